"""The confidence trainer codes annotated texts, prints its figures and writes a weight for every sign."""

import json
import sys
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from flows.training import confidence
from flows.training.event_gold import part
from transforms.events.confidence import ALWAYS, SIGNS

TEXT = """date: 2020-05-04
genre: test
---
. {} accused {} of espionage on Monday.
> ACCUSE | {} {} | {} {} |
. {} soldiers shelled a village in {} on Monday.
. The cellar was full of old cheese.
"""
COUNTRIES = (("France", "FRA", "French"), ("Italy", "ITA", "Italian"), ("Chad", "TCD", "Chadian"), ("Niger", "NER", "Nigerien"))


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Texts of which each gives a right event and, the second act being left unannotated, a wrong one."""
    for number, (one, two) in enumerate(zip(COUNTRIES, COUNTRIES[1:] + COUNTRIES[:1], strict=True)):
        text = TEXT.format(one[0], two[0], *one[:2], *two[:2], one[2], two[0])
        for name in ("tuning", "open", "sealed"):
            (tmp_path / f"{name}_{number}.gold").write_text(text)
    event = {"plover": "ACCUSE", "actor_country": "FRA", "target_country": "ITA"}
    row = {"id": "a", "source_set": "s", "text": "France accused Italy of espionage.", "events": [event]}
    (tmp_path / "s.jsonl").write_text(json.dumps(row) + "\n")
    return tmp_path


def test_examples_are_the_coded_events_with_what_is_right(gold: Path) -> None:
    examples = confidence.examples_of({"tuning": part(gold, "tuning")})
    assert examples.signs.shape == (16, len(SIGNS))  # four texts, two events each, with the analyser and without
    assert examples.is_right.sum() == 8
    assert set(examples.counts) == {0.5}
    assert len(np.unique(examples.folds)) > 1


def test_the_command_prints_figures_and_writes_the_weights(
    gold: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = gold / "weights.csv"
    command = ["confidence", "--gold", str(gold), str(gold / "s.jsonl"), "--test", str(gold), "--out", str(out)]
    written = []
    for _ in range(2):
        monkeypatch.setattr(sys, "argv", command)
        confidence.main()
        written.append(out.read_bytes())
    assert written[0] == written[1]
    frame = pl.read_csv(out)
    assert frame["sign"].to_list() == [ALWAYS, *SIGNS]
    assert frame["weight"].is_finite().all()
    told = capsys.readouterr().out
    for heading in ("own, cross-validated by text: 16", "s, fitted without it: 2", "sealed part: 16"):
        assert heading in told
    assert "expected calibration error" in told


def test_judged_events_of_pages_count_as_much_as_the_texts(gold: Path) -> None:
    text = "France accused Italy of espionage on Monday. Chadian soldiers shelled a village in Niger."
    (gold / "pages.jsonl").write_text(json.dumps({"id": "p", "text": text, "date": "2020-05-04"}) + "\n")
    header = "id,char_start,char_end,event_type,trigger_text,type_right,parties_right,cause"
    rows = [
        "p,0,44,ACCUSE,accused Italy of espionage,1,1,",
        "p,45,89,ASSAULT,shelled,1,0,wrong_recipient",
        "p,0,44,AID,accused,1,1,",
    ]
    (gold / "labels.csv").write_text("\n".join([header, *rows]) + "\n")
    texts = {confidence.BASE: part(gold, "tuning")}
    alone = confidence.examples_of(texts)
    found = confidence.examples_of(texts, [gold / "labels.csv", gold / "pages.jsonl"])
    of_pages = slice(len(alone.counts), None)
    assert sorted(found.is_right[of_pages]) == [0, 0, 1, 1]  # two events, with the analyser and without; the third was not found
    assert found.counts[of_pages].sum() == pytest.approx(alone.counts.sum())
    assert set(found.sets) == {confidence.BASE}
