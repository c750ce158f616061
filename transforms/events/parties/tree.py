"""One sentence's dependency tree, laid out to be walked: heads, relations, tags and the tokens below each token."""

from collections.abc import Sequence
from typing import Final

from transforms.events.analyser import Analysis

FINITE_TAGS: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "get", "gets", "got", "'s", "'re"})
_NAMES: Final = frozenset({"NNP", "NNPS", "NNS"})  # what is tagged so is no auxiliary ("Chad attacked"), but a subject
_NOMINAL: Final = ("N", "P", "C", "F", "J", "D")  # first letters of the tags of names, nouns, pronouns, numbers and the like
_HELPERS: Final = frozenset({"aux", "aux:pass", "cop", "advmod", "mark", "compound:prt", "cc", "discourse"})
_DEEPEST: Final = 40  # steps up a tree after which it counts as broken


class Tree:
    """Heads (-1: root), relations of Universal Dependencies, tags of the Penn Treebank, and children in order.

    A relation's name holds for its subtypes: `below(at, "obl")` finds `obl:agent` as well.
    """

    __slots__ = ("_names", "children", "has_finite", "heads", "labels", "lowers", "tags")

    def __init__(self, lowers: Sequence[str], analysis: Analysis) -> None:
        """Lay out an analysis of the tokens whose lower-case forms are `lowers`."""
        self.lowers = lowers
        self.heads, self.tags = analysis.heads, analysis.tags
        self.labels = tuple(
            [
                "nsubj" if label[:3] in ("aux", "cop") and tag in _NAMES else label
                for label, tag in zip(analysis.labels, analysis.tags, strict=True)
            ]
        )
        self.has_finite = not FINITE_TAGS.isdisjoint(self.tags)
        self._names = tuple([label.partition(":")[0] for label in self.labels])
        self.children: list[list[int]] = [[] for _ in self.heads]
        for at, head in enumerate(self.heads):
            if 0 <= head != at:
                self.children[head].append(at)

    def below(self, at: int, *relations: str) -> list[int]:
        """Tokens right below one, by one of these relations."""
        children = self.children[at]
        if not children:
            return []
        labels, names = self.labels, self._names
        if len(relations) == 1:
            (wanted,) = relations
            return [child for child in children if names[child] == wanted or labels[child] == wanted]
        return [child for child in children if names[child] in relations or labels[child] in relations]

    def relation(self, at: int) -> str:
        """The relation of a token to its head, without subtype."""
        return self._names[at]

    def preposition(self, at: int) -> str | None:
        """The preposition that marks a noun ("with", "according to" gives "according"), None where there is none."""
        marks = [child for child in self.below(at, "case") if self.lowers[child] not in ("'s", "'")]
        return self.lowers[marks[0]] if marks else None

    def is_verbal(self, at: int) -> bool:
        """Whether a token can have a subject: a verb, or what a copula makes a predicate."""
        return self.tags[at][:1] in ("V", "M") or bool(self.below(at, "nsubj", "cop", "aux"))

    def has_passive_auxiliary(self, at: int) -> bool:
        """Whether a verb stands in the passive by its auxiliary, or shares that of the participle before it."""
        if any(self.lowers[child] in BE for child in self.below(at, "aux:pass")):
            return True
        shares = (
            self.relation(at) == "conj" and self.heads[at] < at and self.tags[at] == "VBN" and not self.below(at, "aux", "nsubj")
        )
        return shares and self.has_passive_auxiliary(self.heads[at])

    def predicate(self, at: int) -> int:
        """The word whose clause a helping word belongs to ("will", "not"); the token itself where it is none."""
        for _ in range(3):
            if self.labels[at] not in _HELPERS or self.heads[at] < 0:
                break
            at = self.heads[at]
        return at

    def conjuncts(self, at: int) -> list[int]:
        """The token with the nouns coordinated with it, in order of the text; a list without "and" is none."""
        found = self._joined(at)
        if len(found) == 1:
            return found
        has_link = any(self.below(member, "cc") for member in found)
        return sorted(found) if has_link else [at]

    def _joined(self, at: int) -> list[int]:
        nouns = [child for child in self.below(at, "conj") if child > at and self.tags[child][:1] in _NOMINAL]
        return [at, *(member for child in nouns for member in self._joined(child))]

    def top(self, start: int, end: int) -> int:
        """The token of a stretch that stands highest: its head is outside."""
        return next((at for at in range(start, end) if not start <= self.heads[at] < end), start)

    def ancestors(self, at: int) -> list[int]:
        """The token, its head, and so on up to a root."""
        line = [at]
        while self.heads[line[-1]] >= 0 and len(line) < _DEEPEST:
            line.append(self.heads[line[-1]])
        return line

    def path(self, first: int, last: int) -> list[tuple[int, str]]:
        """The way from one token to another: each further token with the arrow that leads to it (`<-nsubj-`, `-obj->`).

        Empty where the two stand in different trees.
        """
        up, down = self.ancestors(first), self.ancestors(last)
        meeting = next((at for at in up if at in down), None)
        if meeting is None:
            return []
        climbed = [(self.heads[at], f"<-{self.labels[at]}-") for at in up[: up.index(meeting)]]
        descended = [(at, f"-{self.labels[at]}->") for at in reversed(down[: down.index(meeting)])]
        return climbed + descended
