"""What every token of a sentence is to the search for actors: gazetteer forms, names and small words, one letter each.

Letters of forms: see packaged_actors.py. Further: S surname of a known person, N unknown name, U pronoun,
o "of", f "from", i "in", r "for" and "to", t article, s possessive, h hyphen, c comma, a "and", ( and ), x all else.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from transforms.events.actors.forms import ANY_CASE, UPPER, Form, LaidOut
from transforms.events.actors.gazetteer import Gazetteer
from transforms.events.actors.misspelt import nearly
from transforms.events.actors.packaged_actors import word_set
from transforms.events.model import Sentence, Token
from transforms.events.numbers.number_words import SCALES, TENS, UNITS

_SMALL: Final = {
    "of": "o", "from": "f", "in": "i", "for": "r", "to": "r", "the": "t", "a": "t", "an": "t", "'s": "s", "'": "s",
    "-": "h", "–": "h", ",": "c", "and": "a", "&": "a", "(": "(", ")": ")", "'S": "s",
}  # fmt: skip
# In a headline every word has a capital: only what follows a title is taken for a name.
_BEFORE_NAMES: Final = frozenset("T")
_FIRST_NAMES: Final = frozenset({"jan", "may", "april", "june", "august"})
_TELLING: Final = frozenset("xRNPSLK")
"""What may be a name or its first half, or stand beside one."""
_OF_PERSONS: Final = frozenset("NPST")
CALLED_SO: Final = frozenset({"hunter", "fisher", "shepherd"})
"""First names that are roles as well."""
_NUMBERS: Final = frozenset({*UNITS, *TENS, *SCALES})
_MONTHS_OF_PEOPLE: Final = frozenset({"may", "march", "april", "june", "august"})
_SHORTEST_HALF: Final = 3  # letters of what may be the first half of a double name, and not "Non-" or "Pro-"
_HEADLINE_SHARE: Final = 0.7
_CAPITALS_SHARE: Final = 0.8


@dataclass(frozen=True, slots=True)
class Labelled:
    """Labels of a sentence: one letter, one span and one form (None for small words and names) per item."""

    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    forms: tuple[Form | None, ...]


@cache
def words_of(kind: str) -> frozenset[str]:
    """Words of the lexicon `actor_words`, in small letters."""
    return frozenset(word.lower() for word in word_set(kind))


@lru_cache(maxsize=4)
def _laid_out(gazetteer: Gazetteer) -> LaidOut:
    return LaidOut(gazetteer.forms)


@cache
def _small_words() -> dict[str, str]:
    """Letters of the small words and the pronouns."""
    return dict.fromkeys(words_of("pronoun"), "U") | _SMALL


def label_sentence(sentence: Sentence, gazetteer: Gazetteer) -> Labelled:
    """Labels of `sentence`; the longest form wins, and forms that stand earlier win over later ones."""
    tokens = sentence.tokens
    lowers = sentence.lowers
    headline, capitals = _letter_case(tokens)
    forms, surnames, laid_out = gazetteer.forms, gazetteer.surnames, _laid_out(gazetteer)
    small, links, no_names = _small_words(), words_of("name_link"), words_of("not_a_name")
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    found: list[Form | None] = []
    position, count = 0, len(tokens)
    while position < count:
        lower = lowers[position]
        end = position + 1
        form = None
        candidates = forms.get(lower)
        if candidates is not None:
            by_second, singles = laid_out[lower]
            following = lowers[end] if end < count else ""
            candidates = (*by_second[following], *singles) if following in by_second else singles
            form = _longest(candidates, tokens, lowers, position, capitals)
        elif lower[:3] == "ex-":  # "ex-Chadian minister"
            form = next((form for form in forms.get(lower[3:], ()) if len(form.words) == 1), None)
        if form is not None:
            letter, end = form.label, position + len(form.words)
        else:
            letter = small.get(lower, "x")
            if letter == "x":
                if tokens[position].text[0].isupper():
                    form = surnames.get(lower)
                    if form is not None and (lower not in no_names or (not headline and _is_titled(tokens, position, letters))):
                        letter = "S"
                    else:
                        form = None
                        if (_is_name(tokens, position) or _is_month_of_person(tokens, position, letters)) and (
                            not headline or (letters and letters[-1] in _BEFORE_NAMES)
                        ):
                            letter = "N"
                elif lower in links:
                    letter = "l"
        letters.append(letter)
        starts.append(position)
        ends.append(end)
        found.append(form)
        position = end
    _tell_namesakes(tokens, letters, starts, ends, found)
    return Labelled("".join(letters), tuple(starts), tuple(ends), tuple(found))


def _tell_namesakes(
    tokens: tuple[Token, ...], letters: list[str], starts: list[int], ends: list[int], found: list[Form | None]
) -> None:
    """Turns a known person's last name into an unknown name where another first or last name stands beside it ("Greg Abbott")."""
    for at, letter in enumerate(letters):
        if letter not in _TELLING or (letter == "x" and letters[at + 1 : at + 2] != ["h"]):
            continue
        form = found[at]
        if letter == "x" and letters[at + 1 : at + 3] == ["h", "N"] and _is_half_name(tokens, starts[at]):
            letter = letters[at] = "N"  # "Berg-Hansen told …"
        is_called_so = letter == "R" and tokens[starts[at]].lower in CALLED_SO and tokens[starts[at]].text[0].isupper()
        if is_called_so and "".join(letters[at + 1 : at + 2]) in tuple("PSN"):
            letter, form = "N", None  # "Hunter Dale"
            letters[at], found[at] = letter, form
        if letter == "N" and not _OF_PERSONS & {*letters[max(0, at - 1) : at], *letters[at + 1 : at + 2]}:
            form = nearly(tokens[starts[at]].lower)
            if form is not None:
                letter, letters[at], found[at] = form.label, form.label, form
        is_first = letter in "PS" and at + 1 < len(letters) and letters[at + 1] in ("SN" if letter == "S" else "S")
        if is_first and form is not None and len(form.words) == 1:
            following = tokens[starts[at + 1]].lower
            if not any(following in row.entity.name.lower().split() for row in form.rows):
                letters[at], found[at] = "N", None  # "Omar Hariri": neither of the two known bearers
        if letter in "LK" and at and letters[at - 1] in "RT" and letters[at + 1 : at + 2] == ["N"]:
            title = tokens[starts[at - 1]].text
            is_first = title[0].isupper() and ends[at] == starts[at] + 1
            if is_first:
                letters[at], found[at] = "N", None  # "President Milan Obradovic"
        if letter != "P" or form is None or len(form.words) > 1:
            continue
        first = at
        while first and letters[first - 1] == "N":
            first -= 1
        own = {word for row in form.rows for word in row.entity.name.lower().replace("-", " ").split()}
        before = [tokens[starts[k]].lower for k in range(first, at)]
        is_other = before and own.isdisjoint(before) and not any(len(word.rstrip(".")) == 1 for word in before)
        follows = at + 1 < len(letters) and letters[at + 1] == "N"
        if is_other or (follows and tokens[starts[at + 1]].lower not in own):
            letters[at], found[at] = "N", None


