"""Shared by the tests of the tree finder: sentences with trees written by hand.

A tree is written token by token as `word/TAG/head/relation`, heads counted from 1 and 0 for the root, as treebanks do.
"""

from collections.abc import Sequence

from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.analyser import Analysis
from transforms.events.layout import Layout, lay_out
from transforms.events.model import Mention, Reading
from transforms.events.parties.tree import Tree
from transforms.events.sentences import split_sentences
from transforms.events.triggers.lexicon import load_lexicon
from transforms.events.triggers.triggers import Trigger, find_triggers


def analysed(written: str) -> tuple[list[str], Analysis]:
    """The words of a written tree, and its analysis."""
    cells = [token.rsplit("/", 3) for token in written.split()]
    words = [cell[0] for cell in cells]
    return words, Analysis(
        tuple(int(cell[2]) - 1 for cell in cells), tuple(cell[3] for cell in cells), tuple(cell[1] for cell in cells)
    )


def laid_out(written: str) -> Layout:
    """The sentence of a written tree, with its mentions and its tree."""
    words, analysis = analysed(written)
    sentence = split_sentences(" ".join(words).replace(" 's", "'s"))[0]
    assert [token.text for token in sentence.tokens] == words
    layout = lay_out(Reading(sentence, find_mentions(sentence, load_gazetteer(), None)))
    layout.tree = Tree(layout.lowers, analysis)
    return layout


def trigger_at(layout: Layout, word: str) -> Trigger:
    """The trigger of a sentence whose head is a word."""
    found = [trigger for trigger in find_triggers(layout, load_lexicon()) if layout.lowers[trigger.head] == word]
    assert found, f"no trigger at {word!r}"
    return found[0]


def texts(mentions: list[Mention]) -> list[str]:
    return [mention.text for mention in mentions]


class Written:
    """An analyser that knows the sentences it was given, and no other."""

    name = "written"
    version = "1"

    def __init__(self, trees: Sequence[str]) -> None:
        self._known = {tuple(words): analysis for words, analysis in map(analysed, trees)}
        self.batches: list[int] = []

    def analyse(self, batch: Sequence[Sequence[str]]) -> list[Analysis]:
        self.batches.append(len(batch))
        return [self._known[tuple(words)] for words in batch]
