from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.events.sentences import sentence_spans, split_sentences
from transforms.events.sources.quote_marks import quoted_spans


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


def quoted(text: str) -> list[str]:
    return [t.text for s in split_sentences(text) for t, inside in zip(s.tokens, s.is_quoted, strict=True) if inside]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One fell. Two rose.", ["One fell.", "Two rose."]),
        ("Gen. Vale met Maj. Gen. Oke. They left.", ["Gen. Vale met Maj. Gen. Oke.", "They left."]),
        ("It began on Feb. 9 and cost 1.5 million.", ["It began on Feb. 9 and cost 1.5 million."]),
        ("They met in the U.S. The talks failed.", ["They met in the U.S.", "The talks failed."]),
        ("They met U.S. Senate aides.", ["They met U.S. Senate aides."]),
        ("No. 5 was shut. It reopened.", ["No. 5 was shut.", "It reopened."]),
        ("Did they say no? No. Did they go?", ["Did they say no?", "No. Did they go?"]),
        ("J. K. Oke of Acme Inc. spoke. He left.", ["J. K. Oke of Acme Inc. spoke.", "He left."]),
        ("They waited... Then it fell.", ["They waited...", "Then it fell."]),
        ("A part ... The rest was cut.", ["A part ... The rest was cut."]),
        ('"There is no trust". Then he left.', ['"There is no trust".', "Then he left."]),
        ('She said: "We won." Next came Oke.', ['She said: "We won."', "Next came Oke."]),
        ('"Is it over?" she asked.', ['"Is it over?" she asked.']),
        ("(He left.) She stayed.", ["(He left.)", "She stayed."]),
        ("They fled. al-Amin stayed.", ["They fled.", "al-Amin stayed."]),
        ("A head line\n\nA body line\nAnother", ["A head line", "A body line", "Another"]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_sentence_borders(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_numbers_and_offsets() -> None:
    text = "  One fell. Two rose.\n\nThree stood. "
    sentences = split_sentences(text, 4)
    assert [s.number for s in sentences] == [4, 5, 6]
    assert [(s.char_start, s.char_end) for s in sentences] == sentence_spans(text)
    assert all(text[t.char_start : t.char_end] == t.text for s in sentences for t in s.tokens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said: "We won. They lost." Then he left.', "We won . They lost ."),
        ('A "fair" and "free" vote.', "fair free"),
        ("It's the miners' 'fair' vote.", ""),
        ('"One para goes on.\n\n"The next ends it," she said.', "One para goes on . The next ends it ,"),
        ('"A mark left open here. Then nothing.\n\nMore text.', "A mark left open here ."),
        ('A stray" mark here. Then nothing.', ""),
        ('It began "well and then.\n\nIt ended" badly.', "well and then . It ended"),
    ],
)
def test_quotation_marks(text: str, expected: str) -> None:
    assert " ".join(quoted(text)) == expected


@given(st.text(alphabet=st.sampled_from("ab AB.\"\n'?1,"), max_size=80))
@settings(max_examples=50)
def test_spans_lie_inside_the_text_and_do_not_overlap(text: str) -> None:
    for spans in (sentence_spans(text), quoted_spans(text)):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))
    sentences = split_sentences(text)
    assert "".join("".join(s.text.split()) for s in sentences) == "".join(text.split())
    assert all(len(s.tokens) == len(s.is_quoted) for s in sentences)
