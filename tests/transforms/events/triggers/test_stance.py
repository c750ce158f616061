import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.events.model import Stance
from transforms.events.sentences import split_sentences
from transforms.events.triggers.stance import read_stance
from transforms.lexicons.loader import read_lexicon


def stance(text: str) -> Stance:
    """Stance of the word in square brackets."""
    start = text.index("[")
    end = text.index("]") - 1
    sentence = split_sentences(text.replace("[", "").replace("]", ""))[0]
    first = next(i for i, token in enumerate(sentence.tokens) if token.char_end > start)
    last = next(i for i, token in enumerate(sentence.tokens) if token.char_end >= end)
    return read_stance(sentence, first, last + 1)


@pytest.mark.parametrize(
    ("text", "modality", "is_negated"),
    [
        ("Oke and Li [met] in Lima.", "happened", False),
        ("The town was [shelled].", "happened", False),
        ("Oke spoke with Li to [discuss] trade.", "happened", False),
        ("Troops [attack] a town", "happened", False),
        ("They are [shelling] the town.", "ongoing", False),
        ("They have been [shelling] the town.", "ongoing", False),
        ("They were [shelling] the town.", "happened", False),
        ("Troops are being [deployed].", "ongoing", False),
        ("They will [form] a group.", "planned", False),
        ("Oke to [meet] Li in Lima", "planned", False),
        ("They were to be [freed] on Friday.", "planned", False),
        ("The [talks] will begin on Friday.", "planned", False),
        ("The [talks] are expected to begin.", "planned", False),
        ("Oke said Lima would [help] the town.", "planned", False),
        ("Both sides agreed to [meet].", "promised", False),
        ("He warned that they would [attack].", "threatened", False),
        ("She urged Lima and Quito to [withdraw].", "requested", False),
        ("Lima must [withdraw].", "requested", False),
        ("They may [meet] again.", "hypothetical", False),
        ("In May Oke [met] Li.", "happened", False),
        ("A [truce] could be near.", "hypothetical", False),
        ("He asked if they would [meet].", "hypothetical", False),
        ("If Lima [attacks], Quito will respond.", "hypothetical", False),
        ("The army denied that it [bombed] the town.", "denied", False),
        ("The town was not [bombed].", "happened", True),
        ("No talks were [held].", "happened", True),
        ("They will not [meet].", "planned", True),
        ("They would not [meet].", "planned", True),
        ("They would not have [met].", "hypothetical", True),
        ("They will return the town that they have [seized].", "happened", False),
        ("They will have [seized] the town.", "planned", False),
        ("Doctors Without Borders [asked] for help.", "happened", False),
        ("They did not agree to [meet].", "promised", True),
        ("The [talks] will not take place.", "planned", True),
        ("It was not only [bombed].", "happened", False),
        ("After she called for calm, troops [bombed] the town.", "happened", False),
    ],
)
def test_modality_and_negation(text: str, modality: str, is_negated: bool) -> None:
    found = stance(text)
    assert (found.modality, found.is_negated, found.condition_text) == (modality, is_negated, None)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If Lima attacks, Quito will [respond].", "If Lima attacks"),
        ("Lima [warned] that there is no deal unless aid begins to flow.", "unless aid begins to flow"),
        ("They will [meet] provided that the truce holds, the mayor said.", "provided that the truce holds"),
        ("They agreed to [withdraw] on condition that all stay calm.", "on condition that all stay calm"),
    ],
)
def test_conditions_keep_their_words(text: str, condition: str) -> None:
    assert stance(text) == Stance("conditional", False, condition)


@pytest.mark.parametrize(
    "text", ["They [met] to see if it works.", "They will [meet] even if it rains.", "They [left] town if one believes him."]
)
def test_what_is_no_condition(text: str) -> None:
    assert stance(text).condition_text is None


@pytest.mark.parametrize("row", read_lexicon("stance_cues").to_dicts(), ids=lambda row: row["rule_id"])
def test_stance_cue_rows(row: dict[str, str]) -> None:
    def shows(text: str) -> bool:
        found = stance(text)
        told = {"negation": found.is_negated, "decided": found.is_decided and found.modality == "planned"}
        return told.get(row["effect"], found.modality == row["effect"])

    assert shows(row["example"])
    assert not shows(row["counter_example"])


_WORDS = st.sampled_from(
    "they will not to be met if unless denied agreed to talks the , ; said would may is attack no on condition that".split()
)


@given(st.lists(_WORDS, min_size=1, max_size=12).map(" ".join))
@settings(max_examples=50)
def test_every_token_of_any_text_has_a_stance(text: str) -> None:
    for sentence in split_sentences(text):
        for i in range(len(sentence.tokens)):
            read_stance(sentence, i, i + 1)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Work began even before the truce [takes effect] on Friday.", "planned"),
        ("The road stays shut until the [talks] begin.", "planned"),
        ("Wells reopen once the army [withdraws].", "planned"),
        ("They will leave when the army [attacks].", "planned"),
        ("Work began before the truce [took effect].", "happened"),
        ("Work went on until the [talks] began.", "happened"),
        ("They left when the army [attacked].", "happened"),
        ("Work began before the [attacks] on the road.", "happened"),
        ("They meet once a week and [discuss] wells.", "happened"),
        ("The king awaits Friday's [meeting].", "happened"),
        ("The king says it's [shelling] the town.", "ongoing"),
    ],
)
def test_clauses_of_time_about_the_future_are_planned(text: str, modality: str) -> None:
    assert stance(text).modality == modality
