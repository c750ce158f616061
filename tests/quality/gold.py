"""Annotated documents: a text with a verdict for every line, and what its metadata should be.

Those in this folder are written for it. One file a document: `key: value` lines, a line `---`, then the document with a
mark before every line: `+ ` article, `- ` residue, `= ` headline, `~ ` not scored; blank lines are blank. `texts/` holds
flat texts, `pages/` HTML whose source lines are marked the same way (the marks are taken off to get the page). `rule:`
says what must hold for the document whatever the averages: `keep all` (no article line may be lost), `drop all` (nothing
is left: there is no article). `place: none` says that there is no dateline, no `place:` that nobody looks.

Gold sets from elsewhere come as JSON Lines (`.jsonl`, or `.jsonl.xz`): `text_*` with `lines` and `labels` (keep and drop are
scored), `html_gold` with the bodies of pages whose HTML is in the other `html_*` files by `id`.
"""

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
_LABELS = {"+": "keep", "-": "drop", "=": "title", "~": "mixed"}
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"</t[dh]>|<br */?>")


@dataclass(frozen=True)
class Gold:
    """One annotated document. Flat texts have `lines` with `labels`, pages have `html`."""

    name: str
    genre: str
    language: str
    body: str
    lines: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    html: str | None = None
    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    place: str | None = None
    rule: str | None = None
    source: str = "own"


def texts() -> list[Gold]:
    """Return the flat texts of this folder, sorted by name."""
    return [parse(path.stem, path.read_text("utf-8")) for path in sorted((HERE / "texts").glob("*.gold"))]


def pages() -> list[Gold]:
    """Return the HTML pages of this folder, sorted by name."""
    return [parse(path.stem, path.read_text("utf-8"), is_page=True) for path in sorted((HERE / "pages").glob("*.gold"))]


def outside(folder: Path, name: str) -> list[Gold]:
    """Return the documents of a gold set from elsewhere: `text_light`, `text_full` or `html_gold` in `folder`.

    Rows whose annotation is marked `suspect`, and pages without their HTML, are left out. Raises FileNotFoundError.
    """
    html = {}
    if name == "html_gold":
        files = sorted(path for path in folder.glob("html_*.jsonl*") if not path.name.startswith("html_gold."))
        html = {row["id"]: row["html"] for path in files for row in _rows(path)}
    path = next((found for found in (folder / f"{name}.jsonl", folder / f"{name}.jsonl.xz") if found.exists()), None)
    if path is None:
        raise FileNotFoundError(f"no {name}.jsonl or {name}.jsonl.xz in {folder}")
    rows = (row for row in _rows(path) if not row.get("suspect"))
    return [_from_row(row, html.get(row["id"])) for row in rows if "lines" in row or row["id"] in html]


def parse(name: str, source: str, is_page: bool = False) -> Gold:
    """Parse one annotated document. Raises ValueError that names the line where its form is wrong."""
    head, mark, marked = source.partition("\n---\n")
    if not mark:
        raise ValueError(f"{name}: no line `---`")
    about = dict(line.split(":", 1) for line in head.split("\n"))
    if unknown := about.keys() - {"genre", "language", "title", "date", "authors", "place", "rule"}:
        raise ValueError(f"{name}: unknown {sorted(unknown)}")
    stated = {key: value.strip() or None for key, value in about.items()}
    lines, labels = [], []
    for number, line in enumerate(marked.rstrip("\n").split("\n"), 1):
        if line and (line[0] not in _LABELS or line[1:2] not in {" ", ""}):
            raise ValueError(f"{name}: line {number} has no mark: {line[:40]!r}")
        lines.append(line[2:])
        labels.append(_LABELS[line[0]] if line[2:].strip() else "blank")
    kept = [line for line, label in zip(lines, labels, strict=True) if label == "keep"]
    return Gold(
        name=name,
        genre=stated.get("genre") or "news",
        language=stated.get("language") or "en",
        body="\n".join(_visible(line) for line in kept) if is_page else "\n".join(kept),
        lines=() if is_page else tuple(lines),
        labels=() if is_page else tuple(labels),
        html="\n".join(lines) if is_page else None,
        title=stated.get("title"),
        date=stated.get("date"),
        authors=tuple(author.strip() for author in (stated.get("authors") or "").split(";") if author.strip()),
        place=stated.get("place"),
        rule=stated.get("rule"),
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _from_row(row: dict[str, Any], html: str | None) -> Gold:
    date = str(row.get("date") or "")[:10]
    return Gold(
        name=row["id"],
        genre=row.get("genre") or "",
        language=row.get("lang") or "",
        body=row["body"],
        lines=tuple(row.get("lines") or ()),
        labels=tuple(row.get("labels") or ()),
        html=html,
        title=row.get("title") or None,
        date=date if re.fullmatch(r"\d{4}-\d\d-\d\d", date) else None,
        authors=tuple(row.get("authors") or ()),
        source=row.get("source") or "",
    )


def _visible(line: str) -> str:
    return " ".join(unescape(_TAG.sub("", _BREAK.sub(" ", line))).split())
