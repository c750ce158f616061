"""Other ways to write an annotated sentence: as a headline, in capitals, without its stop. So the net meets what news does."""

import random
from collections.abc import Callable
from dataclasses import replace

from flows.training.treebank import Tree

_SMALL = frozenset("a an and as at but by for from in into of off on or over the to up with".split())
_LEFT_OUT = frozenset("a an the am is are was were been being be has have had".split())
_LONGEST_HEADLINE = 25
_KEPT_PAST = frozenset({"be", "have", "do"})


def varied(tree: Tree, chance: random.Random, share: float) -> Tree:
    """Return the tree as it is, or with the chance `share` one of its variants."""
    return chance.choice(_VARIANTS)(tree) if chance.random() < share else tree


def without_stop(tree: Tree) -> Tree:
    """Return the tree without its last stop."""
    if len(tree) > 1 and tree.words[-1] in ".!" and tree.labels[-1] == "punct":
        return kept_words(tree, [True] * (len(tree) - 1) + [False])
    return tree


def headline(tree: Tree) -> Tree:
    """Return a short sentence as headlines are told.

    No stop, no articles, no forms of "be" and "have" that lean on a word; the past as the present, "to" for "will", a comma
    for "and" between nouns.
    """
    if len(tree) > _LONGEST_HEADLINE:
        return without_stop(tree)
    tree = _in_headline_words(tree)
    heads = set(tree.heads)
    told = [
        number in heads or word.lower() not in _LEFT_OUT or label.split(":")[0] not in ("det", "aux", "cop")
        for number, (word, label) in enumerate(zip(tree.words, tree.labels, strict=True))
    ]
    return without_stop(kept_words(tree, told))


def title_case(tree: Tree) -> Tree:
    """Return the tree with capitals as in a title, without its stop."""
    words = tuple(
        word if number and word.lower() in _SMALL else word[:1].upper() + word[1:] for number, word in enumerate(tree.words)
    )
    return without_stop(replace(tree, words=words))


def upper_case(tree: Tree) -> Tree:
    """Return the tree in capitals."""
    return replace(tree, words=tuple(word.upper() for word in tree.words))


def lower_case(tree: Tree) -> Tree:
    """Return the tree in small letters."""
    return replace(tree, words=tuple(word.lower() for word in tree.words))


def kept_words(tree: Tree, is_kept: list[bool]) -> Tree:
    """Return the tree without some words. Words that others hang on must be kept: ValueError."""
    places = [number for number, kept in enumerate(is_kept) if kept]
    if any(head >= 0 and not is_kept[head] for head, kept in zip(tree.heads, is_kept, strict=True) if kept):
        raise ValueError("a word that others hang on cannot be left out")
    new = {old: number for number, old in enumerate(places)} | {-1: -1}

    def of(values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(values[number] for number in places)

    heads = tuple(new[tree.heads[number]] for number in places)
    lemmas = of(tree.lemmas) if tree.lemmas else ()
    return Tree(of(tree.words), of(tree.tags), of(tree.parts), heads, of(tree.labels), tree.genre, lemmas)


def _in_headline_words(tree: Tree) -> Tree:
    rows = [list(row) for row in zip(tree.words, tree.tags, tree.parts, tree.labels, strict=True)]
    for number, (word, tag, part, label) in enumerate(rows):
        head = tree.heads[number]
        if tag == "MD" and label == "aux" and word.lower() in ("will", "'ll"):
            rows[number] = ["to", "TO", "PART", "mark"]
        elif label == "cc" and word == "and" and tree.labels[head] == "conj" and tree.parts[head] in ("NOUN", "PROPN"):
            rows[number] = [",", ",", "PUNCT", "punct"]
        elif tag == "VBD" and part == "VERB" and tree.lemmas and tree.lemmas[number] not in _KEPT_PAST:
            is_plural = _has_plural_subject(tree, number)
            rows[number] = [
                tree.lemmas[number] if is_plural else _third_person(tree.lemmas[number]),
                "VBP" if is_plural else "VBZ",
            ]
            rows[number] += [part, label]
    words, tags, parts, labels = (tuple(column) for column in zip(*rows, strict=True))
    return replace(tree, words=words, tags=tags, parts=parts, labels=labels)


def _has_plural_subject(tree: Tree, verb: int) -> bool:
    subjects = [n for n, head in enumerate(tree.heads) if head == verb and tree.labels[n].startswith("nsubj")]
    joined = [n for n, head in enumerate(tree.heads) if head in subjects and tree.labels[n] == "conj"]
    plural = ("i", "we", "you", "they", "these", "those")
    return bool(joined) or any(tree.tags[n] in ("NNS", "NNPS") or tree.words[n].lower() in plural for n in subjects)


def _third_person(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


def _title_headline(tree: Tree) -> Tree:
    return title_case(headline(tree))


def _upper_headline(tree: Tree) -> Tree:
    return upper_case(headline(tree))


_VARIANTS: tuple[Callable[[Tree], Tree], ...] = (
    without_stop,
    without_stop,
    headline,
    headline,
    headline,
    title_case,
    _title_headline,
    upper_case,
    _upper_headline,
    lower_case,
)
"""Each as often as its share among the variants."""
