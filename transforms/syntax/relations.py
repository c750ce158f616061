"""From the English labels of spaCy's models (the scheme of ClearNLP) to Universal Dependencies.

Some relations only have another name. For others the tree changes: a preposition hangs on its noun and not between noun
and verb, what a form of "be" says of its subject is the head, and conjuncts hang on the first of them.
See https://github.com/clir/clearnlp-guidelines and https://universaldependencies.org/en/dep.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from transforms.events.analyser import Analysis

RENAMED: Final = {
    "ROOT": "root",
    "acomp": "xcomp",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
    "agent": "obl:agent",
    "prep": "advmod",
    "pobj": "obl",
    "pcomp": "advcl",
}
"""Labels that only have another name, or what is left of the others where the tree could not be changed."""

_BE: Final = frozenset("am is are was were be been being 's 're 'm ’s ’re ’m".split())
_PREPOSITIONS: Final = frozenset({"prep", "agent", "dative"})
_NOMINAL: Final = ("NN", "PRP", "CD", "DT", "EX", "WP", "$")


def to_universal(words: Sequence[str], tags: Sequence[str], heads: Sequence[int], labels: Sequence[str]) -> Analysis:
    """Return the analysis in Universal Dependencies; heads are token indexes, -1 for the root."""
    tree = _Tree([word.lower() for word in words], list(tags), list(heads), list(labels))
    tree.hang_prepositions()
    tree.lift_predicates()
    tree.join_conjuncts()
    named = [
        "mark" if label == "aux" and tag == "TO" else RENAMED.get(label, label)
        for label, tag in zip(tree.labels, tree.tags, strict=True)
    ]
    return Analysis(tuple(tree.heads), tuple(named), tuple(tags))


@dataclass
class _Tree:
    lowers: list[str]
    tags: list[str]
    heads: list[int]
    labels: list[str]

    def children(self, node: int) -> list[int]:
        return [child for child, head in enumerate(self.heads) if head == node]

    def depth(self, node: int) -> int:
        steps = 0
        while node >= 0 and steps <= len(self.heads):
            node, steps = self.heads[node], steps + 1
        return steps

    def hang_prepositions(self) -> None:
        """ "sent (prep to (pobj Kyiv))" becomes "sent (obl Kyiv (case to))", the innermost first."""
        for node in sorted(range(len(self.heads)), key=self.depth, reverse=True):
            if self.labels[node] not in _PREPOSITIONS or self.heads[node] < 0:
                continue
            inside = [child for child in self.children(node) if self.labels[child] in ("pobj", "pcomp", "nmod")]
            if not inside:
                continue
            inner, above = inside[0], self.heads[node]
            is_clause = self.labels[inner] == "pcomp"
            is_nominal = self.tags[above].startswith(_NOMINAL) and self.labels[node] == "prep"
            if self.labels[node] == "agent":
                self.labels[inner] = "obl:agent"
            elif is_clause:
                self.labels[inner] = "acl" if is_nominal else "advcl"
            else:
                # "out of Kyiv": the inner noun is lifted again when the turn comes to the preposition above.
                self.labels[inner] = "nmod" if is_nominal or self.labels[above] in _PREPOSITIONS else "obl"
            self.labels[node] = "mark" if is_clause else "case"
            self._put_above(inner, node)

    def lift_predicates(self) -> None:
        """ "is (nsubj he) (attr leader)" becomes "leader (nsubj he) (cop is)"; after "there" the attribute is the subject."""
        for node in sorted(range(len(self.heads)), key=self.depth, reverse=True):
            said = [child for child in self.children(node) if self.labels[child] in ("attr", "acomp")]
            if not said or self.lowers[node] not in _BE:
                continue
            if any(self.labels[child] == "expl" for child in self.children(node)):
                self.labels[said[0]] = "nsubj"
                continue
            self.labels[said[0]], self.labels[node] = self.labels[node], "cop"
            self._put_above(said[0], node)

    def join_conjuncts(self) -> None:
        """Hang all conjuncts on the first, and each conjunction on the conjunct behind it."""
        for node in range(len(self.heads)):
            while self.labels[node] == "conj" and self.heads[node] >= 0 and self.labels[self.heads[node]] == "conj":
                self.heads[node] = self.heads[self.heads[node]]
        for node, label in enumerate(self.labels):
            if label == "cc":
                first = self.heads[node]
                first = self.heads[first] if self.labels[first] == "conj" else first
                behind = [child for child in self.children(first) if child > node and self.labels[child] == "conj"]
                if behind:
                    self.heads[node] = behind[0]

    def _put_above(self, inner: int, node: int) -> None:
        """Let `inner`, which hangs on `node`, take its place and everything else that hangs on it."""
        self.heads[inner] = self.heads[node]
        for child in self.children(node):
            self.heads[child] = inner
        self.heads[node] = inner
