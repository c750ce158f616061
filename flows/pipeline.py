"""The order of the transforms, said once: documents to lines, lines to articles, articles to events. No effects.

A document that makes a transform fail is refused with reason internal_error; the others go on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import polars as pl

from flows.actors import ActorsText, gazetteer_with
from flows.analysers import BUILT_IN, analyser_of
from flows.job import Cause
from transforms.clean import Cleaned, clean_documents
from transforms.copies.signatures import sketch_articles
from transforms.documents.frame import parsed_frame, reject_frame
from transforms.documents.model import RawDocument, Reject
from transforms.events.actors.gazetteer import Gazetteer
from transforms.events.analyser import Analyser
from transforms.events.coder import Coded, code_articles
from transforms.events.triggers.lexicon import TriggerLexicon, load_lexicon
from transforms.lines.recurrence import keyed_lines, line_keys, seen_lines
from transforms.lines.rules import LineRules, load_line_rules
from transforms.lines.split import split_lines
from warehouse.frames import conform, empty, polars_schema, staged
from warehouse.tables.documents import DOCUMENTS, REJECTS

Frames = dict[str, pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Resources:
    """Rules and lexicons, loaded once per process."""

    rules: LineRules
    lexicon: TriggerLexicon
    gazetteer: Gazetteer
    analyser: Analyser | None


@lru_cache(maxsize=2)
def resources(actors: ActorsText | None, analyser: str = BUILT_IN) -> Resources:
    """Return the loaded rules and the analyser that the setting names.

    Raises InputError when no row of the user's gazetteer can be read, SettingsError when the analyser cannot be loaded.
    """
    return Resources(load_line_rules(), load_lexicon(), gazetteer_with(actors), analyser_of(analyser))


def read_documents(documents: Sequence[RawDocument]) -> Frames:
    """Return what reading gives: `parsed` (PARSED), `lines` (LINES), `keys` (LINE_KEYS), `seen` (SEEN_LINES), and staged
    `documents` and `rejects`, which hold what was refused on the way.
    """
    try:
        parsed = parsed_frame(documents)
        lines = split_lines(parsed)
        keyed = keyed_lines(lines)
        frames = {"parsed": parsed, "lines": lines, "keys": line_keys(keyed), "seen": seen_lines(parsed, keyed)}
    except Exception as error:
        if not documents:  # no document is to blame: the program is at fault
            raise
        if len(documents) == 1:
            return read_documents([]) | refuse(rows_of(documents), "decode", _cause(error))
        middle = len(documents) // 2
        return _joined(read_documents(documents[:middle]), read_documents(documents[middle:]))
    return frames | {"documents": empty(staged(DOCUMENTS)), "rejects": empty(staged(REJECTS))}


def transform(
    parsed: pl.DataFrame, lines: pl.DataFrame | None, found: pl.DataFrame | None, loaded: Resources, now: datetime
) -> tuple[Cleaned, Coded]:
    """Clean and code documents (PARSED), with their lines (LINES) and what their sources say of these (RECURRENCE) where known.

    Dates after `now` are implausible; see `clean_documents`.
    """
    cleaned = clean_documents(parsed, loaded.rules, now, lines, found)
    # Of documents with the same bytes the one with the smallest id stands for all, as it will when they are loaded.
    each_once = cleaned.articles.sort("document_id").unique("article_id", keep="first", maintain_order=True)
    return cleaned, code_articles(each_once, loaded.lexicon, loaded.gazetteer, loaded.analyser)


def code_documents(parsed: pl.DataFrame, lines: pl.DataFrame, found: pl.DataFrame, loaded: Resources, now: datetime) -> Frames:
    """Return the staged tables that cleaning and coding fill, by name; see `transform`."""
    try:
        cleaned, coded = transform(parsed, lines, found, loaded, now)
        sketches = sketch_articles(cleaned.articles)
    except Exception as error:
        if parsed.is_empty():
            raise
        if parsed.height == 1:
            return code_documents(parsed.clear(), lines.clear(), found, loaded, now) | refuse(parsed, "clean", _cause(error))
        middle = parsed.height // 2
        halves = [
            code_documents(half, lines.join(half, on="document_id", how="semi", maintain_order="left"), found, loaded, now)
            for half in (parsed[:middle], parsed[middle:])
        ]
        return _joined(*halves)
    return {
        "documents": cleaned.documents,
        "removed_lines": cleaned.removed_lines,
        "articles": cleaned.articles,
        "events": coded.events,
        "quotes": coded.quotes,
        "entities": coded.entities,
        "rejects": cleaned.rejects,
        "sketches": sketches,
    }


def refuse(documents: pl.DataFrame, stage: str, cause: Cause) -> Frames:
    """Return the staged `documents` and `rejects` of documents (PARSED, or `rows_of`) that are refused at a stage."""
    names = ("source_uri", "member", "content_hash", "byte_count", "document_id")
    rejects = [
        Reject(uri, member, stage, cause[0], cause[1][:500], *rest) for uri, member, *rest in documents.select(names).iter_rows()
    ]
    rows = documents.with_columns(status=pl.lit("rejected")).select(staged(DOCUMENTS).names)
    return {"documents": conform(rows, staged(DOCUMENTS)), "rejects": reject_frame(rejects)}


def rows_of(documents: Sequence[RawDocument]) -> pl.DataFrame:
    """Return the columns of DOCUMENTS that documents have before anything is parsed."""
    names = [name for name in staged(DOCUMENTS).names if name != "status"]
    columns = {name: [getattr(document, name) for document in documents] for name in names}
    return pl.DataFrame(columns, schema={name: polars_schema(DOCUMENTS)[name] for name in names})


def _cause(error: Exception) -> Cause:
    return "internal_error", f"{type(error).__name__}: {error}"


def _joined(left: Frames, right: Frames) -> Frames:
    return {name: pl.concat([left[name], right[name]]) for name in left}
