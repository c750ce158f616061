from collections.abc import Sequence

import polars as pl

from tests.transforms.events.coding import SCHEMA, article
from tests.transforms.events.trees import Written
from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.analyser import Analysis
from transforms.events.coder import code_articles
from transforms.events.layout import Layout, lay_out
from transforms.events.model import Attribution, Reading
from transforms.events.parsing import CUT, read_triggers
from transforms.events.sentences import split_sentences
from transforms.events.triggers.lexicon import load_lexicon


class Flat:
    """An analyser that knows no trees: every word hangs on the first. Notes what it was given."""

    name = "flat"
    version = "1"

    def __init__(self, tag: str = "NNP") -> None:
        self.tag = tag
        self.given: list[list[str]] = []

    def analyse(self, batch: Sequence[Sequence[str]]) -> list[Analysis]:
        self.given += [list(words) for words in batch]
        return [
            Analysis((-1, *(0 for _ in words[1:])), ("root", *("dep" for _ in words[1:])), (self.tag,) * len(words))
            for words in batch
        ]


def laid(text: str, attributions: Sequence[Attribution] = ()) -> Layout:
    sentence = split_sentences(text)[0]
    return lay_out(Reading(sentence, find_mentions(sentence, load_gazetteer(), None), attributions=list(attributions)))


def test_only_sentences_that_may_tell_an_act_are_analysed() -> None:
    layouts = [
        laid("Chad attacked Libya."),
        laid("The roof was attacked by rust."),  # nobody
        laid("Chad is dry."),  # no act
        laid("Chad hopes to attack Libya."),  # only hoped for
    ]
    analyser = Flat()
    found = read_triggers(layouts, load_lexicon(), analyser)
    assert [" ".join(words) for words in analyser.given] == ["Chad attacked Libya ."]
    assert [len(triggers) for triggers in found] == [1, 1, 0, 1]
    assert [layout.tree is not None for layout in layouts] == [True, False, False, False]


def test_attributing_words_are_left_out_of_the_tree() -> None:
    layout = laid("Chad attacked Libya, Mali said.", [Attribution("Mali", 4, 5, 0, 3, 3, 6, "said")])
    analyser = Flat()
    read_triggers([layout], load_lexicon(), analyser)
    assert analyser.given == [["Chad", "attacked", "Libya", "."]]
    tree = layout.tree
    assert tree
    assert (tree.heads, tree.labels) == ((-1, 0, 0, -1, -1, -1, 0), ("root", "dep", "dep", CUT, CUT, CUT, "dep"))


def test_without_an_analyser_no_sentence_has_a_tree() -> None:
    layout = laid("Chad attacked Libya.")
    assert [len(triggers) for triggers in read_triggers([layout], load_lexicon(), None)] == [1]
    assert layout.tree is None


def test_a_tag_may_make_a_noun_of_what_position_takes_for_a_verb() -> None:
    text = "Chadian soldiers guards attack Libya."
    verbs = read_triggers([laid(text)], load_lexicon(), None)[0]
    assert [trigger.rule.is_noun for trigger in verbs] == [False]
    layout = laid(text)
    tags = ("JJ", "NNS", "VBD", "NN", "NNP", ".")

    class Tagged(Flat):
        def analyse(self, batch: Sequence[Sequence[str]]) -> list[Analysis]:
            return [Analysis((-1,) + (0,) * 5, ("root",) + ("dep",) * 5, tags) for _ in batch]

    nouns = read_triggers([layout], load_lexicon(), Tagged())[0]
    assert all(trigger.rule.is_noun for trigger in nouns)


def test_sentences_of_all_articles_are_analysed_together() -> None:
    trees = [
        "Chad/NNP/2/nsubj attacked/VBD/0/root Libya/NNP/2/obj ././2/punct",
        "Mali/NNP/2/nsubj condemned/VBD/0/root Togo/NNP/2/obj ././2/punct",
    ]
    analyser = Written(trees)
    articles = [article("Chad attacked Libya.", 0), article("Mali condemned Togo.", 1)]
    coded = code_articles(pl.DataFrame(articles, schema=SCHEMA), load_lexicon(), load_gazetteer(), analyser)
    assert analyser.batches == [2]
    assert coded.events["agreement"].to_list() == [1.0, 1.0]
    assert coded.events["coder_version"].unique().to_list()[0].endswith("+written-1")
