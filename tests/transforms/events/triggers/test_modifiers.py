import pytest

from tests.transforms.events.trees import laid_out, trigger_at
from transforms.events.triggers.lexicon import load_lexicon
from transforms.events.triggers.modifiers import is_modifier

SQUADRONS = "Chile/NNP/2/nsubj has/VBZ/0/root two/CD/5/nummod attack/NN/5/compound squadrons/NNS/2/obj"
BOMBING = "A/DT/3/det bombing/NN/3/compound attack/NN/4/nsubj shook/VBD/0/root Chile/NNP/4/obj"
ARMED = "Peru/NNP/7/nsubj in/IN/3/case which/WDT/7/obl armed/VBN/6/amod fundamentalist/JJ/6/amod militias/NNS/7/nsubj slept/VBD/0/root"
HEADLINE = "Peru/NNP/3/nsubj police/NN/3/amod arrested/VBN/5/amod two/CD/5/nummod activists/NNS/0/root"


@pytest.mark.parametrize(
    ("written", "word", "describes"),
    [
        (SQUADRONS, "attack", True),
        (BOMBING, "bombing", False),  # the noun that it describes is an act as well
        (BOMBING, "attack", False),
        (ARMED, "armed", True),
        (HEADLINE, "arrested", False),  # who did it stands right before: a tree that errs
    ],
)
def test_a_word_before_its_noun_only_describes_it(written: str, word: str, describes: bool) -> None:
    layout = laid_out(written)
    assert is_modifier(layout, trigger_at(layout, word), load_lexicon()) is describes


def test_without_a_tree_nothing_describes() -> None:
    layout = laid_out(SQUADRONS)
    trigger = trigger_at(layout, "attack")
    layout.tree = None
    assert not is_modifier(layout, trigger, load_lexicon())
