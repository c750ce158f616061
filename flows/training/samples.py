"""Annotated pages made over, so that the network sees what scrapers leave: little residue or much, short texts, one sentence to
a line, boilerplate that the page itself did not have."""

import random
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Lines = list[tuple[str, str]]

_SENTENCE = re.compile(r"(?<=[.!?])[\"”')]* +(?=[\"“(]?[A-Z0-9])")
_CITIES = (
    "Geneva",
    "Manila",
    "Nairobi",
    "Bogota",
    "Ankara",
    "Kyiv",
    "Tokyo",
    "Lagos",
    "Berlin",
    "New Delhi",
    "Cairo",
    "Lima",
    "Oslo",
    "Port Louis",
)
_COUNTRIES = ("Syria", "Kenya", "Colombia", "Ukraine", "Japan", "Nigeria", "India", "Egypt", "Peru", "Norway")
_AGENCIES = ("AP", "Reuters", "AFP", "EIRNS", "Xinhua", "Harbour News", "Desert Press", "Daily Observer", "staff reporters")
_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "November", "December")


def with_residue(row: Row, seed: str) -> dict[str, Any]:
    """The row as a scraper leaves an article: all its text, and a sample of the page's other lines around and inside it."""
    rng = random.Random(f"{seed}:{row['id']}")
    kept = [number for number, label in enumerate(row["labels"]) if label == "keep"]
    if not kept:
        return dict(row)
    before, after = rng.choice([0, 1, 2, 4, 8, 15]), rng.choice([0, 2, 5, 10, 20, 35])
    share_inside, share_before, share_after = (
        rng.choice([0, 0.1, 0.3, 0.5, 1, 1]),
        rng.choice([0.3, 0.6, 1]),
        rng.choice([0.3, 0.6, 1]),
    )

    def stays(number: int, label: str) -> bool:
        if label == "keep":
            return True
        if label in ("dup", "mixed", "blank"):
            return kept[0] <= number <= kept[-1] and rng.random() < 0.3
        if number < kept[0]:
            near = kept[0] - number <= before and rng.random() < share_before
            return near or (label == "title" and rng.random() < 0.9)
        if number > kept[-1]:
            return number - kept[-1] <= after and rng.random() < share_after
        return rng.random() < share_inside

    chosen = [number for number, label in enumerate(row["labels"]) if stays(number, label)]
    return {**row, "lines": [row["lines"][n] for n in chosen], "labels": [row["labels"][n] for n in chosen]}


def made_over(row: Row, seed: str, boilerplate: Sequence[Sequence[str]], headlines: Sequence[str]) -> dict[str, Any]:
    """A sample of the row, sometimes cut to a few lines, sometimes with each sentence on a line of its own, wrapped to a width, or
    opened by a dateline; with blocks of `boilerplate` put between its lines and `headlines` of other pages below, to be dropped."""
    rng = random.Random(f"over {seed}:{row['id']}")
    sample = with_residue(row, f"over {seed}")
    lines = list(zip(sample["lines"], sample["labels"], strict=True))
    if rng.random() < 0.3:
        lines = [line for line in lines if line[1] in ("keep", "title")]
    if rng.random() < 0.6:
        lines = _few(lines, rng)
    if rng.random() < 0.3:
        lines = _with_dateline(lines, rng)
    form = rng.random()
    if form < 0.4:
        lines = [(part, label) for text, label in lines for part in (_SENTENCE.split(text) if label == "keep" else [text])]
    elif form < 0.55:
        width = rng.randint(45, 90)
        lines = [(part, label) for text, label in lines for part in (textwrap.wrap(text, width) if label == "keep" else [text])]
    for _ in range(rng.choice([0, 0, 1, 2, 3]) if boilerplate else 0):
        at = rng.choice([0, len(lines), rng.randint(0, len(lines))])
        lines[at:at] = [(text, "drop") for text in rng.choice(boilerplate)]
    if headlines and rng.random() < 0.4:
        lines += [(text, "drop") for text in rng.choices(headlines, k=rng.choice([1, 1, 2, 4]))]
    return {**row, "lines": [text for text, _ in lines], "labels": [label for _, label in lines]}


def _with_dateline(lines: Lines, rng: random.Random) -> Lines:
    """The lines with a dateline before the first line of the article."""
    first = next((number for number, (_, label) in enumerate(lines) if label == "keep"), None)
    if first is None:
        return lines
    city, agency = rng.choice(_CITIES), rng.choice(_AGENCIES)
    place = rng.choice([city.upper(), f"{city.upper()}, {rng.choice(_COUNTRIES)}", city])
    date = rng.choice(
        [
            "",
            f", {rng.choice(_MONTHS)} {rng.randint(1, 28)}",
            f", {rng.choice(_MONTHS)} {rng.randint(1, 28)}, 20{rng.randint(10, 26)}",
        ]
    )
    dateline = rng.choice(
        [f"{place}{date} ({agency}) {rng.choice('—–-')} ", f"{place}{date} {rng.choice('—–-')} ", f"({agency}) "]
    )
    return [*lines[:first], (dateline + lines[first][0], "keep"), *lines[first + 1 :]]


def _few(lines: Lines, rng: random.Random) -> Lines:
    """A stretch of three to twelve lines of the article, what stands between them, and sometimes the title and the ends."""
    kept = [number for number, (_, label) in enumerate(lines) if label == "keep"]
    if len(kept) <= 3:
        return lines
    count = rng.randint(3, min(12, len(kept)))
    at = rng.choice([0, 0, rng.randint(0, len(kept) - count)])
    first, last = kept[at], kept[at + count - 1]
    head = lines[:first] if at == 0 and rng.random() < 0.7 else []
    tail = lines[kept[-1] + 1 :] if rng.random() < 0.5 else []
    return head + lines[first : last + 1] + tail
