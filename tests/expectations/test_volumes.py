from datetime import datetime, timedelta

import duckdb
import pytest

from expectations.checks import FIGURES
from expectations.volumes import measure, whole_checks
from tests.builders import make_rows
from tests.expectations.builds import NOW, RUN_ID, insert, make_build, sound_row
from warehouse.tables.runs import RUNS


def _judged(count: int) -> duckdb.DuckDBPyConnection:
    con = make_build(count=count)
    con.execute("CREATE SCHEMA audit")
    for table in ("documents", "articles", "events", "rejects"):
        con.execute(f"CREATE VIEW audit.{table} AS SELECT * FROM main.{table} WHERE run_id = '{RUN_ID}'")
    return con


def _earlier_runs(con: duckdb.DuckDBPyConnection, count: int, **changes: object) -> None:
    def at(number: int) -> datetime:
        return NOW - timedelta(days=number + 1)

    rows = [{"run_id": f"run-{number}", "started_at": at(number), "finished_at": at(number)} for number in range(count)]
    frame = make_rows(RUNS, rows, **changes).to_dicts()
    insert(con, "runs", "runs", frame)


def _refuse(con: duckdb.DuckDBPyConnection, count: int) -> None:
    con.execute("DELETE FROM rejects")
    insert(con, "rejects", "rejects", [sound_row("rejects", number) for number in range(count)])


@pytest.mark.parametrize(
    ("taken", "refused", "share"),
    [
        (1, 10, None),  # a small folder of bad files is no sign of anything
        (15, 5, 0.25),
        (1, 19, 0.95),
    ],
)
def test_share_of_what_was_refused(taken: int, refused: int, share: float | None) -> None:
    con = _judged(taken)
    _refuse(con, refused)
    figure = measure(con, RUN_ID, {})["reject_share"]
    assert figure.value == share
    assert f"{refused} of {refused + taken}" in figure.text


def test_articles_kept_out_by_the_gate_do_not_count_as_refused() -> None:
    con = _judged(20)
    con.execute("UPDATE rejects SET stage = 'audit'")
    assert measure(con, RUN_ID, {})["reject_share"].value == 0


@pytest.mark.parametrize(("failed", "rows", "share"), [(10, 19, None), (12, 20, 0.6), (0, 0, None)])
def test_share_of_rows_kept_out(failed: int, rows: int, share: float | None) -> None:
    assert measure(_judged(1), RUN_ID, {"events": (failed, rows)})["events_kept_out_share"].value == share


def test_a_first_run_is_compared_with_nothing() -> None:
    figures = measure(_judged(60), RUN_ID, {})
    assert [figures[name].value for name in ("boilerplate_drift", "event_drift", "volume_ratio")] == [None, None, None]


def test_small_runs_are_not_compared() -> None:
    con = _judged(49)
    _earlier_runs(con, 1, document_count=100, article_count=100, event_count=100)
    assert measure(con, RUN_ID, {})["event_drift"].value is None


def test_events_and_boilerplate_are_compared_with_the_last_runs() -> None:
    con = _judged(60)
    _earlier_runs(con, 2, document_count=60, article_count=60, event_count=240)
    insert(
        con,
        "articles",
        "articles",
        [
            sound_row("articles", number, article_id=f"{number:032x}", run_id="run-0", boilerplate_share=0.1)
            for number in range(3)
        ],
    )
    figures = measure(con, RUN_ID, {})
    assert figures["event_drift"].value == pytest.approx(0.25)
    assert figures["boilerplate_drift"].value == pytest.approx(0.4)


def test_volume_is_compared_with_five_large_runs_only() -> None:
    con = _judged(2)
    _earlier_runs(con, 4, document_count=100)
    assert measure(con, RUN_ID, {})["volume_ratio"].value is None
    con.execute("DELETE FROM runs")
    _earlier_runs(con, 5, document_count=100)
    assert measure(con, RUN_ID, {})["volume_ratio"].value == 0.02


def test_every_figure_held_against_a_bound_is_measured() -> None:
    asked = {check.kwargs["column"] for check in whole_checks() if check.relation == FIGURES}
    assert asked == set(measure(_judged(1), RUN_ID, {}))
