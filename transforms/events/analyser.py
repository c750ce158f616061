"""The seam for a parser: batches of token lists in; heads, labels and tags out.

Coding works without one (arguments are then found by position alone); an analyser adds its tags and tree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Analysis:
    """One sentence analysed: for each token the index of its head (-1: root), its relation and its tag.

    Relations are those of Universal Dependencies, tags those of the Penn Treebank.
    """

    heads: tuple[int, ...]
    labels: tuple[str, ...]
    tags: tuple[str, ...]


class Analyser(Protocol):
    """Whatever tags and parses. `name` and `version` go into the coder's version."""

    name: str
    version: str

    def analyse(self, batch: Sequence[Sequence[str]]) -> list[Analysis]:
        """Analyse sentences given as lists of tokens; one result a sentence, in order."""
        ...
