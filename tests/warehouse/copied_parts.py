"""Staged parts of articles with their sketches."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from tests.builders import make_hash
from transforms.copies.signatures import sketch_articles

DAY = datetime(2017, 5, 1, tzinfo=UTC)


def article(name: str, body: str, day: int | None = None, **more: Any) -> dict[str, Any]:
    """An article named so, published so many days after DAY, or undated."""
    dated = {} if day is None else {"published_at": DAY + timedelta(days=day), "published_precision": "day"}
    key = make_hash(name)
    return {"article_id": key, "document_id": make_hash(f"document of {name}"), "body": body, "cluster_id": key, **dated, **more}


def part(write_part: Any, name: str, articles: Sequence[Mapping[str, Any]]) -> Path:
    """Write a part of the articles, each with its document and its sketch."""
    documents = [{"document_id": row["document_id"], "content_hash": row["article_id"]} for row in articles]
    schema = {"article_id": pl.String, "language": pl.String, "body": pl.String}
    texts = pl.DataFrame({key: [row.get(key) for row in articles] for key in schema}, schema=schema)
    return write_part(name, documents=documents, articles=articles, sketches=sketch_articles(texts))  # type: ignore[no-any-return]
