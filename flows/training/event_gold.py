"""News texts with the events that each sentence tells.

Those of the quality tests are written for it, without a look at the lexicons. One file a text (`.gold`): `key: value` lines, a line `---`,
then the text: `= ` the headline, `. ` a sentence, blank lines between paragraphs. Behind a sentence stands one line for
every event it tells, `> ` when it must be found, `? ` when it may be (neither asked for nor counted as wrong):

    > TYPE/ALSO RIGHT | actor CODE; actor CODE/CODE | recipient CODE | key=value; key=value

A party is its words and the country codes that are right for it (`-`: none); codes alone stand for one that the sentence
does not name; without a party nobody acts or suffers. Keys:
`mutual`, `date` (a day, a month, two days joined by `..`, or `none`), `modality`, `by` (whose word it is), `mode`, and
numbers (`killed`, `wounded`, `detained`, `displaced`, `participants`, `amount`).
With `sentences: alone` in its head a file holds sentences that have nothing to do with one another: each is a text of its
own (a headline: one without a body), of the date of the file.

The names say which part a text is of: the errors on `open_` texts may be read, those on `sealed_` ones are only counted, and
`tuning_` texts serve for nothing but the calibration of confidence. Further sets go by the beginning of their names alike;
what has `sealed` in it is sealed.

Gold sets from elsewhere come as JSON Lines, one sentence a record, with `events` (`plover`, `plover_alt`,
`actor_country`, `target_country`, `reciprocal`, `optional`, `quad`).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from warehouse.codes.loader import code_list

PARTS = ("open", "sealed", "tuning")
COUNTS = ("killed", "wounded", "detained", "displaced", "participants", "amount")
_KEYS = {*COUNTS, "mutual", "date", "modality", "by", "mode"}
_MARKS = {"> ", "? ", ". ", "= "}
_IGO = {"IGO", "UNO", "EUR", "EEC", "IUN", "UIS"}


@dataclass(frozen=True)
class GoldParty:
    """One who acts or is acted upon: words (none when the sentence does not name it), and the country codes that are right
    ("" stands for none)."""

    text: str
    codes: frozenset[str]


@dataclass(frozen=True)
class GoldEvent:
    """One event of a sentence. Parties are None where the annotation does not say; `types` are all that are right."""

    types: tuple[str, ...]
    actors: tuple[GoldParty, ...] | None
    recipients: tuple[GoldParty, ...] | None
    is_optional: bool = False
    is_mutual: bool = False
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class GoldSentence:
    """A sentence with its place in the body (None for a headline). Types in `free` do not count as wrong."""

    text: str
    span: tuple[int, int] | None
    events: tuple[GoldEvent, ...]
    free: frozenset[str] = frozenset()

    @property
    def is_silent(self) -> bool:
        """Whether the sentence tells no event, not even one that may be found."""
        return not self.events


@dataclass(frozen=True)
class GoldText:
    """A text to be coded and its sentences. `is_complete` says that all its events are annotated, `is_loose` that its
    sentences are each to be coded as a text of its own."""

    name: str
    genre: str
    date: str | None
    title: str | None
    body: str
    sentences: tuple[GoldSentence, ...]
    is_complete: bool = True
    is_loose: bool = False


def part(folder: Path, name: str) -> list[GoldText]:
    """Return the texts of one of the `PARTS`, or of another set, in a folder of `.gold` files, sorted by name."""
    texts = (parse(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob(f"{name}_*.gold")))
    return [single for text in texts for single in (_singles(text) if text.is_loose else [text])]


def is_sealed(name: str) -> bool:
    """Return whether the errors on a part or set are counted only, never shown."""
    return name == "tuning" or "sealed" in name


def parse(name: str, source: str) -> GoldText:
    """Parse one text. Raises ValueError that names the line where its form is wrong."""
    head, mark, marked = source.partition("\n---\n")
    if not mark:
        raise ValueError(f"{name}: no line `---`")
    about = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.split("\n"))}
    if (together := about.pop("sentences", None)) not in (None, "alone"):
        raise ValueError(f"{name}: sentences: alone is expected, not {together!r}")
    if about.keys() != {"date", "genre"}:
        raise ValueError(f"{name}: date and genre are expected, not {sorted(about)}")
    title, body = None, ""
    read: list[tuple[str, tuple[int, int] | None, list[GoldEvent]]] = []
    is_new = False
    for number, line in enumerate(marked.split("\n"), 1):
        text = line[2:].strip()
        if not line.strip():
            is_new = True
        elif line[:2] not in _MARKS or not text or (line[0] in ">?" and not read):
            raise ValueError(f"{name}: line {number} is no headline, sentence or event: {line[:40]!r}")
        elif line[0] in ">?":
            read[-1][2].append(_event(text, line[0] == "?", f"{name}: line {number}"))
        elif line[0] == "=":
            title = text
            read.append((text, None, []))
        else:
            body += ("\n\n" if is_new else " ") if body else ""
            is_new = False
            read.append((text, (len(body), len(body) + len(text)), []))
            body += text
    sentences = tuple(GoldSentence(text, span, tuple(events)) for text, span, events in read)
    return GoldText(name, about["genre"], about["date"], title, body, sentences, is_loose=together == "alone")


def _singles(text: GoldText) -> list[GoldText]:
    """Each sentence of a text as a text of its own."""
    singles = []
    for number, sentence in enumerate(text.sentences, 1):
        title, body = (sentence.text, "") if sentence.span is None else (None, sentence.text)
        single = replace(sentence, span=sentence.span and (0, len(body)))
        singles.append(GoldText(f"{text.name}:{number}", text.genre, text.date, title, body, (single,)))
    return singles


def outside(path: Path) -> list[GoldText]:
    """Return the records of a gold set from elsewhere; those marked `suspect` are left out. Raises FileNotFoundError."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [_from_row(row) for row in rows if not row.get("suspect")]


