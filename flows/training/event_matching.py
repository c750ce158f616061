"""Which coded events are those that the annotation asks for: the measure that calibration and quality tests share.

A coded event fits an annotated one at a level: by `type`; by type and the country of an actor; by type and the countries of
both sides. Where either says that the parties act on one another, direction does not count. Each annotated event is matched
with one coded event at the most, as many as can be (augmenting paths, Kuhn 1955).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from flows.training.event_gold import GoldEvent, GoldParty, GoldSentence, country_group

LEVELS = ("type", "type+actor", "type+both")
Found = Mapping[str, Any]
"""A coded event as `to_records` gives it."""


def matching(golds: Sequence[GoldEvent], founds: Sequence[Found], level: str) -> dict[int, int]:
    """Return the greatest matching at a level: index of the coded event by index of the annotated one."""
    fitting = [[index for index, found in enumerate(founds) if fits(gold, found, level)] for gold in golds]
    owners: dict[int, int] = {}

    def place(gold: int, tried: set[int]) -> bool:
        for found in fitting[gold]:
            if found not in tried:
                tried.add(found)
                if found not in owners or place(owners[found], tried):
                    owners[found] = gold
                    return True
        return False

    for gold in range(len(golds)):
        place(gold, set())
    return {gold: found for found, gold in sorted(owners.items())}


def fits(gold: GoldEvent, found: Found, level: str) -> bool:
    """Return whether a coded event fits an annotated one at a level."""
    if found["plover"] not in gold.types:
        return False
    if level == "type":
        return True
    if gold.is_mutual or found["is_reciprocal"]:
        wanted = [*(gold.actors or ()), *(gold.recipients or ())]
        have = [*country_codes(found, "actors"), *country_codes(found, "recipients")]
        if not wanted:
            return gold.actors is None or not any(have)
        return _met(wanted, have) >= min(len(wanted), 1 if level == "type+actor" else 2)
    if not side_fits(gold.actors, country_codes(found, "actors")):
        return False
    return level == "type+actor" or side_fits(gold.recipients, country_codes(found, "recipients"))


def side_fits(wanted: Sequence[GoldParty] | None, have: Sequence[str]) -> bool:
    """Return whether one side is right: a country of one of its parties, or none where none is told.

    A party that may go without a country must be found all the same when the sentence names it.
    """
    if wanted is None:
        return True
    if not have:
        return not wanted or any(_may_be_absent(party) for party in wanted)
    codes = frozenset[str]().union(*(party.codes for party in wanted)) or frozenset({""})
    return not codes.isdisjoint(have)


def country_codes(found: Found, side: str) -> list[str]:
    """Return the country codes of the `actors` or `recipients` of a coded event; "" for a party without one."""
    return [country_group(party["country_code"]) for party in found[side]]


def judged(
    sentence: GoldSentence, founds: Sequence[Found], is_complete: bool = True, level: str = "type+both"
) -> list[bool | None]:
    """Return for each coded event of a sentence whether it is right at a level; None where that cannot be said.

    What fits an event that may be found is not judged, nor what nothing fits where not all events are annotated.
    """
    asked = [event for event in sentence.events if not event.is_optional]
    right = set(matching(asked, founds, level).values())
    typed = set(matching(asked, founds, "type").values())
    return [
        True if index in right else None if (not is_complete and index not in typed) or is_free(sentence, found) else False
        for index, found in enumerate(founds)
    ]


def is_free(sentence: GoldSentence, found: Found) -> bool:
    """Return whether a coded event is neither right nor wrong: of a type that may be found in the sentence."""
    kinds = sentence.free.union(*(event.types for event in sentence.events if event.is_optional))
    return found["plover"] in kinds


def _met(wanted: Sequence[GoldParty], have: Sequence[str]) -> int:
    """How many annotated parties are among the coded ones, each of which stands for one."""
    left, count = list(have), 0
    for party in sorted(wanted, key=lambda party: len(party.codes)):
        code = next((code for code in left if code in party.codes), None)
        if code is not None:
            left.remove(code)
        count += code is not None or _may_be_absent(party)
    return count


def _may_be_absent(party: GoldParty) -> bool:
    return "" in party.codes and not party.text
