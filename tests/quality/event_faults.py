"""What is wrong with the events coded in annotated sentences, by class."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flows.training.event_gold import GoldEvent, GoldParty
from flows.training.event_matching import Found, country_codes, fits, is_free, matching, side_fits
from tests.quality.event_score import Pair, aligned

_HEADLINE, _ALONE, _BESIDE = "missed in a headline", "missed, sentence left silent", "missed beside another event"
_SILENT, _EXTRA, _TYPE = "false event, silent sentence", "false event beside true ones", "another type"


@dataclass(frozen=True)
class Fault:
    """One error: its class, the event type (or the two types) it befell, and the sentence."""

    kind: str
    detail: str
    text: str


def faults(sentences: Iterable[Pair]) -> Iterator[Fault]:
    """Yield the errors of sentences whose events are all annotated: events missed or made up, types and parties mistaken."""
    for pair in sentences:
        sentence, _, is_complete = pair
        if is_complete:
            yield from (
                Fault(kind, gold.types[0], sentence.text) for gold, found in aligned([pair]) for kind in _parties(gold, found)
            )
            yield from (Fault(kind, detail, sentence.text) for kind, detail in _unmatched(pair))


def _unmatched(pair: Pair) -> Iterator[tuple[str, str]]:
    sentence, founds, _ = pair
    asked = [event for event in sentence.events if not event.is_optional]
    matched = matching(asked, founds, "type")
    missed = [gold for index, gold in enumerate(asked) if index not in matched]
    extra = [found for index, found in enumerate(founds) if index not in matched.values() and not is_free(sentence, found)]
    for gold in missed:
        other = next((found for found in extra if _share_parties(gold, found)), None)
        if other is not None:
            extra.remove(other)
            yield _TYPE, f"{other['plover']} for {gold.types[0]}"
        else:
            yield _HEADLINE if sentence.span is None else _BESIDE if founds else _ALONE, gold.types[0]
    for found in extra:
        yield _SILENT if sentence.is_silent else _EXTRA, found["plover"]


def _share_parties(gold: GoldEvent, found: Found) -> bool:
    """Whether a coded event of another type has a country of an annotated one."""
    wanted = {code for party in (*(gold.actors or ()), *(gold.recipients or ())) for code in party.codes if code}
    return not wanted.isdisjoint([*country_codes(found, "actors"), *country_codes(found, "recipients")])


def _parties(gold: GoldEvent, found: Found) -> Iterator[str]:
    if fits(gold, found, "type+both"):
        return
    if gold.is_mutual or found["is_reciprocal"]:
        yield "parties of a mutual act" if gold.is_mutual else "mutual where one acts on another"
        return
    actors, recipients = country_codes(found, "actors"), country_codes(found, "recipients")
    if gold.actors and gold.recipients and side_fits(gold.actors, recipients) and side_fits(gold.recipients, actors):
        yield "sides swapped"
        return
    yield from _side("actor", gold.actors, actors)
    yield from _side("recipient", gold.recipients, recipients)


def _side(name: str, wanted: Sequence[GoldParty] | None, have: Sequence[str]) -> Iterator[str]:
    if side_fits(wanted, have):
        return
    if not wanted:
        yield f"{name} given where none is told"
    elif not have:
        yield f"{name} not found"
    elif not any(have):
        yield f"{name} without its country"
    else:
        yield f"another {name}"
