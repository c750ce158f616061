from datetime import UTC, datetime
from typing import Any

from tests.builders import make_hash
from tests.warehouse.copied_parts import article, part
from tests.warehouse.copied_texts import joined, reworded, story
from transforms.identity import reject_id
from warehouse.connect import Connection
from warehouse.load import load_staged
from warehouse.quarantine import move_failing
from warehouse.tables.articles import ARTICLES

NOW = datetime(2017, 5, 7, 9, 30, tzinfo=UTC)
TEXT = story(1)


def load(con: Connection, write_part: Any, run_id: str, *articles: dict[str, Any]) -> None:
    load_staged(con, [part(write_part, run_id, articles)], run_id, NOW)


def keep_out(con: Connection, run_id: str, *names: str) -> None:
    condition = f"article_id IN {[make_hash(name) for name in names]}"
    move_failing(con, ARTICLES, [("bad", "critical", condition)], run_id, reject_id)


def place(con: Connection, name: str) -> tuple[Any, ...]:
    """Original, cluster, kind and similarity of an article."""
    sql = "SELECT exact_duplicate_of, cluster_id, copy_kind, round(similarity, 1) FROM articles WHERE article_id = ?"
    (row,) = con.execute(sql, [make_hash(name)]).fetchall()
    return row


def test_the_first_member_follows_and_the_others_are_measured_anew(con: Connection, write_part: Any) -> None:
    load(
        con,
        write_part,
        "run-1",
        article("head", joined(TEXT), 0),
        article("cut", joined(TEXT[:3]), 1),
        article("cut again", joined(TEXT[:3]), 2),
        article("reworded", joined(reworded(TEXT, 25)), 3),
        article("head again", joined(TEXT), 4),
    )
    assert place(con, "head again") == (make_hash("head"), make_hash("head"), "exact", 1.0)
    keep_out(con, "run-1", "head")
    assert place(con, "cut") == (None, make_hash("cut"), None, None)
    assert place(con, "cut again") == (make_hash("cut"), make_hash("cut"), "exact", 1.0)
    assert place(con, "head again") == (None, make_hash("cut"), "longer", 0.6)
    assert place(con, "reworded")[:3] == (None, make_hash("cut"), "longer")
    assert con.execute("SELECT article_id FROM articles WHERE is_cluster_head").fetchall() == [(make_hash("cut"),)]


def test_later_copies_join_the_new_head(con: Connection, write_part: Any) -> None:
    load(con, write_part, "run-1", article("head", joined(TEXT), 0), article("reworded", joined(reworded(TEXT, 25)), 1))
    keep_out(con, "run-1", "head")
    load(con, write_part, "run-2", article("again", joined(TEXT), 2))
    assert place(con, "again")[:3] == (None, make_hash("reworded"), "near")


def test_the_first_exact_copy_follows_an_original(con: Connection, write_part: Any) -> None:
    rows = [article(name, joined(TEXT), day) for day, name in enumerate(("original", "first", "second"))]
    load(con, write_part, "run-1", *rows)
    keep_out(con, "run-1", "original")
    load(con, write_part, "run-2", article("more", joined(TEXT[:4]), 4), article("same", joined(TEXT), 4))
    assert place(con, "first") == (None, make_hash("first"), None, None)
    assert place(con, "second") == place(con, "same") == (make_hash("first"), make_hash("first"), "exact", 1.0)
    assert place(con, "more")[:3] == (None, make_hash("first"), "shorter")


def test_a_cluster_that_is_kept_out_whole_is_forgotten(con: Connection, write_part: Any) -> None:
    load(con, write_part, "run-1", article("one", joined(TEXT), 0), article("two", joined(TEXT[:4]), 1))
    keep_out(con, "run-1", "one", "two")
    for table in ("bodies", "sketches", "copy_keys"):
        assert con.execute(f"SELECT count(*) FROM internal.{table}").fetchall() == [(0,)]
