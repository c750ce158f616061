"""Events told of whole pages and judged one by one: which of those that the coder found are right.

LABELS is a CSV file with id, char_start, char_end, event_type, trigger_text, type_right and parties_right (0 or 1), TEXTS a
JSON Lines file with id, text and date. Offsets are those of `dateline code --jsonl`. What the labels do not hold is left out.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from flows.actors import gazetteer_with
from flows.analysers import analyser_of
from flows.training.event_coding import code_gold
from flows.training.event_gold import GoldText
from transforms.events.confidence import sign_values
from transforms.events.drafts import Draft
from transforms.events.layout import Layout

_KEY = ("id", "char_start", "char_end", "event_type", "trigger_text")


def judged_examples(labels: Path, texts: Path, setting: str) -> Iterator[tuple[list[float], bool, str]]:
    """Code the texts; yields the signs of each judged event, whether it is right, and the id of its text."""
    frame = pl.read_csv(labels, columns=[*_KEY, "type_right", "parties_right"])
    is_right = {tuple(row[:5]): bool(row[5] and row[6]) for row in frame.select(*_KEY, "type_right", "parties_right").iter_rows()}
    found: list[tuple[list[float], bool, str]] = []

    def watch(layout: Layout, draft: Draft, row: dict[str, Any]) -> None:
        key = (row["article_id"], row["char_start"], row["char_end"], row["event_type"], row["trigger_text"])
        if key in is_right:
            found.append((sign_values(layout, draft), is_right[key], row["article_id"]))

    wanted = {key[0] for key in is_right}
    code_gold([text for text in _texts(texts) if text.name in wanted], gazetteer_with(None), analyser_of(setting), watch)
    yield from found


def _texts(path: Path) -> Iterator[GoldText]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield GoldText(row["id"], "web", row.get("date"), None, row["text"], ())
