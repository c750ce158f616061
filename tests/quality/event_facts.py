"""How right the circumstances of events are that were found: modality, date, numbers, whose word it is.

A number is right when it is the exact one, or where the text is vague ("at least 13") an end of the range.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from flows.training.event_gold import COUNTS, GoldEvent
from flows.training.event_matching import Found
from tests.quality.event_score import Pair, aligned

DEEDS = frozenset({"CONSULT", "COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
"""Types that are done in deeds: told without a word on their modality, they happened or go on."""

_COLUMNS = {"participants": "participant_count", "amount": "amount"}
_WORD = re.compile(r"\w{3,}")


@dataclass
class FactTally:
    """Facts told, those of them that are right, and facts given where none is told."""

    told: int = 0
    right: int = 0
    extra: int = 0

    def __str__(self) -> str:
        return f"{self.right}/{self.told}, {self.extra} extra"


def facts(sentences: Iterable[Pair]) -> dict[str, FactTally]:
    """Count the facts of the events that are right by type."""
    tallies = {name: FactTally() for name in ("modality", "date", "numbers", "attribution")}
    for gold, found in aligned(sentences):
        _count(tallies["modality"], bool(_modalities(gold)), found["modality"] in _modalities(gold), False)
        if stated := gold.facts.get("date"):
            _count(tallies["date"], stated != "none", _same_date(stated, found), _is_dated(found))
        for name in COUNTS:
            column = _COLUMNS.get(name, f"{name}_count")
            have = [found[column], found[f"{column}_min"], found[f"{column}_max"]]
            told = gold.facts.get(name)
            is_right = told is not None and float(told) in (have[:1] if have[0] is not None else have[1:])
            _count(tallies["numbers"], told is not None, is_right, any(number is not None for number in have))
        _count(
            tallies["attribution"],
            "by" in gold.facts,
            _same_words(gold.facts.get("by", ""), found["attributed_to"] or ""),
            found["attributed_to"] is not None,
        )
    return tallies


def _count(tally: FactTally, is_told: bool, is_right: bool, is_given: bool) -> None:
    tally.told += is_told
    tally.right += is_told and is_right
    tally.extra += is_given and not is_told


def _modalities(gold: GoldEvent) -> frozenset[str]:
    if "modality" in gold.facts:
        return frozenset(gold.facts["modality"].split("/"))
    return frozenset({"happened", "ongoing"}) if gold.types[0] in DEEDS else frozenset()


def _is_dated(found: Found) -> bool:
    return found["date_basis"] in ("explicit", "relative")


def _same_date(stated: str, found: Found) -> bool:
    """Whether the first day is that of the text, and the last one for a range; a month or year is the same when its days are."""
    if stated == "none":
        return not _is_dated(found)
    if found["event_date"] is None:
        return False
    first, _, last = stated.partition("..")
    days = _days(first)
    wanted = (days[0], _days(last)[1] if last else days[1])
    have = (found["event_date"], found["event_end_date"] or found["event_date"])
    return tuple(map(str, wanted)) == tuple(map(str, have)) or (not last and len(first) == 10 and str(have[0]) == first)


def _days(stated: str) -> tuple[date, date]:
    parts = [int(part) for part in stated.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    following = date(parts[0] + 1, 1, 1) if len(parts) == 1 or parts[1] == 12 else date(parts[0], parts[1] + 1, 1)
    return date(parts[0], parts[1] if len(parts) > 1 else 1, 1), following - timedelta(days=1)


def _same_words(wanted: str, have: str) -> bool:
    """Whether a word of three letters or more of the source's name stands in both."""
    return not set(_WORD.findall(wanted.lower())).isdisjoint(_WORD.findall(have.lower()))
