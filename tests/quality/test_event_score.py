"""Coded events are counted, their facts compared, their errors named."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.training.event_gold import GoldText, parse
from tests.quality import event_report, event_score
from tests.quality.event_facts import facts
from tests.quality.event_faults import faults

TEXT = """date: 2020-05-04
genre: test
---
= Chad accuses Niger over wells
> ACCUSE | Chad TCD | Niger NER |
. Chadian guards arrested two Nigeriens on Sunday, the board said.
> COERCE | Chadian guards TCD | Nigeriens NER | detained=2; date=2020-05-03; by=the board
> ASSAULT | Chadian guards TCD | |
. The wells are deep.
. Mali met nobody.
? CONSULT | Mali MLI | |
"""


@pytest.fixture
def text() -> GoldText:
    return parse("open_wells", TEXT)


def found(kind: str, actor: str | None = None, recipient: str | None = None, **more: Any) -> dict[str, Any]:
    event = dict.fromkeys(("event_date", "event_end_date"))
    sides = {name: [{"country_code": code}] if code else [] for name, code in (("actors", actor), ("recipients", recipient))}
    counts = dict.fromkeys(
        f"{name}{end}"
        for name in ("killed_count", "wounded_count", "detained_count", "displaced_count", "participant_count", "amount")
        for end in ("", "_min", "_max")
    )
    plain = {"plover": kind, "is_reciprocal": False, "modality": "happened", "date_basis": "none", "attributed_to": None}
    return event | sides | counts | plain | more


def test_levels_types_and_silence(text: GoldText) -> None:
    coded = [[found("ACCUSE", "TCD", "NER")], [found("COERCE", "TCD")], [found("AID", "TCD")], [found("CONSULT", "MLI")]]
    pairs = event_score.pairs([text], [coded])
    assert str(event_score.tally(pairs, "type")) == "0.667 0.667 0.667 (2/3/3)"
    assert event_score.tally(pairs, "type+both") == event_score.Tally(right=1, asked=3, found=3)
    assert event_score.by_type(pairs)["AID"] == event_score.Tally(0, 0, 1)
    assert event_score.by_type(pairs)["ASSAULT"] == event_score.Tally(0, 1, 0)
    assert event_score.silent(pairs) == (1, 1, 1)
    assert event_score.Tally().f1 == 0


def test_facts_of_what_was_found(text: GoldText) -> None:
    told = {"event_date": date(2020, 5, 3), "date_basis": "relative", "detained_count_min": 3, "attributed_to": "The Board"}
    pairs = event_score.pairs([text], [[[], [found("COERCE", "TCD", "NER", killed_count=1, **told)], [], []]])
    tallies = {name: str(tally) for name, tally in facts(pairs).items()}
    assert tallies == {
        "modality": "1/1, 0 extra",
        "date": "1/1, 0 extra",
        "numbers": "0/1, 1 extra",
        "attribution": "1/1, 0 extra",
    }


def test_errors_are_named(text: GoldText) -> None:
    coded = [[found("REJECT", "TCD", "NER")], [found("COERCE", "NER", "TCD"), found("AID", "MLI")], [found("AID")], []]
    kinds = [(fault.kind, fault.detail) for fault in faults(event_score.pairs([text], [coded]))]
    assert kinds == [
        ("another type", "REJECT for ACCUSE"),
        ("sides swapped", "COERCE"),
        ("missed beside another event", "ASSAULT"),
        ("false event beside true ones", "AID"),
        ("false event, silent sentence", "AID"),
    ]


@pytest.mark.parametrize(
    ("actor", "recipient", "kind"),
    [
        (None, "NER", "actor not found"),
        ("MLI", "NER", "another actor"),
        ("", "NER", "actor without its country"),
        ("TCD", "MLI", "another recipient"),
    ],
)
def test_parties_mistaken(text: GoldText, actor: str | None, recipient: str, kind: str) -> None:
    event = found("ACCUSE", actor, recipient)
    if actor == "":
        event["actors"] = [{"country_code": None}]
    headline = event_score.pairs([text], [[[event], [], [], []]])[:1]
    assert [fault.kind for fault in faults(headline)] == [kind]


def test_the_report_tells_figures_and_classes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    event = {"plover": "ACCUSE", "actor_country": "FRA", "target_country": "ITA"}
    rows = [
        {"id": "a", "source_set": "s", "text": "France accused Italy of espionage.", "events": [event]},
        {"id": "b", "source_set": "s", "text": "The cellar was full of old cheese.", "events": []},
    ]
    (tmp_path / "s.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    out = tmp_path / "report.md"
    monkeypatch.setattr(sys, "argv", ["report", "--gold", str(tmp_path), "--out", str(out)])
    event_report.main()
    told = out.read_text("utf-8")
    assert "## s: 2 sentences" in told
    assert "| type+both | 1.000 | 1.000 | 1.000 | 1 / 1 / 1 |" in told
    assert "Silent sentences: 1; 0 of them give 0 false events (0.0%)." in told
    assert "### The largest classes of 0 errors" in told