def _event(text: str, is_optional: bool, where: str) -> GoldEvent:
    cells = [cell.strip() for cell in text.split("|")]
    types = tuple(cells[0].split("/"))
    if len(cells) not in (3, 4) or not set(types) <= _types().keys():
        raise ValueError(f"{where}: TYPE | actors | recipients | facts is expected")
    facts = dict((pair.strip().partition("=")[::2]) for pair in (cells[3] if len(cells) > 3 else "").split(";") if pair.strip())
    if not facts.keys() <= _KEYS:
        raise ValueError(f"{where}: unknown {sorted(facts.keys() - _KEYS)}")
    actors, recipients = (_parties(cell, where) for cell in cells[1:3])
    return GoldEvent(types, actors, recipients, is_optional, facts.pop("mutual", None) is not None, facts)


def _parties(cell: str, where: str) -> tuple[GoldParty, ...]:
    parties = []
    for part in (part.strip() for part in cell.split(";")):
        words, _, codes = part.rpartition(" ")
        if part and not all(code == "-" or (len(code) == 3 and code.isupper()) for code in codes.split("/")):
            raise ValueError(f"{where}: a party ends in country codes, not {codes!r}")
        if part:
            parties.append(GoldParty(words, frozenset(code.strip("-") for code in codes.split("/"))))
    return tuple(parties)


def _from_row(row: dict[str, Any]) -> GoldText:
    events = tuple(_outside_events(row))
    sentence = GoldSentence(row["text"], (0, len(row["text"])), events, frozenset(row.get("negative_except") or ()))
    return GoldText(row["id"], row["source_set"], row.get("date"), None, row["text"], (sentence,), row.get("exhaustive", True))


def _outside_events(row: dict[str, Any]) -> Iterator[GoldEvent]:
    for event in row["events"]:
        types = [name for name in (event.get("plover"), *(event.get("plover_alt") or ())) if name]
        if not types and event.get("quad"):
            types = [name for name, quad in _types().items() if quad == event["quad"]]
            types += {2: ["CONCEDE"], 3: ["SANCTION"]}.get(event["quad"], [])  # the published documents disagree on these two
        actors, recipients = _outside_parties(event, "actor"), _outside_parties(event, "target")
        if types:
            yield GoldEvent(tuple(types), actors, recipients, bool(event.get("optional")), bool(event.get("reciprocal")))


def _outside_parties(event: dict[str, Any], side: str) -> tuple[GoldParty, ...] | None:
    codes = event.get(f"{side}_country")
    if codes is None:
        return None
    codes = frozenset(country_group(code) for code in ([codes] if isinstance(codes, str) else codes))
    return () if codes == {""} else (GoldParty("", codes),)


def country_group(code: str | None) -> str:
    """Return a country code with all organisations of states as one; "" for none."""
    return "IGO" if code in _IGO else code or ""


def _types() -> dict[str, int]:
    return dict(code_list("event_types").select("code", "quad_class").iter_rows())
