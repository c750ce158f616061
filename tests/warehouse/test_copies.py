from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import make_hash
from tests.warehouse.copied_parts import DAY, article, part
from tests.warehouse.copied_texts import FORMS, joined, reworded, story
from warehouse.connect import Connection, writer
from warehouse.copies import join_heads
from warehouse.digest import digest_tables
from warehouse.files import copy_file
from warehouse.load import load_staged

NOW = datetime(2017, 5, 7, 9, 30, tzinfo=UTC)
TEXT = story(1)


def load(con: Connection, *parts: Path, run_id: str = "run-1") -> Any:
    return load_staged(con, list(parts), run_id, NOW)


def found(con: Connection) -> dict[str, tuple[str, str | None]]:
    """Cluster and kind of copy by article."""
    return {
        key: (cluster, kind)
        for key, cluster, kind in con.execute("SELECT article_id, cluster_id, copy_kind FROM articles").fetchall()
    }


def kinds(con: Connection, head: str, *names: str) -> list[str | None]:
    """Kinds of the named copies, once it is certain that they are in the head's cluster."""
    rows = found(con)
    assert rows[make_hash(head)] == (make_hash(head), None)
    assert {rows[make_hash(name)][0] for name in names} == {make_hash(head)}
    return [rows[make_hash(name)][1] for name in names]


COPIES: dict[str, tuple[list[str], str]] = {
    "one word in twelve is another": (reworded(TEXT, 12), "near"),
    "paragraphs are out of order": (TEXT[::-1], "near"),
    "a dateline and a credit more": (["OSTER (Wire) — " + TEXT[0], *TEXT[1:]], "near"),
    "the end is cut off": (TEXT[:3], "shorter"),
    "two paragraphs more": (TEXT + story(2, 2), "longer"),
    "stitched of two texts": (TEXT[:4] + story(3, 4), "longer"),
}


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_joins_the_earlier_article(con: Connection, write_part: Any, name: str) -> None:
    body, kind = COPIES[name]
    load(
        con,
        part(
            write_part,
            "a",
            [article("head", joined(TEXT), 0), article("copy", joined(body), 1), article("other", joined(story(9)), 2)],
        ),
    )
    assert kinds(con, "head", "copy") == [kind]
    assert found(con)[make_hash("other")] == (make_hash("other"), None)


@pytest.mark.parametrize("name", FORMS)
def test_reports_filled_into_one_form_are_no_copies(con: Connection, write_part: Any, name: str) -> None:
    form, first, second = FORMS[name]
    counts = load(
        con, part(write_part, "a", [article("first", form.format(**first), 0), article("second", form.format(**second), 1)])
    )
    assert counts.copies == 0


def test_a_form_with_the_same_facts_is_a_copy(con: Connection, write_part: Any) -> None:
    form, first, _ = FORMS["earthquakes"]
    body = form.format(**first)
    load(
        con,
        part(write_part, "a", [article("head", body, 0), article("copy", body.replace("was written", "was put together"), 1)]),
    )
    assert kinds(con, "head", "copy") == ["near"]


def test_a_new_toll_in_the_same_text_is_a_version(con: Connection, write_part: Any) -> None:
    body = joined(TEXT)
    load(con, part(write_part, "a", [article("head", f"{body} It killed 16.", 0), article("later", f"{body} It killed 19.", 1)]))
    assert kinds(con, "head", "later") == ["near"]


def test_articles_of_different_languages_are_no_copies(con: Connection, write_part: Any) -> None:
    body = joined(TEXT)
    rows = [
        article("one", body, 0, language="en"),
        article("two", f"{body} More.", 1, language="de"),
        article("three", f"{body} Much.", 2),
    ]
    load(con, part(write_part, "a", rows))
    assert kinds(con, "one", "three") == ["near"]
    assert found(con)[make_hash("two")] == (make_hash("two"), None)


def test_some_shared_paragraphs_make_no_copy(con: Connection, write_part: Any) -> None:
    rows = [article("one", joined(TEXT), 0), article("follow-up", joined(story(4, 6) + TEXT[-2:]), 1)]
    assert load(con, part(write_part, "a", rows)).copies == 0


def test_a_digest_of_many_texts_does_not_join_them(con: Connection, write_part: Any) -> None:
    texts = [story(number, 2) for number in range(20, 26)]
    rows = [article("digest", joined([p for text in texts for p in text]), 0)]
    rows += [article(f"text {number}", joined(text), 1) for number, text in enumerate(texts)]
    assert load(con, part(write_part, "a", rows)).copies == 0


def test_short_texts_are_copies_only_to_the_letter(con: Connection, write_part: Any) -> None:
    rows = [article("a", "Talks go on.", 0), article("b", "Talks go on.", 1), article("c", "Talks go on!", 2)]
    load(con, part(write_part, "a", rows))
    assert kinds(con, "a", "b") == ["exact"]
    assert found(con)[make_hash("c")] == (make_hash("c"), None)


