"""Whatever words stand in a sentence, in whatever order, the coder answers, and what it answers lies in the text."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.events.coding import SCHEMA, article
from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.coder import code_articles
from transforms.events.triggers.lexicon import load_lexicon
from transforms.syntax.parser import built_in

FORMS = sorted(load_lexicon().patterns)
WORDS = st.sampled_from(
    """Russia Russian jets 's , and the of in John Kerry President Smith rebels police who that army - led for us US said Hamas
    Aleppo two ( ) U.S. he they it not to be has been was will would by with against on Monday " ; : %""".split()
)
TEXTS = st.lists(st.one_of(WORDS, st.sampled_from(FORMS)), min_size=1, max_size=14).map(" ".join)


@settings(max_examples=120, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS)
def test_any_words_are_coded_without_a_fault(sentences: list[str], title: str) -> None:
    body = ". ".join(sentences)
    told = [article(f"{body}.", title=title, day="2020-05-05")]
    coded = code_articles(pl.DataFrame(told, schema=SCHEMA), load_lexicon(), load_gazetteer(), built_in())
    for row in coded.events.iter_rows(named=True):
        text = title if row["sentence_number"] == 0 else f"{body}."
        assert text[row["char_start"] : row["char_end"]] == row["evidence"]
        assert row["trigger_text"] in row["evidence"]
        assert row["actors"] or row["recipients"] or row["event_type"] in ("RETREAT", "AGREE", "PROTEST")
