"""Showing events to people: the words in colour, the coding beside them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from transforms.events.parties.trace import Trace

Event = Mapping[str, Any]
_COUNTS = ("killed", "wounded", "detained", "displaced", "participant", "violation")
_QUAD_COLOURS = {1: "green", 2: "bold green", 3: "yellow", 4: "bold red"}


def print_events(events: Iterable[Event], console: Console, traces: "Mapping[str, Trace] | None" = None) -> None:
    """Print one block per event: type, who to whom, when and where, how many, on whose word, evidence.

    `traces` tell of events, by event_id, how they were read.
    """
    shown = 0
    for event in events:
        console.print(headline(event), soft_wrap=True)
        trace = traces.get(event["event_id"]) if traces else None
        for label, value in [*details(event), *(reading(trace) if trace else [])]:
            console.print(Text.assemble(("    " + label.ljust(12), "dim"), value), soft_wrap=True)
        console.print(Text("    ") + evidence(event), soft_wrap=True)
        shown += 1
    if not shown:
        console.print("No events.", style="dim")


def headline(event: Event) -> Text:
    """Return the line that says what, by whom, to whom."""
    what = event["event_type"] + (f" ({event['event_mode']})" if event["event_mode"] else "")
    arrow = " ↔ " if event["is_reciprocal"] else " → "
    who = arrow.join(_parties(event[key]) for key in ("actors", "recipients") if event[key]) or "nobody named"
    if not event["actors"] and event["recipients"]:
        who = "?" + arrow + who
    return Text.assemble((what, _QUAD_COLOURS.get(event["quad_class"], "")), "  ", who)


def _parties(parties: Iterable[Mapping[str, Any]]) -> str:
    return ", ".join(
        f"{party['name'] or party['text']} [{' '.join(code for code in (party['country_code'], party['sector']) if code) or '?'}]"
        for party in parties
    )


def details(event: Event) -> list[tuple[str, str]]:
    """Return the circumstances that are known, as (label, value)."""
    negated = "not " if event["is_negated"] else ""
    rows = [("stance", f"{negated}{event['modality']}, confidence {event['confidence']:.2f}, rule {event['rule_id']}")]
    if event["event_date"]:
        end = event["event_end_date"]
        span = f"{event['event_date']}" + (f" to {end}" if end and end != event["event_date"] else "")
        words = f' ("{event["date_text"]}")' if event["date_text"] else ""
        rows.append(("when", f"{span}{words}, {event['date_basis']}"))
    if event["place_raw"]:
        rows.append(
            (
                "where",
                ", ".join(
                    str(p) for p in (event["place_name"] or event["place_raw"], event["admin1"], event["place_country_code"]) if p
                ),
            )
        )
    counts = [f"{noun} {_range(event, noun)}" for noun in _COUNTS if event[f"{noun}_count_min"] is not None]
    if event["amount_min"] is not None:
        counts.append(f"amount {event['amount'] or event['amount_min']:g} {event['amount_unit'] or ''}")
    if event["duration_hours"] is not None:
        counts.append(f"for {event['duration_hours']:g} hours")
    if event["deadline_date"]:
        counts.append(f"by {event['deadline_date']}")
    for label, value in (
        ("how many", "; ".join(counts)),
        ("on the word", event["attributed_to"]),
        ("condition", event["condition_text"]),
    ):
        if value:
            rows.append((label, value))
    return rows


def reading(trace: "Trace") -> list[tuple[str, str]]:
    """Return how an event was read, as (label, value): the tree's way from actor to recipient and the finders that agree."""
    rows = [("path", trace.path)] if trace.path else []
    return [*rows, ("found by", ", ".join(trace.finders) or "no finder alone")]


def _range(event: Event, noun: str) -> str:
    exact, least, most = (event[f"{noun}_count{suffix}"] for suffix in ("", "_min", "_max"))
    if exact is not None:
        return str(exact)
    return f"{least} or more" if most is None else f"{least} to {most}"


def evidence(event: Event) -> Text:
    """Return the sentence with the trigger, the actors' and the recipients' words marked."""
    text = Text(event["evidence"], style="italic")
    for words, style in (
        *((party["text"], "cyan not italic") for party in event["actors"]),
        *((party["text"], "magenta not italic") for party in event["recipients"]),
        (event["trigger_text"], "bold underline not italic"),
    ):
        if words and (at := event["evidence"].find(words)) >= 0:
            text.stylize(style, at, at + len(words))
    return text
