"""Words of headlines and first words of sentences that the article uses as names elsewhere: their capital alone tells nothing."""

from collections.abc import Sequence
from dataclasses import replace

from transforms.events.actors.labels import Labelled, words_of
from transforms.events.model import Sentence


def with_first_names(labels: Sequence[Labelled], sentences: Sequence[Sentence]) -> list[Labelled]:
    """The labels of an article's sentences, with words that are names inside other sentences labelled as such throughout.

    "Berg has won" opens with a name where the article speaks of "Anna Berg" or "with Berg" further on. A word that the
    article writes in small letters too is none.
    """
    inside: set[str] = set()
    small: set[str] = set()
    for labelled, sentence in zip(labels, sentences, strict=True):
        small.update([token.lower for token in sentence.tokens if token.text.islower()])
        inside.update(
            sentence.lowers[start]
            for letter, start in zip(labelled.letters, labelled.starts, strict=True)
            if letter == "N" and not _opens(sentence, start)
        )
    names = inside - small - words_of("not_a_name")
    if not names:
        return list(labels)
    return [_with_names(labelled, sentence, names) for labelled, sentence in zip(labels, sentences, strict=True)]


def _with_names(labelled: Labelled, sentence: Sentence, names: set[str]) -> Labelled:
    letters = [
        "N" if letter == "x" and sentence.tokens[start].text[0].isupper() and sentence.lowers[start] in names else letter
        for letter, start in zip(labelled.letters, labelled.starts, strict=True)
    ]
    return replace(labelled, letters="".join(letters))


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether a word stands where any word has a capital: at the head of a sentence or of what is quoted."""
    return at == 0 or not sentence.tokens[at - 1].text[-1].isalnum()
