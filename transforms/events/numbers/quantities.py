"""Quantities of a sentence: how many were killed, arrested or marched, how much money, how heavy, how long.

Years, dates, ages, shares, clock times, ordinals and the numbers of flights or resolutions are no quantities. A vague word
gives the least number it can mean ("dozens": from 24) and no value; "some 16" and "about 50" keep the number told.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from transforms.events.model import Quantity, Sentence
from transforms.events.numbers.lists import share_nouns
from transforms.events.numbers.nouns import people_noun, times_noun
from transforms.events.numbers.number_words import number_value
from transforms.events.numbers.singles import find_singles
from transforms.events.numbers.words import (
    CURRENCY_UNITS,
    DURATION_BEFORE,
    HOURS,
    NOT_COUNT_AFTER,
    NOT_COUNT_BEFORE,
    NUMBER_WORDS,
    ONE_UNIT,
    ONE_UNIT_WORDS,
    PERSON_WORDS,
    PREFIX_UNITS,
    QUANTITY,
    VAGUE_LEAST,
    WEIGHT_UNITS,
)

_REACH = 6  # words between the beginning of a quantity and its first number ("as many as about …", "in excess of $ …")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_YEAR_BEFORE = re.compile(r"\b(?:a|the|in|since|by|of|until|from|during|for|this|late|early|after|before)\s\Z", re.IGNORECASE)
_AGE_ASIDE = re.compile(r"[A-Z][\w'-]+,\s\Z")
_BLANKS = re.compile(r"\s+")
_SKIPPED_ONE = frozenset("of another day reason thing way side".split())
_NOT_ONE = frozenset("no the each this that every any".split())
_MORE = ("more than", "over", "above", "upwards of", "in excess of")
_LEAST = ("at least", "no fewer than", "no less than")
_MOST = ("up to", "as many as", "as much as")
_LESS = ("fewer than", "less than", "under")
_PAST_SPANS = frozenset(
    "war wars conflict insurgency rebellion rule reign career feud history struggle marriage presidency".split()
)


@dataclass(slots=True)
class _Bounds:
    """What the number words allow; `value` is None where they give only a range."""

    value: float | None
    minimum: float
    maximum: float | None

    def scaled(self, factor: float) -> "_Bounds":
        return _Bounds(
            None if self.value is None else self.value * factor,
            self.minimum * factor,
            None if self.maximum is None else self.maximum * factor,
        )


def find_quantities(sentence: Sentence) -> list[Quantity]:
    """Quantities of `sentence` in order, with the noun each counts where its sort is known.

    A noun shared by a list is given to each number ("12 soldiers and 5 civilians were killed"); a part of a number
    already told ("including 3 children") has no noun, so that it is not counted twice. Durations are in hours.
    """
    text = sentence.text
    words = {token.lower for token in sentence.tokens}
    has_number = not NUMBER_WORDS.isdisjoint(words) or _DIGIT.search(text) is not None
    has_unit = not ONE_UNIT_WORDS.isdisjoint(words) and not HOURS.keys().isdisjoint(words)
    has_person = "another" in words or not PERSON_WORDS.isdisjoint(words)
    if not has_number and not has_unit and not has_person:
        return []
    starts = [token.char_start - sentence.char_start for token in sentence.tokens]
    quantities: list[Quantity] = []
    ways: list[str] = []
    done = 0
    for i in _candidates(sentence) if has_number else ():
        match = QUANTITY.match(text, starts[i]) if starts[i] >= done else None
        if match is None:
            continue
        done = match.end()
        found = _read(sentence, match, starts)
        if found is not None:
            quantities.append(found[0])
            ways.append(found[1])
    if has_person:
        singles = find_singles(sentence, quantities)
        alone = {quantity.start for quantity, _ in singles}
        told = sorted([*zip(quantities, ways, strict=True), *singles], key=lambda pair: pair[0].start)
        shared = share_nouns(sentence, [quantity for quantity, _ in told], [way for _, way in told])
        quantities = [quantity for quantity in shared if quantity.noun or quantity.start not in alone]
    else:
        quantities = share_nouns(sentence, quantities, ways)
    for match in ONE_UNIT.finditer(text) if has_unit else ():
        unit = (match["unit"] or match["long"]).lower()
        first = match.start("unit") if match["unit"] else match.start()
        start, end = _span(starts, first, match.end())
        hours = float(HOURS[unit])
        quantities.append(Quantity(start, end, match.group(), "duration", hours, hours, hours, "hour"))
    return sorted(quantities, key=lambda quantity: quantity.start)


def _candidates(sentence: Sentence) -> list[int]:
    """Tokens that a quantity may begin with: a number, and the few words before it."""
    candidates: list[int] = []
    following = 0
    for i, token in enumerate(sentence.tokens):
        if token.lower in NUMBER_WORDS or (not token.lower.isalpha() and _DIGIT.search(token.lower)):
            candidates.extend(range(max(following, i - _REACH), i + 1))
            following = i + 1
    return candidates


def _span(starts: list[int], first: int, last: int) -> tuple[int, int]:
    return max(bisect_right(starts, first) - 1, 0), bisect_left(starts, last)


def _read(sentence: Sentence, match: re.Match[str], starts: list[int]) -> tuple[Quantity, str] | None:
    text, tokens = sentence.text, sentence.tokens
    group = "vague" if match["vague"] else "low" if match["between"] else "number"
    first = match.start("currency") if match["currency"] else match.start(group)
    last = match.end()
    number_start, end = _span(starts, first, last)
    start = _span(starts, match.start(), last)[0]
    hedge = _BLANKS.sub(" ", (match["hedge"] or "").strip().lower())
    is_money = bool(match["currency"] or match["cur_b"])
    if group != "vague" and _is_no_count(text, match, group, first, last, is_money):
        return None
    if tokens[number_start].lower == "one" and end == number_start + 1:
        after = tokens[end].lower if end < len(tokens) else ""
        before = tokens[number_start - 1].lower if number_start else ""
        if after in _SKIPPED_ONE or before in _NOT_ONE:
            return None
    bounds = _bounds(match, hedge)
    if bounds is None:
        return None
    span_text = text[tokens[start].char_start - sentence.char_start : tokens[end - 1].char_end - sentence.char_start]
    if is_money:
        unit = PREFIX_UNITS.get((match["currency"] or match["cur_b"]).upper()) or PREFIX_UNITS.get(
            match["currency"] or match["cur_b"]
        )
        return Quantity(start, end, span_text, "money", bounds.value, bounds.minimum, bounds.maximum, unit), "money"
    measured = _measure(sentence, match, start, end, bounds)
    if measured is not None:
        return measured
    noun = times_noun(tokens, start, end)
    way = "times"
    if noun is None:
        noun, way = people_noun(tokens, start, end)
    is_metres = match.group().rstrip()[-1:] in "mM" and not (end < len(tokens) and tokens[end].lower.endswith(("s", "people")))
    if noun is not None and (bounds.minimum != int(bounds.minimum) or is_metres):
        noun = None
    if noun is not None and hedge.startswith(_MORE) and bounds.value is None:
        bounds.minimum += 1
    if noun is not None and hedge.startswith(_LESS) and bounds.maximum:
        bounds.maximum -= 1
    return Quantity(start, end, span_text, noun, bounds.value, bounds.minimum, bounds.maximum), way


def _is_no_count(text: str, match: re.Match[str], group: str, first: int, last: int, is_money: bool) -> bool:
    if is_money:
        return False
    if NOT_COUNT_BEFORE.search(text, max(first - 16, 0), first) if text[first].isdigit() else False:
        return True
    if NOT_COUNT_AFTER.match(text, last):
        return True
    if _AGE_ASIDE.search(text[max(first - 30, 0) : first]) and text[last : last + 1] == ",":
        return True
    if group == "number" and match["number2"] is None and _YEAR.match(match["number"]):
        following = text[last : last + 2]
        return not (following[:1] == " " and following[1:].islower()) or _YEAR_BEFORE.search(text[:first]) is not None
    return False


def _bounds(match: re.Match[str], hedge: str) -> _Bounds | None:
    if match["vague"]:
        words = _BLANKS.sub(" ", match["vague"].lower())
        return _Bounds(None, VAGUE_LEAST[words], None)
    low = number_value(match["low"] or match["number"])
    high = number_value(match["high"] or match["number2"] or "")
    if low is None or low == 0:
        return None
    if high is not None:
        scale = re.search(r"(?:million|billion|trillion|thousand|bn|mn|tn)\Z", match.group().lower())
        if scale and low < 1000 and high >= 1000:  # "2 to 3 million"
            low *= number_value("1 " + scale.group()) or 1
        return _Bounds(None, low, high) if low < high else None
    if hedge.startswith(_MORE) or hedge.startswith(_LEAST):
        return _Bounds(None, low, None)
    if hedge.startswith(_MOST) or hedge.startswith(_LESS):
        return _Bounds(None, 0, low)
    return _Bounds(low, low, low)


def _measure(sentence: Sentence, match: re.Match[str], start: int, end: int, bounds: _Bounds) -> tuple[Quantity, str] | None:
    """Money, weight or time told by the unit after the number; a time that is no duration has no noun."""
    tokens = sentence.tokens
    origin = sentence.char_start
    for length in (3, 2, 1):
        stop = end + length
        words = " ".join(token.text for token in tokens[end:stop])
        if words in CURRENCY_UNITS and stop <= len(tokens):
            text = sentence.text[tokens[start].char_start - origin : tokens[stop - 1].char_end - origin]
            if words == "pounds" and stop < len(tokens) and tokens[stop].lower == "of":
                return Quantity(start, stop, text, "weight", bounds.value, bounds.minimum, bounds.maximum, "lb"), "unit"
            return Quantity(
                start, stop, text, "money", bounds.value, bounds.minimum, bounds.maximum, CURRENCY_UNITS[words]
            ), "unit"
    at = end + 1 if end < len(tokens) and tokens[end].text == "-" else end
    if at < len(tokens) and tokens[at].lower == "metric":
        at += 1
    while at < len(tokens) and at == end and tokens[at].lower in ("more", "further", "additional", "extra"):
        at += 1
    if at >= len(tokens):
        return None
    word = tokens[at].lower
    text = sentence.text[tokens[start].char_start - origin : tokens[at].char_end - origin]
    if word in WEIGHT_UNITS:
        unit, factor = WEIGHT_UNITS[word]
        b = bounds.scaled(factor)
        return Quantity(start, at + 1, text, "weight", b.value, b.minimum, b.maximum, unit), "unit"
    hours = HOURS.get(word.rstrip("s"))
    if hours is None:
        return None
    hedge = (match["hedge"] or "").lower()
    is_compound = at == end + 1 and tokens[end].text == "-"
    is_added = any(word in hedge for word in ("another", "further", "additional", "extra"))
    before = sentence.text[: match.start()]
    if is_compound and not _PAST_SPANS.isdisjoint(token.lower for token in tokens[at + 1 : at + 4]):  # "the 12-year civil war"
        return Quantity(start, at + 1, text, None, bounds.value, bounds.minimum, bounds.maximum), "time"
    if not (is_compound or is_added or DURATION_BEFORE.search(before)):
        return Quantity(start, at + 1, text, None, bounds.value, bounds.minimum, bounds.maximum), "time"
    b = bounds.scaled(hours)
    return Quantity(start, at + 1, text, "duration", b.value, b.minimum, b.maximum, "hour"), "unit"
