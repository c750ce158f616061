"""Finding places: names of towns, divisions, countries, seas and regions, resolved against the lexicon `places`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from transforms.events.actors.forms import PlaceEntry, PlaceForm
from transforms.events.actors.gazetteer import Gazetteer
from transforms.events.actors.labels import Labelled, label_sentence, words_of
from transforms.events.model import Mention, Place, Reading, Sentence, Token
from transforms.events.places.packaged_places import clear_entry
from transforms.events.tokens import tokenise

_PLACE_LABELS: Final = frozenset("LCKA")  # A: "the US", "New Zealand" are adjectives as well
_COUNTRY_LEADS: Final = frozenset({"from", "to", "into", "onto", "via", "toward", "towards", "between", "against"})
_NO_NOUNS: Final = words_of("not_a_name") | words_of("not_before_role")
_DIVISIONS: Final = frozenset("province region state governorate oblast county department prefecture territory republic".split())

Qualifier = tuple[frozenset[str], PlaceEntry | None]
"""Countries that the words after a place name, and the division among them ("Paris, Texas")."""


def article_countries(readings: Sequence[Reading], gazetteer: Gazetteer, home: str | None = None) -> frozenset[str]:
    """Codes of the countries that an article is about: those it names otherwise than by a place name that several places bear.

    `home` is the country of its dateline.
    """
    named = {home} if home else set()
    for reading in readings:
        for mention in reading.mentions:
            if mention.country_code and mention.kind != "media" and _shared_name(mention, reading.sentence, gazetteer) is None:
                named.add(mention.country_code)
    return frozenset(named)


def localised(mention: Mention, sentence: Sentence, gazetteer: Gazetteer, prior: frozenset[str]) -> Mention:
    """A role beside a name that several places bear ("police in Tripoli") with the country that the article means by it."""
    shared = _shared_name(mention, sentence, gazetteer) if mention.kind in ("role", "place") else None
    entry = choose_place(shared.entries, prior) if shared else None
    if shared is None or entry is None or mention.country_code not in {e.entity.country_code for e in shared.entries}:
        return mention
    return replace(mention, country_code=entry.entity.country_code)


def _shared_name(mention: Mention, sentence: Sentence, gazetteer: Gazetteer) -> PlaceForm | None:
    """The place name in a mention that places of several countries bear."""
    words = tuple(token.lower for token in sentence.tokens[mention.start : mention.end])
    for at, word in enumerate(words):
        for form in gazetteer.places.get(word, ()):
            if form.words == words[at : at + len(form.words)]:
                if len({entry.entity.country_code for entry in form.entries}) > 1:
                    return form
                break
    return None


def dateline_country(place: str | None, gazetteer: Gazetteer) -> str | None:
    """Code of the country that the place of a dateline ("KAMPALA", "LONDON/PARIS") lies in, where its name tells one."""
    words = tuple(token.lower for token in tokenise((place or "").partition("/")[0].strip()))
    form = next((form for form in gazetteer.places.get(words[0], ()) if form.words == words), None) if words else None
    entry = choose_place(form.entries, frozenset()) if form else None
    return entry.entity.country_code if entry else None


def find_places(
    sentence: Sentence, gazetteer: Gazetteer, country_prior: frozenset[str], labelled: Labelled | None = None
) -> list[Place]:
    """Places that `sentence` names, in order.

    A country counts only behind a preposition of place ("in Syria"), a capital there or behind a verb that is done to
    places ("shook Kathmandu"), since otherwise both act. A name that several places bear means the one in the country or
    division that follows ("Tripoli, Lebanon", "Paris, Texas"), else in `country_prior` (codes of the countries that the
    article is about), else the far most populous. Where nothing decides, the place has its name as written, no codes and
    no entity (reason ambiguous_place). `labelled` are the labels of the sentence, where they are known already.
    """
    labelled = labelled or label_sentence(sentence, gazetteer)
    tokens = sentence.tokens
    places: list[Place] = []
    skipped = -1
    for index, letter in enumerate(labelled.letters):
        is_word = letter == "x"  # "in Nice": a word of the language that is a name as well
        if not is_word and letter not in _PLACE_LABELS:
            continue
        start, end = labelled.starts[index], labelled.ends[index]
        if index == skipped or (is_word and not tokens[start].text[0].isupper()):
            continue
        if letter == "A" and _describes(labelled, tokens, index):
            continue
        if _is_part_of_name(labelled, index) or (letter != "L" and not _is_led(tokens, start, letter)):
            continue
        form = _place_form(tokens, start, end, gazetteer.places)
        if form is None or (is_word and labelled.letters[index + 1 : index + 2] not in ("", "x", "c", "o", "i", "a", ")", "s")):
            continue
        countries, division = _qualifier(labelled, tokens, index, gazetteer)
        if countries:
            skipped = index + 2
        until = labelled.ends[index + 2] if division else end
        text = sentence.text[tokens[start].char_start - sentence.char_start : tokens[until - 1].char_end - sentence.char_start]
        if division:
            places.append(_place(start, until, text, _within(form.entries, division)))
            continue
        is_division = end < len(tokens) and tokens[end].lower in _DIVISIONS
        places.append(_place(start, end, text, choose_place(form.entries, countries or country_prior, is_division)))
    return places


def _within(entries: tuple[PlaceEntry, ...], division: PlaceEntry) -> PlaceEntry:
    """The bearer of a name that lies in a division, or the division itself where none is known to."""
    own = (division.entity.country_code, division.entity.admin1)
    return next((entry for entry in entries if (entry.entity.country_code, entry.entity.admin1) == own), division)


def choose_place(entries: tuple[PlaceEntry, ...], prior: frozenset[str], is_division: bool = False) -> PlaceEntry | None:
    """The entry meant, given the countries that the text speaks of; None where nothing decides.

    Of a town and the division called after it, the town is meant unless `is_division` says otherwise.
    """
    favoured = tuple(entry for entry in entries if entry.entity.country_code in prior) or entries
    if len({entry.entity.country_code for entry in favoured}) > 1:
        return clear_entry(favoured)
    towns = [entry for entry in favoured if entry.precision == "city"]
    divisions = [entry for entry in favoured if entry.precision != "city"]
    if len(favoured) == 1 or not divisions:
        return favoured[0] if len(favoured) == 1 or favoured is not entries else clear_entry(favoured)
    return divisions[0] if is_division or not towns else towns[0]


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
    return token.text[0].isalpha() and token.lower not in _NO_NOUNS


def _is_led(tokens: tuple[Token, ...], start: int, letter: str) -> bool:
    """Whether a preposition of place leads to the name at `start`; for a capital, also a verb that is done to places."""
    before = start - 1
    while before >= 0 and (tokens[before].lower in ("the", ",", "and") or tokens[before].lower in words_of("modifier")):
        if letter == "K" and tokens[before].lower in words_of("done_to_places"):
            return True
        if tokens[before].lower in (",", "and") and (before == 0 or not tokens[before - 1].text[0].isupper()):
            return False
        before -= 2 if tokens[before].lower in (",", "and") else 1
    if before < 0:
        return False
    word = tokens[before].lower
    if letter == "x":
        return before == start - 1 and word in words_of("location_preposition")
    return (
        word in words_of("location_preposition")
        or word in _COUNTRY_LEADS
        or (letter == "K" and word in words_of("done_to_places"))
    )


def _place_form(tokens: tuple[Token, ...], start: int, end: int, index: Mapping[str, tuple[PlaceForm, ...]]) -> PlaceForm | None:
    words = tuple(token.lower for token in tokens[start:end])
    return next((form for form in index.get(words[0], ()) if form.words == words), None)


def _qualifier(labelled: Labelled, tokens: tuple[Token, ...], index: int, gazetteer: Gazetteer) -> Qualifier:
    """The country or division named right after the place and a comma: its code, and its entry where it is another's division."""
    nothing: Qualifier = (frozenset(), None)
    if labelled.letters[index + 1 : index + 3] not in ("cC", "cA", "cK", "cL"):
        return nothing
    form = labelled.forms[index + 2]
    if form is None or not form.rows or labelled.letters[index + 2] == "K":
        return nothing
    code = form.rows[0].country_code
    own = labelled.forms[index]
    if form.label == "L":
        following = _place_form(tokens, labelled.starts[index + 2], labelled.ends[index + 2], gazetteer.places)
        division = next((entry for entry in following.entries if entry.precision == "admin1"), None) if following else None
        after = tokens[labelled.ends[index + 2]].text if labelled.ends[index + 2] < len(tokens) else "."
        is_closed = after in ",.;)" and (index == 0 or labelled.letters[index - 1] != "c")
        if division is not None and is_closed:
            return frozenset({str(code)}), division
        if own is None or not own.rows or own.rows[0].country_code != code:
            return nothing
    return (frozenset({code}) if code in gazetteer.countries and code else frozenset()), None