def _is_half_name(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a capitalised word at the head of a sentence is joined by a hyphen to a name, and no word of the language."""
    word = tokens[at]
    is_first = at == 0 or tokens[at - 1].text in '":.;“('
    return is_first and word.text.istitle() and len(word.text) > _SHORTEST_HALF and word.lower not in words_of("not_a_name")


def _longest(
    candidates: tuple[Form, ...], tokens: tuple[Token, ...], lowers: tuple[str, ...], at: int, capitals: bool
) -> Form | None:
    for form in candidates:
        words = form.words
        size = len(words)
        if size > 2 and lowers[at : at + size] != words:
            continue
        if form.casing == ANY_CASE:
            return form
        if form.casing == UPPER:
            # In a line set all in capitals, "IS" and "WHO" are more often the common words.
            if _is_upper(tokens[at : at + size]) and not (capitals and words[0] in words_of("not_a_name")):
                return form
            continue
        for step in form.cased_at:
            if not tokens[at + step].text[0].isupper():
                break
        else:
            return form
    return None


def _is_upper(tokens: tuple[Token, ...]) -> bool:
    return all(not token.text[0].isalpha() or token.text.isupper() for token in tokens)


def _letter_case(tokens: tuple[Token, ...]) -> tuple[bool, bool]:
    """Whether the words are set as in a title, and whether all in capitals."""
    if not tokens or tokens[-1].text[-1] in '.?!"':
        return False, False
    words = [token.text for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    if len(words) < 3:
        return False, False
    titled = sum(word[0].isupper() for word in words) / len(words) >= _HEADLINE_SHARE
    return titled, titled and sum(word.isupper() for word in words) / len(words) >= _CAPITALS_SHARE


def _is_titled(tokens: tuple[Token, ...], at: int, letters: list[str]) -> bool:
    """Whether the name of a month is a last name here: behind a title, and before no number ("Prime Minister May")."""
    if tokens[at].lower not in _MONTHS_OF_PEOPLE or not letters or letters[-1] not in "RT":
        return False
    following = tokens[at + 1].text if at + 1 < len(tokens) else "."
    return tokens[at - 1].text[0].isupper() and not following[0].isdigit()


def _is_month_of_person(tokens: tuple[Token, ...], at: int, letters: list[str]) -> bool:
    """Whether a month stands for a first name: behind a title or role, before another name ("President Jan Kovar")."""
    if tokens[at].lower not in _FIRST_NAMES or not letters or letters[-1] not in "RTA" or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].text[0].isupper() and tokens[at + 1].text.isalpha()


def _is_name(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the capitalised word at `at`, which no row knows, looks like a name."""
    token = tokens[at]
    if token.lower in words_of("not_a_name") or token.lower in _NUMBERS or not token.text[0].isalpha():
        return False
    is_joined = at > 1 and tokens[at - 1].text == "-" and tokens[at - 1].char_end == token.char_start
    if is_joined and tokens[at - 2].text.istitle():
        return True  # "Vass-Holt"
    if at > 0 and tokens[at - 1].text not in '":.;-“(' and tokens[at - 1].text[-1] not in ".?!":
        return True
    if at > 0 and tokens[at - 1].text.endswith(".") and len(tokens[at - 1].text) > 1:
        return True  # after an abbreviation
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    if following.text[0].isupper():
        return following.lower not in words_of("not_a_name") and not token.lower.endswith(("ly", "ing"))
    return following.lower in words_of("speech_verb") and not token.lower.endswith(("s", "ly", "ing", "tion", "ment"))
