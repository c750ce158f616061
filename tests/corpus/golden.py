"""Golden cases: what each sample file must give.

`python tests/corpus/golden.py` rewrites the expected files; the diff is what gets reviewed.
"""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
RAW = HERE / "raw"
EXPECTED = HERE / "expected"

_ARTICLE = (
    "title", "byline", "authors", "publisher", "section", "dateline_place", "published_at", "published_precision",
    "published_basis", "published_reason", "language", "body",
)  # fmt: skip
_EVENT = (
    "sentence_number", "event_type", "event_mode", "is_reciprocal", "event_date", "date_basis", "place_name", "killed_count", "wounded_count",
    "detained_count", "displaced_count", "participant_count", "violation_count", "amount", "amount_unit", "duration_hours", "deadline_date",
    "modality", "is_negated", "attributed_to", "condition_text", "trigger_text",
)  # fmt: skip


def read_case(path: Path) -> list[dict[str, Any]]:
    """Return what a raw file gives, one entry per document or refusal, in a form made for reading."""
    from flows.commands.explain import explain_file
    from flows.settings import Settings

    entries = [_entry(item) for item in explain_file(path, Settings())]
    plain: list[dict[str, Any]] = json.loads(json.dumps(entries, default=str))
    return plain


def _entry(item: Any) -> dict[str, Any]:
    entry: dict[str, Any] = {"member": item.member}
    if item.reject:
        entry["refused"] = item.reject["reason"]
    entry["removed"] = [
        f"{n} {kind}: {text}" for n, kind, text in item.lines.drop_nulls("kind").select("line_number", "kind", "text_raw").rows()
    ]
    if item.article:
        entry |= {name: item.article[name] for name in _ARTICLE if item.article[name] not in (None, [])}
    entry["events"] = [_event(event) for event in item.events]
    return entry


def _event(event: Any) -> dict[str, Any]:
    parties = {
        role: [" ".join(str(p[key] or "-") for key in ("country_code", "sector", "text")) for p in event[role]]
        for role in ("actors", "recipients")
    }
    return parties | {name: event[name] for name in _EVENT if event[name] not in (None, False)}


def cases() -> list[Path]:
    """Return the raw samples, sorted."""
    return sorted(path for path in RAW.iterdir() if not path.name.startswith("."))


def expected_path(raw: Path) -> Path:
    """Return where the expectation of a raw file stands."""
    return EXPECTED / f"{raw.name}.json"


if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    for raw in cases():
        expected_path(raw).write_text(json.dumps(read_case(raw), indent=1, ensure_ascii=False) + "\n", "utf-8")
