"""A user's gazetteer file: rows that cannot be read are told, files that cannot be read are refused."""

from pathlib import Path

import pytest

from flows.actors import gazetteer_with, read_actors
from flows.errors import InputError


def test_rows_left_out_are_told_once_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "actors.tsv"
    path.write_text("phrase\tcode\nVELDORA\tVLD\nOSTMARE\t+++\n")
    actors = read_actors(path)
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert told[0].startswith("dateline: actors.tsv: row 3: ")
    assert "veldora" in gazetteer_with(actors).forms
    assert capsys.readouterr().err == ""


def test_a_row_with_a_comma_too_many_leaves_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("phrase,code\nPort Veldora, East,VLD\nVeldora,VLD\n")
    assert "veldora" in gazetteer_with(read_actors(path)).forms
    assert "actors.csv: row 2: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("word\tcode\nVELDORA\tVLD\n", "actors.tsv: .*columns"),
        ("phrase\tcode\nVELDORA\t\n", "actors.tsv: row 2: "),
        ("phrase\tcode\n", "actors.tsv: no row"),
        ("", "actors.tsv: "),
    ],
)
def test_a_file_without_a_readable_row_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "actors.tsv"
    path.write_text(text)
    with pytest.raises(InputError, match=problem):
        read_actors(path)
