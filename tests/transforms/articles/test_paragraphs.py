import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.articles.paragraphs import join_lines, join_paragraphs


def rows(text: str, document_id: str = "a") -> pl.DataFrame:
    lines = [(document_id, number, line) for number, line in enumerate(text.split("\n"), 1) if line]
    schema = {"document_id": pl.String(), "line_number": pl.Int64(), "text": pl.String()}
    return pl.DataFrame(lines, schema=schema, orient="row")


def body(text: str) -> str:
    return join_paragraphs(join_lines(rows(text)))["body"][0]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("They signed the agree-\nment at noon.", "They signed the agreement at noon."),
        ("They kept the cease-\nfire for a week.", "They kept the cease-fire for a week."),
        ("A co-\nordinator came. The co-ordinator left.", "A co-ordinator came. The co-ordinator left."),
        ("Farm-\nland was lost. Of the farmland little is left.", "Farmland was lost. Of the farmland little is left."),
        ("The short-\nand long-term costs are high.", "The short- and long-term costs are high."),
        ('"The bridge is gone,"\nsaid the mayor.', '"The bridge is gone," said the mayor.'),
        ('"Is the bridge gone?"\nasked the mayor.', '"Is the bridge gone?" asked the mayor.'),
        ('The mayor told the station:\n"The bridge is gone."', 'The mayor told the station: "The bridge is gone."'),
        (
            "The mayor of the town on the river said\nthe bridge was gone.",
            "The mayor of the town on the river said the bridge was gone.",
        ),
        (
            "The mayor of the town on the river said\n\nthe bridge was gone.",
            "The mayor of the town on the river said the bridge was gone.",
        ),
        (
            'The envoy said in a letter that both\n"agreed to go on". Nobody came.',
            'The envoy said in a letter that both "agreed to go on". Nobody came.',
        ),
        ("He spoke of the\nUnited Nations.", "He spoke of the United Nations."),
    ],
)
def test_goes_on(text: str, joined: str) -> None:
    assert body(text) == joined


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is gone.\nThe mayor wept.",
        "What comes next\nThe council meets on Monday.",
        "The bridge is gone.\n\niPhone sales rose.",
        "sugar\nflour\nsalt",
        "What the plan holds for the town:\na) bridges\nb) roads",
        'The mayor told the station:\n\n"The bridge is gone."',
        "A long line that ends in the open and has words\niPads are sold there.",
    ],
)
def test_starts_anew(text: str) -> None:
    lines = [line for line in text.split("\n") if line]
    assert body(text) == "\n\n".join(lines)


def test_text_wrapped_to_a_width_is_unwrapped() -> None:
    wrapped = (
        "The harbour master said on the radio that three ships\n"
        "Had been sent back. Two of them came from the north;\n"
        "Nobody knew the third. Fuel was short, he said, and so\n"
        "Was bread. The port of the old town has been closed to\n"
        "Foreign ships since spring.\n"
        "\n"
        "Nobody at the ministry answered."
    )
    first, second = wrapped.split("\n\n")
    assert body(wrapped) == first.replace("\n", " ") + "\n\n" + second


def test_documents_stay_apart() -> None:
    lines = pl.concat([rows("The first of the two ends in the middle of a", "a"), rows("sentence begins the second.", "b")])
    assert join_paragraphs(join_lines(lines))["body"].to_list() == [
        "The first of the two ends in the middle of a",
        "sentence begins the second.",
    ]


_WORDS = st.sampled_from(["the", "Mayor", "agree-", "ment", "said,", '"Go', 'on"', "left.", "towns", "a)"])


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(_WORDS, min_size=0, max_size=8).map(" ".join), min_size=1, max_size=12))
def test_spans_point_at_the_lines(lines: list[str]) -> None:
    frame = rows("\n".join(lines))
    joined = join_lines(frame)
    if frame.is_empty():
        assert joined.is_empty()
        return
    text = join_paragraphs(joined)["body"][0]
    spans = joined.select("text", "char_start", "char_end", "paragraph").rows()
    assert all(text[start:end] == line for line, start, end, _ in spans)
    assert spans[-1][3] == text.count("\n\n") + 1
    assert text.replace("-", "").split() or not lines
