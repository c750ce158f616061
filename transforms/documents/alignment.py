"""Which lines of a page an extractor's text came from."""

import re
from bisect import bisect_left

_WORD = re.compile(r"\w+")
_NGRAM = 4
_MOST_PLACES = 6  # places of one run that are tried where none is unique
_MOST_WORK = 40  # words looked at per word of both texts, before the rest of a very repetitive page is given up
_KEPT_SHARE = 0.5  # share of a line's words that must be found in the text


def lines_in_text(lines: list[str], text: str) -> list[bool]:
    """Return for every line whether it is part of `text`: half of its words are aligned with it (`shares_in_text`)."""
    return [share >= _KEPT_SHARE for share in shares_in_text(lines, text)]


def shares_in_text(lines: list[str], text: str) -> list[float]:
    """Return the share of each line's words that is aligned with `text`, which holds lines of the page in the page's order.

    Words are aligned as a patience diff does it: runs of words that occur once on both sides fix the alignment, which then
    grows to both sides and is filled in between by runs that need be unique only there. Lines without a word have share 0.
    """
    page: list[str] = []
    owner: list[int] = []
    for number, line in enumerate(lines):
        words = _WORD.findall(line)
        page += words
        owner += [number] * len(words)
    wanted = _WORD.findall(text)
    found = [0] * len(lines)
    size = [0] * len(lines)
    aligned = _align(page, wanted)
    for place, number in enumerate(owner):
        size[number] += 1
        found[number] += aligned[place]
    return [hits / words if words else 0.0 for words, hits in zip(size, found, strict=True)]


def _align(page: list[str], wanted: list[str]) -> bytearray:
    """Mark the words of `page` that are aligned with a word of `wanted`."""
    aligned = bytearray(len(page))
    gaps = [(0, len(page), 0, len(wanted), _NGRAM)]
    work = _MOST_WORK * (len(page) + len(wanted))
    while gaps and work > 0:
        first, last, start, end, size = gaps.pop()
        # Grow from both ends of the gap: what touches an aligned word and agrees belongs to it.
        while first < last and start < end and page[first] == wanted[start]:
            aligned[first] = 1
            first, start = first + 1, start + 1
        while first < last and start < end and page[last - 1] == wanted[end - 1]:
            aligned[last - 1] = 1
            last, end = last - 1, end - 1
        if first == last or start == end:
            continue
        work -= last - first + end - start
        anchors = _anchors(page, first, last, wanted, start, end, size)
        if not anchors:
            if size > 1:
                gaps.append((first, last, start, end, size // 2))
            continue
        for place, match in [*anchors, (last, end)]:
            if first < place and start < match:
                gaps.append((first, place, start, match, size))
            first, start = max(first, place), max(start, match)
            while first < last and start < end and page[first] == wanted[start] and place < last:
                aligned[first] = 1
                first, start = first + 1, start + 1
    return aligned


def _anchors(page: list[str], first: int, last: int, wanted: list[str], start: int, end: int, size: int) -> list[tuple[int, int]]:
    """Places where the same run of `size` words begins, as the longest chain that rises on both sides.

    Only runs that occur once on both sides are taken; where there are none (a page may hold its article twice), all are, up to
    a few places each.
    """
    here = _places(page, first, last, size)
    there = _places(wanted, start, end, size)
    shared = [(places, there[run]) for run, places in here.items() if run in there]
    pairs = [(places[0], matches[0]) for places, matches in shared if len(places) == len(matches) == 1]
    if not pairs:
        pairs = [
            (place, match) for places, matches in shared for place in places[:_MOST_PLACES] for match in matches[:_MOST_PLACES]
        ]
    return _rising(sorted(pairs, key=lambda pair: (pair[0], -pair[1])))


def _places(words: list[str], first: int, last: int, size: int) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = {}
    for place in range(first, last - size + 1):
        places.setdefault(tuple(words[place : place + size]), []).append(place)
    return places


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs (sorted by their first, then falling by their second) whose both parts rise."""
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = []
    for number, (_, match) in enumerate(pairs):
        place = bisect_left(tails, match)
        before.append(tail_at[place - 1] if place else -1)
        if place == len(tails):
            tails.append(match)
            tail_at.append(number)
        else:
            tails[place], tail_at[place] = match, number
    chain = []
    number = tail_at[-1] if tail_at else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]
