import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.hashing import hash_tokens, joined
from transforms.lines.reading import HEAD, TAIL, Reading
from transforms.lines.texts import number_texts
from transforms.lines.words import same_in_document, text_tokens

BUCKETS = 1 << 14
PIECES = st.sampled_from(["harbour ", "ship, ", "1998 ", "a" * 90 + " ", "b" * 50, "été ", "語", ". "])
TEXTS = st.lists(
    st.tuples(st.lists(PIECES, min_size=1, max_size=5), st.integers(1, 30)).map(lambda part: "".join(part[0]) * part[1]),
    max_size=5,
)


def _expected(text: str) -> list[int]:
    """The words and marks of both ends, the pairs of them, and the first and last, one text at a time."""
    ends = f"{text[:HEAD]} {text[-TAIL:]}" if len(text.encode()) > HEAD + TAIL else text
    words = hash_tokens(pl.Series([ends]), punctuation=True, fold_digits=True).hashes
    last = len(words) - 1
    near = [place for place in range(len(words)) if place < 24 or last - place < 6]
    begin = np.array([place for place in range(last) if place < 16 or last - place < 4], np.int64)
    pairs = joined(words[begin], words[begin + 1])
    sides = words[[0, last]] * np.array([5, 7], np.uint64) + np.array([1, 2], np.uint64)
    return sorted(((np.concatenate([words[near], pairs, sides]) >> np.uint64(7)) & np.uint64(BUCKETS - 1)).tolist())


@settings(max_examples=60)
@given(TEXTS)
def test_a_text_says_the_words_at_both_ends(texts: list[str]):
    shown, number = number_texts(pl.Series(texts, dtype=pl.String))
    reading = Reading.of(pl.DataFrame({"text": number, "folded": texts}, schema_overrides={"folded": pl.String}))
    tokens = text_tokens(reading, BUCKETS)
    assert (np.diff(tokens.rows) >= 0).all()
    for place, text in enumerate(reading.texts["folded"]):
        assert sorted(tokens.hashes[tokens.rows == place].tolist()) == _expected(text)
    assert len(shown) == reading.texts.height


def test_lines_are_the_same_within_a_document():
    found = same_in_document(pl.Series(["a", "b", "a", "a", "b"]), pl.Series([0, 0, 0, 1, 1])).tolist()
    assert found[0] == found[2]
    assert len(set(found)) == 4
