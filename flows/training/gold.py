"""Read annotated pages for training: rows of labelled lines, and the pages' HTML cut into lines in other ways."""

import hashlib
import json
import lzma
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from resiliparse.extract.html2text import extract_plain_text

from flows.training.examples import DROP, KEEP, UNSCORED
from transforms.documents.alignment import lines_in_text
from transforms.documents.html import page_lines

Row = Mapping[str, Any]

FOLDS = 5
_WORD = re.compile(r"\w+")
_COPIED = 0.7


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file, xz or plain. Raises OSError where it cannot be read."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def fold_of(row: Row) -> int:
    """The fold of the row's site: pages of one site never stand on both sides."""
    digest = hashlib.sha256(f"fold:{row['site'] or row['id']}".encode()).digest()
    return int.from_bytes(digest[:6], "big") * FOLDS >> 48


def importance(row: Row) -> float:
    """How much a page counts: news twice, pages with doubtful labels little."""
    return (2.0 if row["genre"] == "news" else 1.0) * (0.25 if row["suspect"] else 1.0)


def label_of(name: str) -> int:
    """Titles, second copies, blank and mixed lines are not scored."""
    return {"keep": KEEP, "drop": DROP}.get(name, UNSCORED)


def other_cuts(row: Row, html: str) -> Iterator[dict[str, Any]]:
    """The same page cut into lines by other programs, with the row's labels carried over; pages that lose text are left out."""
    for cutter, cut in (("block", page_lines), ("resi", _plain_lines), ("insc", _drawn_lines)):
        if cutter == row["flattener"]:
            continue
        lines = cut(html)
        labels = carried_labels(lines, row)
        kept = sum(len(_WORD.findall(line)) for line, label in zip(lines, labels, strict=True) if label == "keep")
        if 0.9 < kept / max(1, len(_WORD.findall(row["body"]))) < 1.1:
            yield {**row, "lines": lines, "labels": labels, "flattener": cutter}


def carried_labels(lines: Sequence[str], row: Row) -> list[str]:
    """Label lines of the row's page: as the same line there; else by whether its words are aligned with the body."""
    known: dict[str, set[str]] = defaultdict(set)
    for line, label in zip(row["lines"], row["labels"], strict=True):
        known[_key(line)].add(label)
    body = _WORD.findall(row["body"].lower())
    runs = set(zip(body, body[1:], body[2:], strict=False))
    labels = []
    for line, is_body in zip(lines, lines_in_text(list(lines), row["body"]), strict=True):
        key = _key(line)
        words = key.split()
        copied = list(zip(words, words[1:], words[2:], strict=False))
        if not key:
            labels.append("blank")
        elif len(known[key]) == 1:
            labels.append(next(iter(known[key])))
        elif is_body:
            labels.append("keep")
        elif copied and sum(run in runs for run in copied) > _COPIED * len(copied):
            labels.append("dup")
        else:
            labels.append("title" if key == _key(row["title"] or "") else "drop")
    return labels


def _plain_lines(html: str) -> list[str]:
    text = extract_plain_text(html, preserve_formatting=True, list_bullets=True, alt_texts=False)
    return [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]


def _drawn_lines(html: str) -> list[str]:
    """Lines as a text browser draws them: marks before list items, the cells of a table row side by side."""
    import inscriptis

    return [line for line in (" ".join(line.split()) for line in inscriptis.get_text(html).split("\n")) if line]


def _key(line: str) -> str:
    return " ".join(_WORD.findall(line.lower()))
