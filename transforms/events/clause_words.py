"""Closed classes of words that the search for triggers and parties goes by (lexicon `clause_words`)."""

from functools import cache

from transforms.lexicons.loader import read_lexicon


@cache
def word_class(name: str) -> frozenset[str]:
    """The lower-case words of a class. Raises KeyError for a class the lexicon does not hold."""
    classes = dict(read_lexicon("clause_words").select("word_class", "words").iter_rows())
    return frozenset(str(classes[name]).split())
