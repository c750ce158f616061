"""Finding places: names of towns, divisions, countries, seas and regions, resolved against the lexicon `places`."""

from collections.abc import Mapping
from typing import Final

from transforms.events.forms import PlaceEntry, PlaceForm
from transforms.events.gazetteer import Gazetteer
from transforms.events.labels import Labelled, label_sentence, words_of
from transforms.events.model import Place, Sentence, Token
from transforms.events.packaged_places import clear_entry

_PLACE_LABELS: Final = frozenset("LCKA")  # A: "the US", "New Zealand" are adjectives as well
_COUNTRY_LEADS: Final = frozenset({"from", "to", "into", "onto", "via", "toward", "towards", "between", "against"})


def find_places(sentence: Sentence, gazetteer: Gazetteer, country_prior: frozenset[str]) -> list[Place]:
    """Places that `sentence` names, in order.

    A country or capital counts only behind a preposition of place ("in Syria"), since otherwise it acts.
    A name that several places bear means the one in the country that follows ("Tripoli, Lebanon"), else in
    `country_prior` (codes of the countries that the article is about), else the far most populous. Where
    nothing decides, the place has its name as written, no codes and no entity (reason ambiguous_place).
    """
    labelled = label_sentence(sentence, gazetteer)
    tokens = sentence.tokens
    places: list[Place] = []
    skipped = -1
    for index, letter in enumerate(labelled.letters):
        if letter not in _PLACE_LABELS or index == skipped:
            continue
        start, end = labelled.starts[index], labelled.ends[index]
        if letter == "A" and _describes(labelled, tokens, index):
            continue
        if _is_part_of_name(labelled, index) or (letter != "L" and not _is_led(tokens, start)):
            continue
        form = _place_form(tokens, start, end, gazetteer.places)
        if form is None:
            continue
        qualifier = _qualifier(labelled, index, gazetteer)
        if qualifier:
            skipped = index + 2
        text = sentence.text[tokens[start].char_start - sentence.char_start : tokens[end - 1].char_end - sentence.char_start]
        places.append(_place(start, end, text, choose_place(form.entries, qualifier or country_prior)))
    return places


def choose_place(entries: tuple[PlaceEntry, ...], prior: frozenset[str]) -> PlaceEntry | None:
    """The entry meant, given the countries that the text speaks of; None where nothing decides."""
    if len(entries) == 1:
        return entries[0]
    favoured = tuple(entry for entry in entries if entry.entity.country_code in prior)
    if favoured:
        countries = {entry.entity.country_code for entry in favoured}
        return favoured[0] if len(countries) == 1 else clear_entry(favoured)
    return clear_entry(entries)


def _place(start: int, end: int, text: str, entry: PlaceEntry | None) -> Place:
    if entry is None:
        return Place(start, end, text, text, None, None, None, None, "city", None)
    entity = entry.entity
    return Place(
        start,
        end,
        text,
        entity.name,
        entity.country_code,
        entity.admin1,
        entity.latitude,
        entity.longitude,
        entry.precision,
        entity,
    )


def _is_part_of_name(labelled: Labelled, index: int) -> bool:
    """Whether the name belongs to a person or body named around it ("Paris Hilton", "Michael Jordan")."""
    letters = labelled.letters
    return letters[index - 1 : index] == "N" or letters[index + 1 : index + 2] in ("N", "S", "P")


def _describes(labelled: Labelled, tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an adjective stands before its noun ("in U.S. custody"), so that it names no place by itself."""
    following = labelled.letters[index + 1 : index + 2]
    if not following or following in "ociraft)":
        return False
    token = tokens[labelled.starts[index + 1]]
    return token.text[0].isalpha() and token.lower not in words_of("not_a_name") | words_of("not_before_role")


def _is_led(tokens: tuple[Token, ...], start: int) -> bool:
    before = start - 1
    while before >= 0 and (tokens[before].lower in ("the", ",", "and") or tokens[before].lower in words_of("modifier")):
        if tokens[before].lower in (",", "and") and (before == 0 or not tokens[before - 1].text[0].isupper()):
            return False
        before -= 2 if tokens[before].lower in (",", "and") else 1
    return before >= 0 and (tokens[before].lower in words_of("location_preposition") or tokens[before].lower in _COUNTRY_LEADS)


def _place_form(tokens: tuple[Token, ...], start: int, end: int, index: Mapping[str, tuple[PlaceForm, ...]]) -> PlaceForm | None:
    words = tuple(token.lower for token in tokens[start:end])
    return next((form for form in index.get(words[0], ()) if form.words == words), None)


def _qualifier(labelled: Labelled, index: int, gazetteer: Gazetteer) -> frozenset[str]:
    """The country named right after the place and a comma, as a set of one code; empty where there is none."""
    if labelled.letters[index + 1 : index + 3] not in ("cC", "cA", "cK", "cL"):
        return frozenset()
    form = labelled.forms[index + 2]
    if form is None or not form.rows or labelled.letters[index + 2] == "K":
        return frozenset()
    code = form.rows[0].country_code
    own = labelled.forms[index]
    if form.label == "L" and (own is None or not own.rows or own.rows[0].country_code != code):
        return frozenset()
    return frozenset({code}) if code in gazetteer.countries and code else frozenset()
