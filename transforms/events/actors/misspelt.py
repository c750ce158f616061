"""Countries, peoples and capitals spelt with one letter too many or too few ("Khazakhstan", "Nigera").

Only long names, and only what no row knows. The first and the last letter must be right: most surnames that are made of a
country's name change its end.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from transforms.events.actors.forms import Form
from transforms.events.actors.packaged_actors import country_forms

_SHORTEST: Final = 7


@lru_cache(maxsize=4096)
def nearly(word: str) -> Form | None:
    """The form that an unknown word in small letters is one letter away from, None where there is none or more than one."""
    if len(word) < _SHORTEST - 1 or not word.isalpha():
        return None
    exact, shorter = _forms()
    found = {form.words: form for form in (shorter.get(word), *(exact.get(less) for less in _without_a_letter(word))) if form}
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _forms() -> tuple[Mapping[str, Form], Mapping[str, Form]]:
    """The long forms by their word, and by all that is left of it without one letter inside."""
    exact = {
        form.words[0]: form
        for form in country_forms()
        if len(form.words) == 1 and len(form.words[0]) >= _SHORTEST and form.words[0].isalpha()
    }
    return exact, {less: form for word, form in exact.items() for less in _without_a_letter(word)}


def _without_a_letter(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1)}