def test_the_earliest_is_the_head_then_the_longest(con: Connection, write_part: Any) -> None:
    body = joined(TEXT)
    rows = [
        article("undated", body + " One."),
        article("late", body + " Two.", 3),
        article("in May", body + " Three.", 0, published_precision="month"),
        article("timed", body + " Four.", 1, published_at=DAY + timedelta(days=1, hours=9), published_precision="minute"),
        article("that day", body + " Five.", 1),
        article("that day too", body + " Six.", 1, word_count=3),
    ]
    load(con, part(write_part, "a", rows))
    assert con.execute("SELECT article_id FROM articles WHERE is_cluster_head").fetchall() == [(make_hash("timed"),)]
    load(
        con,
        part(
            write_part, "b", [article(name, joined(story(7)) + name, 1, word_count=n) for name, n in (("short", 5), ("long", 6))]
        ),
    )
    assert found(con)[make_hash("short")] == (make_hash("long"), "near")


def test_an_exact_copy_of_a_copy_is_like_the_head_as_that_is(con: Connection, write_part: Any) -> None:
    rows = [article("head", joined(TEXT), 0), article("cut", joined(TEXT[:3]), 1), article("cut again", joined(TEXT[:3]), 2)]
    load(con, part(write_part, "a", rows))
    load(con, part(write_part, "b", [article("cut later", joined(TEXT[:3]), 3)]), run_id="run-2")
    rows_found = con.execute(
        "SELECT exact_duplicate_of, cluster_id, copy_kind, round(similarity, 1) FROM articles WHERE exact_duplicate_of IS NOT NULL"
    ).fetchall()
    assert rows_found == [(make_hash("cut"), make_hash("head"), "shorter", 0.6)] * 2


def test_a_new_article_joins_the_published_head_and_nothing_published_changes(con: Connection, write_part: Any) -> None:
    load(con, part(write_part, "a", [article("published", joined(TEXT), 5), article("copy", joined(TEXT[:4]), 6)]))
    before = con.execute("FROM articles ORDER BY ALL").fetchall()
    rows = [article("earlier", joined(reworded(TEXT, 12)), 0), article("of the copy", joined(TEXT[:4]) + " More.", 1)]
    assert load(con, part(write_part, "b", rows), run_id="run-2").copies == 2
    assert kinds(con, "published", "earlier", "of the copy") == ["near", "shorter"]
    assert con.execute("FROM articles WHERE run_id = 'run-1' ORDER BY ALL").fetchall() == before


def test_of_several_heads_the_most_similar_is_joined(con: Connection, write_part: Any) -> None:
    other = story(5)
    load(con, part(write_part, "a", [article("one", joined(TEXT), 0), article("two", joined(other), 0)]))
    load(con, part(write_part, "b", [article("stitched", joined(TEXT[:4] + other[:3]), 1)]), run_id="run-2")
    assert kinds(con, "one", "stitched") == ["longer"]
    assert found(con)[make_hash("two")] == (make_hash("two"), None)


MIXED = [
    *(article(f"{name} {number}", joined(body), number % 3) for number, (name, (body, _)) in enumerate(COPIES.items())),
    article("base", joined(TEXT), 1),
    article("undated", joined(TEXT[1:])),
    article("exact", joined(TEXT)),
    *(article(f"alone {number}", joined(story(number)), number) for number in range(30, 34)),
]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(MIXED))), size=st.sampled_from([1, 3, 5, 20]))
def test_order_and_size_of_parts_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, template: Path, write_part: Any, order: list[int], size: int
) -> None:
    folder = tmp_path_factory.mktemp("order")
    digests = []
    for name, arranged in (("plain", list(range(len(MIXED)))), ("mixed", order)):
        cut = size if name == "mixed" else len(MIXED)
        parts = [
            part(write_part, f"{folder.name}/{name}{start}", [MIXED[number] for number in arranged[start : start + cut]])
            for start in range(0, len(MIXED), cut)
        ]
        copy_file(template, folder / f"{name}.duckdb")
        with writer(folder / f"{name}.duckdb") as con:
            load(con, *parts)
            digests.append((digest_tables(con), con.execute("FROM internal.copy_keys ORDER BY ALL").fetchall()))
    assert digests[0] == digests[1]


def test_links_lead_to_heads_only() -> None:
    links = [
        ("b", "a", "near", 0.9),
        ("c", "b", "near", 0.95),
        ("c", "a", "shorter", 0.4),
        ("d", "c", "near", 0.8),
        ("d", "b", "near", 0.7),
    ]
    assert join_heads(links).rows() == [("b", "a", "near", 0.9), ("c", "a", "shorter", 0.4)]
    assert join_heads([]).height == 0


def test_the_view_shows_clusters_of_more_than_one(con: Connection, write_part: Any) -> None:
    rows = [
        article("head", joined(TEXT), 0, publisher="Wire", title="Truce"),
        article("reprint", joined(TEXT), 2, publisher="Herald"),
        article("later", joined(TEXT + story(2, 2)), 1, publisher="Wire"),
        article("alone", joined(story(8)), 1),
    ]
    load(con, part(write_part, "a", rows))
    shown = con.execute("""
        SELECT article_id, is_cluster_head, copy_kind, copy_count, head_publisher, is_same_publisher, days_after_head
        FROM copies ORDER BY days_after_head
    """).fetchall()
    assert shown == [
        (make_hash("head"), True, None, 2, "Wire", True, 0),
        (make_hash("later"), False, "longer", 2, "Wire", True, 1),
        (make_hash("reprint"), False, "exact", 2, "Wire", False, 2),
    ]
