import textwrap

import polars as pl
import pytest

from transforms.frames import LINES
from transforms.lines.wrapped import continues_wrapped, fold_wrapped
from warehouse.frames import conform, polars_schema

PROSE = (
    "The harbour of the old town was opened again on monday after three weeks of talks, the ministry said in a statement. "
    "Dock workers had walked out over a plan to sell the northern quay, and many ships had waited out at sea for days. "
)


def continued(*texts: str) -> list[bool]:
    lines = pl.DataFrame({"doc": [0] * len(texts), "line_number": range(1, len(texts) + 1), "text": texts})
    return continues_wrapped(lines.filter(pl.col("text") != ""), "doc").to_list()


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_wrapped_prose_goes_on_line_by_line(width: int) -> None:
    wrapped = textwrap.wrap(PROSE * 2, width)
    assert continued(*wrapped) == [False] + [True] * (len(wrapped) - 1)


def test_a_gap_and_a_short_line_end_a_paragraph() -> None:
    first, second = textwrap.wrap(PROSE, 60), textwrap.wrap(PROSE, 60)
    found = continued("Bridge closed", "", *first, "", *second)
    assert found == [False, False, *[True] * (len(first) - 1), False, *[True] * (len(second) - 1)]


@pytest.mark.parametrize(
    "texts",
    [
        ["Home", "News", "Sport", "Weather", "Contact", "Login"],
        [
            "Storm hits the northern coast",
            "Mayor opens the old bridge",
            "Police find the stolen boat",
            "Council meets on the budget",
        ],
        [f"Line number {number:02d} ends here." for number in range(30)],
        [PROSE.strip(), PROSE.strip(), PROSE.strip(), PROSE.strip()],
        ["a", "b"],
        [""],
    ],
)
def test_menus_headlines_and_paragraphs_are_not_wrapped(texts: list[str]) -> None:
    assert not any(continued(*texts))


def test_documents_and_pages_stay_apart() -> None:
    wrapped = textwrap.wrap(PROSE, 50)
    rows = [
        {"document_id": f"{doc:032x}", "line_number": number, "text_raw": text, "dom": dom}
        for doc, dom in enumerate((None, None, [1, 2]))
        for number, text in enumerate(wrapped, 1)
    ]
    lines = conform(pl.DataFrame(rows, schema_overrides={"dom": polars_schema(LINES)["dom"]}), LINES).with_row_index("row")
    folded, places = fold_wrapped(lines.with_columns(doc=pl.col("document_id").rle_id()))
    assert folded["text_raw"].to_list()[:2] == [PROSE.strip()] * 2
    assert folded["text_raw"].to_list()[2:] == wrapped
    assert places["row"].to_list() == list(range(3 * len(wrapped)))
    assert places["first_row"].n_unique() == 2 + len(wrapped)
