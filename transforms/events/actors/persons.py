"""Which mentions may be one person: those that "he" and "she" point back to, and strangers who share a statesman's last name."""

from collections.abc import Set
from functools import cache
from typing import Final

from transforms.events.actors.labels import CALLED_SO
from transforms.events.actors.packaged_actors import role_forms
from transforms.events.clause_words import word_class
from transforms.events.model import Mention, Sentence

_HONORIFICS: Final = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "dame", "lord", "lady"})
_LOCATIVE: Final = word_class("locative")
_CALLINGS: Final = ("er", "or", "ist", "ian", "man", "woman", "boy", "girl", "chief", "judge", "king", "queen", "dent", "suspect")
_ALSO: Final = frozenset(
    {"pope", "prince", "princess", "premier", "teenager", "mother", "father", "secretary", "envoy", "official"}
)


def full_name(mention: Mention, sentence: Sentence) -> str | None:
    """The last name in small letters of an unknown name that is told with a first name ("Anna Berg"), None for other mentions."""
    if mention.kind != "name" or mention.head == mention.start or "'s" in sentence.lowers[mention.start : mention.end]:
        return None
    before = mention.head - 1 if sentence.lowers[mention.head - 1] != "-" else mention.head - 3  # "Anna Vass-Holt"
    if before < mention.start:
        return None
    first, last = sentence.tokens[before].text, sentence.tokens[mention.head].text
    is_told = first[0].isupper() and last[0].isupper() and first.lower() not in _titles()
    is_word = first.rstrip(".").replace("-", "").isalpha() and last.replace("-", "").isalpha()
    return last.lower() if is_told and is_word else None


@cache
def _titles() -> frozenset[str]:
    """Honorifics, and last words of roles and titles, in small letters."""
    return _HONORIFICS | (frozenset(form.words[-1] for form in role_forms()) - CALLED_SO)


def is_bare(mention: Mention, sentence: Sentence) -> bool:
    """Whether a person is named by the last name alone ("Berg", "Mr Berg")."""
    words = [word for word in sentence.lowers[mention.start : mention.end] if word not in _HONORIFICS]
    return len(words) == 1


def may_be_one(mention: Mention, sentence: Sentence, surnames: Set[str]) -> bool:
    """Whether a person or name may be that of one person; of unknown names those told in full somewhere, or with a title.

    `surnames` are the last names that the article tells with a first name or a title.
    """
    if mention.kind == "person":
        return True
    lowers = sentence.lowers
    if mention.kind != "name" or "'s" in lowers[mention.start : mention.end]:
        return False
    if mention.start and lowers[mention.start - 1] in _LOCATIVE:
        return False
    is_titled = mention.sector is not None or lowers[mention.start] in _HONORIFICS
    return is_titled or lowers[mention.head] in surnames


def is_one_by_role(mention: Mention, sentence: Sentence) -> bool:
    """Whether a role is that of one person ("the minister"), not of several or of a body."""
    word = sentence.lowers[mention.head]
    if mention.kind != "role" or (mention.start and sentence.lowers[mention.start - 1] in _LOCATIVE):
        return False
    return word.endswith(_CALLINGS) or word in _ALSO
