"""From labelled lines to articles: text, metadata and measures, or a reason why there is none."""

from dataclasses import dataclass
from datetime import datetime

import polars as pl

from transforms.articles.counts import count_characters
from transforms.articles.facts import read_facts
from transforms.articles.language import detect_languages
from transforms.articles.measures import closed_share, count_sentences, count_words, quality_score
from transforms.articles.normalise import normalise_lines
from transforms.articles.page_kinds import page_reasons
from transforms.articles.paragraphs import join_lines, join_paragraphs
from transforms.articles.version import CLEANER_VERSION
from transforms.identity import reject_id
from warehouse.frames import conform, empty, staged
from warehouse.tables.articles import ARTICLES
from warehouse.tables.documents import REJECTS

_FEWEST_WORDS = 2
_MENU_WORDS = 6
_COUNTS = ("word_count", "sample_length", "letter_count", "blank_count", "capital_count")


@dataclass(frozen=True)
class Assembled:
    """Staged ARTICLES and, for the documents in which no article is left, staged REJECTS."""

    articles: pl.DataFrame
    rejects: pl.DataFrame


def assemble_articles(documents: pl.DataFrame, labelled: pl.DataFrame, not_after: datetime) -> Assembled:
    """Make the article of every document (PARSED) from its lines (LABELLED_LINES, each document's together and in order).

    Every document gives one row: of the articles, or of the rejects with reason no_article_text
    when what is kept holds no sentence, or that of `page_reasons`. Dates later than `not_after` (UTC) count as implausible.
    Every article stands for itself (its own cluster and head) until all articles are compared.
    """
    # The lines carry the number of their document: it is grouped and compared faster than a key of 32 letters.
    document = pl.col("document_id")
    lines = labelled.select("line_number", "text_raw", "kind", "is_title", document_id=document.rle_id())
    lines = lines.with_columns(text=normalise_lines(labelled["text_raw"]))
    numbers = labelled.select(document.rle().struct.field("value").alias("document_id")).with_row_index("number")
    rows = documents.join(numbers, on="document_id", how="left", maintain_order="left")
    for found in (_bodies(lines), page_reasons(lines), _boilerplate(lines)):
        rows = rows.join(found, left_on="number", right_on="document_id", how="left", maintain_order="left")
    is_article = (rows["word_count"] >= _FEWEST_WORDS) & rows["is_sentence"] & rows["reason"].is_null()
    is_article = is_article.fill_null(False)
    kept = rows.filter(is_article)
    languages = detect_languages(kept["body"])
    facts = read_facts(kept.with_columns(languages["language"]), lines, not_after)
    measured = kept.select("body", "sentence_count", "closed_share", "boilerplate_share", *_COUNTS)
    articles = (
        pl.concat([facts, measured, languages], how="horizontal")
        .with_columns(
            exact_duplicate_of=pl.lit(None, pl.String),
            cluster_id=pl.col("article_id"),
            is_cluster_head=pl.lit(True),
            copy_kind=pl.lit(None, pl.String),
            similarity=pl.lit(None, pl.Float64),
            cleaner_version=pl.lit(CLEANER_VERSION),
        )
        .with_columns(quality_score=quality_score())
    )
    return Assembled(
        conform(articles.select(staged(ARTICLES).names), staged(ARTICLES)), _rejects(rows.filter(~is_article), lines)
    )


def body_lines(labelled: pl.DataFrame) -> pl.DataFrame:
    """Return where the kept lines of LABELLED_LINES stand in the bodies, for showing one beside the other.

    Columns: document_id, line_number, text, separator, paragraph (from 1), char_start, char_end.
    """
    return _joined(labelled.with_columns(text=normalise_lines(labelled["text_raw"])))


def _joined(lines: pl.DataFrame) -> pl.DataFrame:
    return join_lines(lines.filter(pl.col("kind").is_null() & ~pl.col("is_title") & (pl.col("text") != "")))


def _bodies(lines: pl.DataFrame) -> pl.DataFrame:
    bodies = join_paragraphs(_joined(lines))
    bodies = bodies.with_columns(sentence_count=count_sentences(bodies), closed_share=closed_share())
    bodies = bodies.hstack(count_characters(bodies["body"]))
    # Menus and lists of links have short lines that no sentence ends.
    is_open = bodies["closed_share"] == 0
    words = pl.col("paragraphs").list.eval(count_words(pl.element()))
    has_long = bodies.filter(is_open).select(words.list.max() >= _MENU_WORDS).to_series()
    return bodies.with_columns(is_sentence=(~is_open).scatter(is_open.arg_true(), has_long))


def _boilerplate(lines: pl.DataFrame) -> pl.DataFrame:
    length = pl.col("text_raw").str.strip_chars().str.len_chars()
    dropped = pl.when(pl.col("kind").is_not_null()).then(length).otherwise(0)
    sums = lines.select("document_id", length=length, dropped=dropped).group_by("document_id", maintain_order=True).sum()
    share = pl.when(pl.col("length") > 0).then(pl.col("dropped") / pl.col("length")).otherwise(0.0)
    return sums.select("document_id", boilerplate_share=share.round(4))


def _rejects(rows: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    if rows.is_empty():
        return empty(staged(REJECTS))
    kinds = (
        lines.filter(pl.col("kind").is_not_null())
        .group_by("document_id", "kind")
        .agg(count=pl.len())
        .sort("document_id", "count", "kind", descending=[False, True, False])
        .group_by("document_id", maintain_order=True)
        .agg(dropped=pl.format("{} {}", "count", "kind").str.join(", "))
    )
    detailed = rows.join(kinds, left_on="number", right_on="document_id", how="left", maintain_order="left")
    left = pl.col("word_count").fill_null(0)
    detail = pl.format("Lines dropped: {}; words left: {}.", pl.col("dropped").fill_null("none"), left)
    frame = detailed.select(
        "source_uri",
        "member",
        "document_id",
        "content_hash",
        "byte_count",
        stage=pl.lit("clean"),
        reason=pl.col("reason").fill_null("no_article_text"),
        detail=detail,
    )
    keys = [
        reject_id(uri, member, reason, content)
        for uri, member, reason, content in frame.select("source_uri", "member", "reason", "content_hash").iter_rows()
    ]
    frame = frame.with_columns(pl.Series("reject_id", keys, dtype=pl.String))
    return conform(frame.select(staged(REJECTS).names), staged(REJECTS))
