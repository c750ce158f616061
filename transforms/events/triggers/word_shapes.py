"""What the shape of a word tells before any analyser has seen it: adjectives, plurals, pronouns."""

from typing import Final

from transforms.events.layout import Layout
from transforms.events.model import Mention

_OBJECT_PRONOUNS: Final = frozenset({"them", "him", "us", "me", "her", "it"})


def is_adjective(word: str) -> bool:
    """Whether a word has the ending of an adjective."""
    return len(word) > 4 and word.endswith(("al", "ic", "ive", "ous", "ary", "ful", "able", "ible", "ian", "ern"))


def is_adjectival(layout: Layout, mention: Mention) -> bool:
    """Whether the last word of a mention is a nation's adjective ("Israeli", "Russian", "French")."""
    word = layout.lowers[mention.end - 1]
    if mention.entity and mention.text.lower() == mention.entity.name.lower():
        return False  # "Iran", "Pakistan", "Israeli Defence Forces": the name itself
    return word.endswith(("an", "ian", "ish", "ese", "eli", "aqi", "ani", "nch", "tch", "eek", "wiss", "bi", "mi", "ti", "li"))


def is_plural(word: str) -> bool:
    """Whether a word that ends a mention tells of several: "gunmen attack", "police raid"."""
    return word.endswith(("s", "men")) or word in ("people", "police")


def is_object_pronoun(layout: Layout, at: int) -> bool:
    """Whether a token is a pronoun of the object, and not the country that "US" is short for."""
    return layout.lower(at) in _OBJECT_PRONOUNS and layout.reading.sentence.tokens[at].text != "US"
