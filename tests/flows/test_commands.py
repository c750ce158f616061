"""The commands that need no flow run: help, clean, code, explain, query, doctor, dictionary."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from flows.cli import app, exit_code_of
from flows.commands.clean import clean_chunk
from flows.errors import ExitCode, InputError, SettingsError
from warehouse.connect import WarehouseError

RAW = "Share\n\nNorway and Turkey sign accord\n\nNorway and Turkey signed an agreement in Oslo on Monday.\n\nAdvertisement\n\nBoth countries promised to meet again in May.\n"


def dateline(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flows", *arguments], input=given, capture_output=True, text=True, timeout=240, check=False
    )


@pytest.mark.parametrize("command", ["run", "explain", "query", "clean", "code", "doctor", "dictionary"])
def test_help_of_every_command_shows_an_example(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"])
    assert shown.exit_code == 0
    assert f"dateline {command}" in " ".join(shown.output.partition("Example:")[2].split())


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; sys.argv = ['dateline', '--help']\nimport flows.cli as c\ntry:\n c.main()\nexcept SystemExit: pass\n"
    heavy = "print([m for m in ('prefect', 'polars', 'duckdb', 'great_expectations', 'pandas') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code + heavy], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip().endswith("[]")


def test_clean_prints_title_and_body() -> None:
    done = dateline("clean", given=RAW)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        "Norway and Turkey sign accord\n\nNorway and Turkey signed an agreement in Oslo on Monday.\n\nBoth countries promised to meet again in May.\n"
    )


def test_clean_records_keep_has_a_flag_for_every_line() -> None:
    lines = RAW.split("\n")
    by_text, by_lines, empty = clean_chunk([{"id": 1, "text": RAW}, {"id": "b", "lines": lines}, {"id": 3, "text": ""}])
    assert by_text["id"] == 1
    assert by_text["title"] == "Norway and Turkey sign accord"
    assert by_lines["keep"] == [0, 1, 1, 1, 1, 1, 0, 1, 1, 1]
    assert by_lines["body"] == by_text["body"]
    assert (empty["body"], empty["reason"]) == ("", "no_text_field")


def test_clean_of_a_missing_file_is_one_sentence() -> None:
    done = dateline("clean", "nowhere.txt")
    assert (done.returncode, done.stderr) == (ExitCode.NOTHING_READ, "dateline: nowhere.txt: No such file or directory\n")


def test_code_writes_every_event_column_and_the_scorers_names() -> None:
    from warehouse.frames import staged
    from warehouse.tables.events import EVENTS

    record = {"id": "x", "text": "Russia condemned the sanctions of the United States on Friday.", "date": "2017-05-06"}
    done = dateline("code", "--jsonl", given=json.dumps(record) + "\n\n")
    assert done.returncode == 0, done.stderr
    coded = json.loads(done.stdout)
    assert coded["id"] == "x"
    event = coded["events"][0]
    assert set(staged(EVENTS).names) <= set(event)
    assert (event["event_type"], event["actor_country_code"], event["plover"]) == ("ACCUSE", "RUS", "ACCUSE")
    assert event["event_date"] == "2017-05-05"


def test_code_takes_a_users_gazetteer(tmp_path: Path) -> None:
    actors = tmp_path / "actors.tsv"
    actors.write_text("phrase\tcode\nGONDOR\tGON\nMORDOR\tMOR\n")
    record = {"id": 1, "text": "Gondor accused Mordor of attacking a village."}
    done = dateline("code", "--jsonl", "--actors", str(actors), given=json.dumps(record))
    accused = [e for e in json.loads(done.stdout)["events"] if e["event_type"] == "ACCUSE"]
    assert [(e["actor_country_code"], e["recipient_country_code"]) for e in accused] == [("GON", "MOR")]
    actors.write_text("phrase\tcode\nGONDOR\t\n")
    wrong = dateline("code", "--jsonl", "--actors", str(actors), given=json.dumps(record))
    assert wrong.returncode == ExitCode.NOTHING_READ
    assert "actors.tsv: row 2" in wrong.stderr


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("{", "line 1: no JSON"),
        ("[1]", "a JSON object is expected"),
        ('{"id": 1}', "a text is expected"),
        ('{"text": "x", "date": "May"}', "no ISO date"),
    ],
)
def test_a_bad_record_is_named_and_the_rest_goes_on(given: str, problem: str) -> None:
    done = dateline("code", "--jsonl", given=given)
    assert done.returncode == ExitCode.NOTHING_READ
    assert problem in done.stderr
    assert "Traceback" not in done.stderr
    mixed = dateline("code", "--jsonl", given=f'{given}\n{{"id": 7, "text": "Chile and Peru signed a treaty in Lima."}}\n')
    bad, good = (json.loads(line) for line in mixed.stdout.splitlines())
    assert mixed.returncode == 0
    assert (bad["events"], bad["reason"] in {"bad_json", "bad_record"}) == ([], True)
    assert (good["id"], len(good["events"])) == (7, 1)


def test_explain_shows_dropped_lines_and_events_of_a_file(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(RAW)
    done = dateline("explain", str(page))
    assert done.returncode == 0, done.stderr
    for expected in ("Advertisement", "ad_label", "share_bar", "title", "AGREE", "Norway"):
        assert expected in done.stdout
    plain = json.loads(dateline("explain", str(page), "--json").stdout)
    assert [line["kind"] for line in plain[0]["lines"]][:3] == ["share_bar", None, None]


def test_explain_of_nothing_is_one_sentence() -> None:
    done = dateline("explain", "no-such-thing")
    assert done.returncode == ExitCode.NOTHING_READ
    assert "neither a file nor an id" in done.stderr


def test_errors_map_to_exit_codes() -> None:
    assert exit_code_of(InputError("x")) is ExitCode.NOTHING_READ
    assert exit_code_of(SettingsError("x")) is ExitCode.USAGE
    assert exit_code_of(WarehouseError("x")) is ExitCode.WAREHOUSE
    assert exit_code_of(ValueError("x")) is None


def test_unwritable_warehouse_is_one_sentence(tmp_path: Path) -> None:
    done = dateline("run", "--warehouse", str(tmp_path / "missing-folder" / "news.duckdb"))
    assert done.returncode == ExitCode.WAREHOUSE
    assert "Traceback" not in done.stderr
    assert "missing-folder" in done.stderr


def test_dictionary_is_printed_and_doctor_finds_no_warehouse(tmp_path: Path) -> None:
    assert "## events" in dateline("dictionary").stdout
    done = dateline("doctor", "--json", "--warehouse", str(tmp_path / "n.duckdb"))
    assert done.returncode == 0
    assert json.loads(done.stdout)["warehouse"]["exists"] is False


def test_wide_rows_are_printed_one_below_the_other() -> None:
    from io import StringIO

    import polars as pl
    from rich.console import Console

    from flows.commands.query import print_rows

    def shown(frame: pl.DataFrame) -> str:
        target = StringIO()
        print_rows(frame, Console(file=target, width=80))
        return target.getvalue()

    narrow = shown(pl.DataFrame({"a": [1, None], "b": ["x [bold]", "y" * 100]}))
    assert "x [bold]" in narrow
    assert "y" * 59 + "…" in narrow
    wide = shown(pl.DataFrame({f"column_{n}": [f"value {n}"] for n in range(20)}))
    assert "row 1" in wide
    assert "column_19  value 19" in wide


@pytest.mark.parametrize("given", ['{"lines": null}', '{"lines": ["a", 5]}', '{"lines": "text"}', '{"text": 5}'])
def test_clean_refuses_a_record_of_the_wrong_shape(given: str) -> None:
    done = dateline("clean", "--jsonl", given=given + "\n" + json.dumps({"id": 1, "text": RAW}))
    bad, good = (json.loads(line) for line in done.stdout.splitlines())
    assert (done.returncode, bad["reason"], good["title"]) == (0, "bad_record", "Norway and Turkey sign accord")


def test_half_surrogates_in_a_record_are_read() -> None:
    done = dateline(
        "clean", "--jsonl", given='{"id": 1, "text": "Norway and Turkey signed an agreement in Oslo \\ud800 on Monday."}'
    )
    assert json.loads(done.stdout)["body"].startswith("Norway and Turkey signed")


def test_control_sequences_of_a_page_do_not_reach_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(RAW.replace("Advertisement", "Advertisement \x1b[31m"))
    assert "\x1b[31m" not in dateline("explain", str(page)).stdout


def test_dead_prefect_server_is_one_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flows", "run", "--warehouse", str(tmp_path / "n.duckdb")],
        env=os.environ | {"PREFECT_API_URL": "http://127.0.0.1:9/api"}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == ExitCode.FAILED
    assert "does not answer" in done.stderr
    assert "Traceback" not in done.stderr


def test_foreign_database_is_one_sentence(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.duckdb"
    with duckdb.connect(str(foreign)) as con:
        con.execute("CREATE TABLE articles (a INTEGER)")
    before = foreign.read_bytes()
    done = dateline("run", "--warehouse", str(foreign))
    assert done.returncode == ExitCode.WAREHOUSE
    assert "no warehouse of Dateline" in done.stderr
    assert foreign.read_bytes() == before


def test_a_record_that_the_work_fails_on_costs_nobody_else(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    from flows.commands.records import convert

    def fragile(records: list[dict[str, object]]) -> list[dict[str, object]]:
        if any(record["id"] == 2 for record in records):
            raise IndexError("made to fail")
        return [{"id": record["id"], "events": [1]} for record in records]

    given = tmp_path / "records.jsonl"
    given.write_text("".join(f'{{"id": {n}}}\n' for n in range(5)))
    convert([given], lambda _: None, fragile, {"events": []})
    results = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [len(result["events"]) for result in results] == [1, 1, 0, 1, 1]
    assert results[2]["reason"] == "internal_error"
