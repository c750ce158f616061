import re

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.lines.reading import Reading
from transforms.lines.title_words import shared_counts

WORDS = st.sampled_from(["harbour", "harbourmaster", "ship", "no", "42nd", "straße", "strasse", "été", "порты", "порт", "港口開", "ท่าเรือ", "a-b-c", "½½½"])  # fmt: skip
LINES = st.lists(st.tuples(st.integers(0, 1), st.lists(WORDS, max_size=5).map(" ".join), st.booleans()), max_size=6)
SPACELESS = r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"


def _frame(lines: list[tuple[int, str, bool]]) -> pl.DataFrame:
    text_numbers = {text: number for number, text in enumerate(dict.fromkeys(text for _, text, _ in lines))}
    rows = [(row, *line) for row, line in enumerate(sorted(lines, key=lambda line: line[0]))]
    rows = [(*row, text_numbers[row[2]]) for row in rows]
    schema = {"row": pl.UInt32, "doc": pl.UInt32, "folded": pl.String, "in_lead": pl.Boolean, "text": pl.UInt32}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _said(text: str, offsets: tuple[int, ...]) -> set[str]:
    """The words of a text as expressions find them."""
    words = pl.Series([re.sub(SPACELESS + "+", " ", text)]).str.extract_all(r"[\p{L}\p{M}\p{N}]{3,}").to_list()[0]
    pairs = [pair for offset in offsets for pair in re.findall(SPACELESS + "{2}", text[offset:])]
    return {word[:6] for word in words} | set(pairs)


@settings(max_examples=60)
@given(LINES)
def test_words_are_counted_that_other_lines_of_the_article_say(lines: list[tuple[int, str, bool]]):
    frame = _frame(lines)
    body = [(row, doc, _said(text, (0, 1)), in_lead) for row, doc, text, in_lead in frame.drop("text").rows()]
    expected = []
    for row, doc, text, _ in frame.drop("text").rows():
        own = _said(text, (0,))
        others = [(said, in_lead) for line, of, said, in_lead in body if of == doc and line != row]
        lead = sum(any(word in said for said, in_lead in others if in_lead) for word in own)
        expected.append((len(own), lead, sum(any(word in said for said, _ in others) for word in own)))
    assert [tuple(map(int, row)) for row in shared_counts(frame, frame, Reading.of(frame)).rows()] == expected


def test_no_candidates_no_counts():
    assert shared_counts(_frame([]), _frame([]), Reading.of(_frame([]))).shape == (0, 3)
