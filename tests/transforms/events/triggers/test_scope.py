import polars as pl
import pytest

from tests.transforms.events.coding import SCHEMA, article, events_of
from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.coder import code_articles
from transforms.events.triggers.lexicon import load_lexicon
from transforms.syntax.parser import built_in


def types(text: str) -> list[str]:
    return sorted(row["event_type"] for row in events_of([text])[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "since" amid a verb opens no clause
        ("Zambian police have since arrested four Ghanaian traders.", ["COERCE"]),
        # "by" behind a named object makes no passive
        ("The Togolese president congratulated Ghana by telephone.", ["SUPPORT"]),
        # what follows a subordinator is no complement of the verb before it
        ("The accord was reached after talks between Chad and Togo.", ["AGREE", "CONSULT"]),
        # a crowd needs no country to protest, a private person one to warn
        ("Residents blocked the main road.", ["PROTEST"]),
        ("Residents warned that prices would rise.", []),
        # a plural subject may have its place between itself and the bare verb
        ("Nurses in Zimbabwe want a pay rise from the Zambian government.", ["REQUEST"]),
        # punishment that is asked for is not imposed
        ("Sweden's government proposed life sentences for gang leaders.", []),
    ],
)
def test_which_acts_stand_on_their_own(text: str, expected: list[str]) -> None:
    assert types(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a relative clause whose verb is done to its antecedent tells an act of its own
        ("Ghana urged Togo to sign a deal, a plan that Benin and Niger rejected.", ["REJECT", "REQUEST"]),
        # one that says what is planned does not
        ("Ghana vetoed a resolution that would have pressed Togo over arms.", ["REJECT"]),
        # what comes only after the main act is no act yet
        ("Kenya said Chad must free Ghana's envoys before the rebels disarm.", ["REQUEST"]),
    ],
)
def test_what_the_tree_says_of_clauses(text: str, expected: list[str]) -> None:
    frame = pl.DataFrame([article(text)], schema=SCHEMA)
    coded = code_articles(frame, load_lexicon(), load_gazetteer(), built_in())
    assert sorted(coded.events["event_type"].to_list()) == expected
