"""When, where and how many: dates, places and quantities of a sentence given to the event they stand with."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from transforms.events.model import DateSpan, Mention, Place, Quantity, Reading
from transforms.events.numbers.lists import is_listed
from transforms.events.numbers.quantities import find_quantities
from transforms.events.triggers.triggers import Trigger

_COUNTED: Final = ("killed", "wounded", "detained", "displaced", "participant", "violation")
_FITS: Final = {
    "killed": frozenset({"ASSAULT", "COERCE", "PROTEST"}),
    "wounded": frozenset({"ASSAULT", "COERCE", "PROTEST"}),
    "detained": frozenset({"COERCE", "ASSAULT", "PROTEST", "RETREAT", "SANCTION", "AGREE", "CONCEDE", "REQUEST"}),
    "displaced": frozenset({"ASSAULT", "COERCE", "AID"}),
    "participant": frozenset({"PROTEST", "MOBILIZE", "ASSAULT", "COOPERATE", "AID", "RETREAT", "CONSULT"}),
    "violation": frozenset({"ACCUSE", "ASSAULT", "REJECT"}),
}
_LASTING: Final = frozenset(
    {"AGREE", "REQUEST", "RETREAT", "CONCEDE", "COERCE", "SANCTION", "COOPERATE", "PROTEST", "REJECT", "THREATEN", "AID"}
)
_PAID: Final = frozenset({"AID", "AGREE", "COOPERATE", "SANCTION", "REQUEST", "COERCE", "REJECT", "CONCEDE", "THREATEN"})
_NEWS: Final = frozenset({"happened", "ongoing", "requested", "threatened", "promised", "denied", "conditional"})


@dataclass(slots=True)
class When:
    """The date columns of an event."""

    event_date: date | None = None
    event_end_date: date | None = None
    date_text: str | None = None
    date_precision: str | None = None
    date_basis: str = "none"
    date_reason: str | None = None
    deadline_date: date | None = None


@dataclass(slots=True)
class Numbers:
    """The quantity columns of an event, by column name."""

    columns: dict[str, float | int | str | None] = field(default_factory=dict)


def find_when(reading: Reading, trigger: Trigger, modality: str, is_background: bool, published: date | None) -> When:
    """The date nearest to the trigger; without one the day of publication, for what is told as news."""
    when = When()
    deadlines = [day for span in reading.dates if span.is_deadline and (day := span.last or span.first)]
    when.deadline_date = max(deadlines, default=None)
    plain = [span for span in reading.dates if not span.is_deadline]
    span = _nearest(plain, trigger, reading)
    if span:
        when.date_text = span.text
        if span.first is None:
            when.date_reason = span.reason or "vague_date"
            return when
        when.event_date, when.date_precision, when.date_basis = span.first, span.precision, span.basis
        if span.last and span.last != span.first:
            when.event_end_date = span.last
        return when
    if modality in _NEWS and not is_background and published is not None:
        when.event_date, when.date_precision, when.date_basis = published, "day", "dateline"
        return when
    when.date_reason = "no_date_in_sentence"
    return when


def _nearest(spans: list[DateSpan], trigger: Trigger, reading: Reading) -> DateSpan | None:
    """The span nearest to the trigger; one in attributing words counts as farther, one of another clause not at all."""
    lowers = [token.lower for token in reading.sentence.tokens]

    def distance(span: DateSpan) -> float:
        first, last = (span.end, trigger.start) if span.end <= trigger.start else (trigger.end, span.start)
        cut = any(a.cut_start <= span.start < a.cut_end for a in reading.attributions)
        return max(0, last - first) + (12 if cut else 0) - (0.5 if span.start >= trigger.end else 0)

    def is_other(span: DateSpan) -> bool:
        """Whether the date is that of another act: a word that opens a clause parts it from the trigger."""
        return any(lowers[k] in _PARTING for k in range(trigger.end, span.start)) or any(
            lowers[k] in _CONTRASTS for k in range(span.end, trigger.start)
        )

    return min((span for span in spans if not is_other(span)), key=distance, default=None)


_CONTRASTS: Final = frozenset({"while", "whereas", "but"})
_PARTING: Final = frozenset({";", "after", "since", "when", "before", "which", "who", "following", "until", "where", "because"})


def find_where(places: list[Place], trigger: Trigger, lowers: list[str], recipients: list[Mention]) -> Place | None:
    """The place the act is told to have taken place in: nearest after a preposition of place, precise before wide."""
    taken = {at for mention in recipients for at in range(mention.start, mention.end)}

    def distance(place: Place) -> float:
        before = next((lowers[k] for k in range(place.start - 1, max(-1, place.start - 6), -1) if lowers[k] in _PLACE_WORDS), "")
        gap = abs(place.start - trigger.head)
        wide = {"city": 0, "admin1": 4, "country": 8, "region": 6}.get(place.precision, 8)
        return gap + wide + (0 if before else 10) + (30 if place.start in taken and not before else 0)

    fit = [place for place in places if distance(place) < 40]
    return min(fit, key=distance, default=None)


_PLACE_WORDS: Final = frozenset({"in", "at", "near", "outside", "around", "into", "across", "on", "to", "inside", "of", "from"})


def find_numbers(reading: Reading, event_type: str, trigger: Trigger) -> Numbers:
    """Counts, money and weight, and durations that fit the type of event; of two for one column the nearest.

    Counts of one list are added up ("killed 12 soldiers and 5 nurses"). What another act's clause tells is left out.
    """
    numbers = Numbers()
    quantities = [q for q in find_quantities(reading.sentence) if q.noun and not _is_of_another(q, trigger, reading)]
    for noun in _COUNTED:
        fits = [q for q in quantities if q.noun == noun and event_type in _FITS[noun]]
        best = min(fits, key=lambda q: abs(q.start - trigger.head), default=None)
        if best:
            listed = _list_of(best, fits, reading)
            known = [q.value for q in listed if q.value is not None]
            numbers.columns[f"{noun}_count"] = int(sum(known)) if len(known) == len(listed) else None
            numbers.columns[f"{noun}_count_min"] = int(sum(q.minimum for q in listed))
            greatest = [q.maximum for q in listed if q.maximum is not None]
            numbers.columns[f"{noun}_count_max"] = int(sum(greatest)) if len(greatest) == len(listed) else None
    amounts = [q for q in quantities if q.noun in ("money", "weight") and event_type in _PAID]
    amount = min(amounts, key=lambda q: abs(q.start - trigger.head), default=None)
    if amount:
        numbers.columns["amount"] = amount.value
        numbers.columns["amount_min"], numbers.columns["amount_max"] = amount.minimum, amount.maximum
        numbers.columns["amount_unit"] = amount.unit
    lasting = [q for q in quantities if q.noun == "duration" and event_type in _LASTING and q.value is not None]
    duration = min(lasting, key=lambda q: abs(q.start - trigger.head), default=None)
    if duration:
        numbers.columns["duration_hours"] = duration.value
    return numbers


_ASIDE_CLAUSES: Final = frozenset({";", "after", "since", "following", "while", "whereas", "but"})


def _is_of_another(quantity: Quantity, trigger: Trigger, reading: Reading) -> bool:
    """Whether a word between the trigger and a number behind it opens the clause of another act ("fired after they killed two")."""
    tokens = reading.sentence.tokens
    return any(tokens[k].lower in _ASIDE_CLAUSES for k in range(trigger.end, quantity.start))


def _list_of(best: Quantity, fits: list[Quantity], reading: Reading) -> list[Quantity]:
    """The quantities of the list that `best` stands in, itself included."""
    at = fits.index(best)
    first = last = at
    while first and is_listed(reading.sentence, fits[first - 1], fits[first]):
        first -= 1
    while last + 1 < len(fits) and is_listed(reading.sentence, fits[last], fits[last + 1]):
        last += 1
    return fits[first : last + 1]
