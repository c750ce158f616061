"""Date expressions of a sentence, resolved against the day of publication.

A date with its year stands for itself (basis explicit); every other one is counted from the anchor (basis relative).
"June 4" and "Friday" mean the nearest such day on the side the verb points to; without a verb that tells, the nearest
day for a date and the last one for a weekday. Deadlines ("by", "before", "until", "within", "no later than") point ahead.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta

from transforms.events.dates.calendar_ranges import shift
from transforms.events.dates.relative import NO_ANCHOR, VAGUE, Match, Resolved, counted
from transforms.events.dates.resolve import RESOLVERS
from transforms.events.dates.tense import Direction, direction
from transforms.events.dates.words import BEFORE_BARE_ONLY, CUE_WORDS, DATE, OPENINGS, YEAR
from transforms.events.model import DateSpan, Sentence
from transforms.events.numbers.number_words import small_count

_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_JOINS = re.compile(r"\s*(?:to|until|till|through|and|-|–|—)\s*")
_WITHIN_BY = re.compile(r",?\s*(?:that\s+is\s+)?,?\s*(?:by|before|no\s+later\s+than)\s+")
_DEADLINE = re.compile(
    r"\b(?P<word>by|before|until|till|later\s+than)\s+"
    r"(?:(?:about\s+)?(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{3})?|noon|midnight)\s+)?(?:on\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
# What is asked, agreed or hoped lies ahead even where the verb that tells of it is past.
_AHEAD_OF = frozenset(
    "demanded asked urged ordered called promised pledged vowed agreed agreement wants gave given give extended prolonged postponed "
    "delayed adjourned suspended unless threatened threatens threat warned insisted calling hope hoped hopes aim aims aimed goal target deadline ultimatum deal told offered required".split()
)
# Where the words of the date begin after a preposition that only helps to find it.
_SPAN_GROUPS = {"bare_month": "bm_month", "bare_year": "by_year"}
_YEARLESS = ("month_day", "bare_month")  # kinds that take the year of the other end of a range
_REACH = 8  # words between the beginning of a date and its first word of dates ("in the first half of the …")
_RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth only time times".split())


@dataclass(slots=True)
class _Found:
    kind: str
    match: Match
    span: DateSpan


def find_dates(sentence: Sentence, anchor: date | None) -> list[DateSpan]:
    """Date expressions of `sentence` in order, resolved against `anchor`, the day the text was published.

    Without an anchor only dates that state their year are resolved; the others get reason no_anchor. Words too vague to
    resolve ("recently", "several weeks ago") get reason vague_date, impossible ones ("February 30") implausible_date.
    "within a month by June 4" is one deadline, June 4; "from May 3 to May 7" one range.
    """
    text, candidates = sentence.text, _candidates(sentence)
    if not candidates:
        return []
    starts = [token.char_start - sentence.char_start for token in sentence.tokens]
    found: list[_Found] = []
    done = 0
    for i in candidates:
        match = DATE.match(text, starts[i]) if starts[i] >= done else None
        if match is None:
            continue
        kind = match.lastgroup or ""
        group = _SPAN_GROUPS.get(kind, kind)
        if kind == "which":
            group = "wh_part" if match["wh_part"] else "wh_which"
        first, last = match.start(group), match.end() if kind == "which" else match.end(group)
        done = last
        if kind == "named" and _is_name(text, first):
            continue
        start, end = max(bisect_right(starts, first) - 1, 0), bisect_left(starts, last)
        found.append(_Found(kind, match, _resolve(sentence, kind, match, start, end, text[first:last], anchor, found)))
    return _merge(sentence, found)


def _candidates(sentence: Sentence) -> list[int]:
    """Tokens that a date may begin with: a word of dates or a year, and the few words before it, those that open no date left out."""
    lowers = sentence.lowers
    if CUE_WORDS.isdisjoint(lowers) and "-" not in sentence.text and not _YEAR.search(sentence.text):
        return []
    candidates: list[int] = []
    following = 0
    for i, word in enumerate(lowers):
        if (
            word in CUE_WORDS
            or ("-" in word and word.rpartition("-")[2] in CUE_WORDS)
            or (word[0].isdigit() and _YEAR.search(word))
        ):
            near = range(max(following, i - _REACH), i + 1)
            candidates += [k for k in near if _may_open(lowers, k)]
            following = i + 1
    return candidates


def _may_open(lowers: tuple[str, ...], at: int) -> bool:
    """Whether a date may begin with a token, going by it and, for a preposition of bare months and years, by the next."""
    word = lowers[at]
    if word in BEFORE_BARE_ONLY:
        following = lowers[at + 1] if at + 1 < len(lowers) else ""
        return following == "the" or following in CUE_WORDS or not following.isalpha()
    return word in OPENINGS or not word.isalpha()


def _is_name(text: str, first: int) -> bool:
    """Whether "Today" or "Tomorrow" with a capital inside a sentence is the name of a paper or channel."""
    return text[first].isupper() and first > 0 and text[first - 1] not in "\"'(“" and text[:first].rstrip()[-1:] not in '.:—–"'


def _resolve(
    sentence: Sentence, kind: str, match: Match, start: int, end: int, words: str, anchor: date | None, before: list[_Found]
) -> DateSpan:
    way = direction(sentence.tokens, start, end)
    is_deadline = _is_deadline(sentence, start, way)
    if is_deadline:
        way = 1
    try:
        if kind == "ago":
            resolved = _ago(match, anchor, before)
        elif kind == "ahead":
            resolved, is_deadline = _ahead(sentence, match, anchor, start, way)
        elif kind == "day_of":
            resolved = _day_of(match, before)
        else:
            resolved = RESOLVERS[kind](match, anchor, way)
    except (ValueError, OverflowError):
        resolved = "implausible_date"
    basis = "explicit" if _YEAR.search(words) else "relative"
    if isinstance(resolved, str):
        return DateSpan(start, end, words, None, None, None, basis, is_deadline, resolved)
    first, last, precision = resolved
    return DateSpan(start, end, words, first, last, precision, basis, is_deadline)


def _is_deadline(sentence: Sentence, start: int, way: Direction) -> bool:
    at = sentence.tokens[start].char_start - sentence.char_start
    found = _DEADLINE.search(sentence.text[max(at - 40, 0) : at])
    if found is None:
        return False
    return way >= 0 or found["word"].lower().endswith("than") or _is_ahead_of(sentence, start)


def _is_ahead_of(sentence: Sentence, start: int) -> bool:
    return any(token.lower in _AHEAD_OF for token in sentence.tokens[max(start - 16, 0) : start])


def _previous(before: list[_Found]) -> tuple[date, date] | None:
    """Days of the date last named in the sentence, which "two days later" counts from."""
    for found in reversed(before):
        if found.span.first and found.span.last:
            return found.span.first, found.span.last
    return None


def _ago(match: Match, anchor: date | None, before: list[_Found]) -> Resolved:
    count = small_count(match["ago_count"])
    way = match["ago_way"].lower()
    if count is None:
        return VAGUE
    unit = match["ago_unit"]
    named = _previous(before)
    if way == "later":
        return counted(named[1], count, unit) if named else VAGUE
    if way == "earlier" and named:
        return counted(named[0], -count, unit)
    if anchor is None:
        return NO_ANCHOR
    return counted(anchor, count if way.startswith("from") else -count, unit)


def _ahead(sentence: Sentence, match: Match, anchor: date | None, start: int, way: Direction) -> tuple[Resolved, bool]:
    """ "in two weeks" (the day reached, or the weeks just past) and "within two weeks" (a deadline), with the deadline mark."""
    is_within = match["ah_way"].lower() == "within"
    if is_within and way < 0 and not _is_ahead_of(sentence, start):
        return VAGUE, False
    count = small_count(match["ah_count"])
    if count is None:
        return VAGUE, is_within
    if anchor is None:
        return NO_ANCHOR, is_within
    unit = match["ah_unit"].lower()
    if is_within:
        day = shift(anchor, count, unit)
        return (day, day, counted(anchor, count, unit)[2]), True
    ranked = any(t.lower in _RANKS or t.lower.endswith("est") for t in sentence.tokens[max(start - 6, 0) : start])
    if way < 0 or ranked:
        return (shift(anchor, -count, unit), anchor, counted(anchor, count, unit)[2]), False
    return counted(anchor, count, unit), False


def _day_of(match: Match, before: list[_Found]) -> Resolved:
    named = _previous(before)
    if named is None:
        return VAGUE
    word = (match["do_way"] or match["do_way2"]).lower()
    if word == "same":
        return named[0], named[0], "day"
    day = named[1] + timedelta(1) if word in ("next", "following", "after") else named[0] - timedelta(1)
    return day, day, "day"


def _merge(sentence: Sentence, found: list[_Found]) -> list[DateSpan]:
    """Spans with the two halves of a range, a deadline told twice, and an eve with its day made one."""
    spans: list[DateSpan] = []
    i = 0
    while i < len(found):
        span = found[i].span
        following = found[i + 1] if i + 1 < len(found) else None
        if following is not None:
            joined = _join(sentence, found[i], following)
            if joined is not None:
                span = joined
                i += 1
        spans.append(span)
        i += 1
    return spans


def _join(sentence: Sentence, one: _Found, two: _Found) -> DateSpan | None:
    tokens, a, b = sentence.tokens, one.span, two.span
    if b.start < a.end:
        return None
    origin = sentence.char_start
    gap = sentence.text[tokens[a.end - 1].char_end - origin : tokens[b.start].char_start - origin]
    text = sentence.text[tokens[a.start].char_start - origin : tokens[b.end - 1].char_end - origin]
    if one.kind == "vague" and a.text.lower().endswith("eve of") and not gap.strip() and b.first:
        eve = b.first - timedelta(1)
        return replace(b, start=a.start, text=text, first=eve, last=eve, precision="day")
    if a.text.lower() == "overnight" and gap.strip() in ("", "on") and b.first:
        return replace(b, start=a.start, text=text)
    if one.kind == "ahead" and a.is_deadline and _WITHIN_BY.fullmatch(gap):
        return replace(b, start=a.start, text=text, is_deadline=True)
    before = tokens[a.start - 1].lower if a.start else ""
    join = gap.strip()
    is_range = (before == "between") if join == "and" else (before == "from" or join in ("-", "–", "—", "through"))
    if not is_range or not _JOINS.fullmatch(gap) or a.is_deadline:
        return None
    if a.first is None or b.last is None:
        if b.basis != "explicit" or b.last is None or one.kind not in _YEARLESS:
            return replace(a, end=b.end, text=text) if a.reason == b.reason else None
        first: date | None = RESOLVERS[one.kind](one.match, b.last, -1)[0]  # type: ignore[assignment]
    else:
        first = a.first
        if a.basis == "relative" and b.basis == "explicit" and one.kind in _YEARLESS:
            first = RESOLVERS[one.kind](one.match, b.last, -1)[0]  # type: ignore[assignment]
    if not isinstance(first, date) or first > b.last:
        return None
    basis = "explicit" if "explicit" in (a.basis, b.basis) else "relative"
    return DateSpan(a.start, b.end, text, first, b.last, b.precision, basis)
