import polars as pl
import pytest

from tests.transforms.articles.foreign import REPORTS
from transforms.frames import LINES
from transforms.lines.prepare import prepare_lines
from transforms.lines.rules import load_line_rules
from transforms.lines.unfamiliar import keep_unfamiliar
from warehouse.frames import conform, polars_schema

RULES = load_line_rules()
ENGLISH = (
    "The council of the old town said on Monday that the harbour bridge would be closed for a year, as it is weak.",
    "The mayor told reporters that the road to the port would stay open for lorries and for all of the buses.",
    "They cannot wait.",
)


def chances(*texts: str, dom: list[int] | None = None) -> list[float]:
    rows = [{"document_id": "0" * 32, "line_number": at, "text_raw": text, "dom": dom} for at, text in enumerate(texts, 1)]
    frame = pl.DataFrame(rows, schema_overrides={"dom": polars_schema(LINES)["dom"]})
    lines = prepare_lines(conform(frame, LINES), RULES).lines
    return keep_unfamiliar(lines.with_columns(chance=pl.lit(0.2, pl.Float32)))["chance"].cast(pl.Float64).round(1).to_list()


@pytest.mark.parametrize("language", [language for language in REPORTS if language != "de"])
def test_sentences_of_other_languages_are_kept_and_their_menus_are_not_vouched_for(language: str) -> None:
    report = REPORTS[language]
    found = chances(*report.menu, *report.paragraphs)
    assert found == [0.2] * len(report.menu) + [1.0] * len(report.paragraphs)


def test_familiar_languages_and_pages_are_left_to_the_network() -> None:
    assert set(chances(*ENGLISH)) == {0.2}
    assert set(chances(*REPORTS["de"].paragraphs)) == {0.2}
    assert set(chances(*REPORTS["ru"].paragraphs, dom=[1, 2])) == {0.2}


def test_a_sentence_far_from_any_other_is_left_to_the_network() -> None:
    report = REPORTS["ru"]
    assert chances(report.paragraphs[0], *report.menu, "Новости дня.")[-1] == pytest.approx(0.2)
