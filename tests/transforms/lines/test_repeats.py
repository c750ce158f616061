import polars as pl

from transforms.lines.repeats import drop_repeats


def _kinds(*rows: tuple[str, float]) -> list[str | None]:
    lines = pl.DataFrame(
        {"key": [text.lower() for text, _ in rows], "plain": [text for text, _ in rows], "chance": [chance for _, chance in rows]}
    ).with_columns(
        doc=pl.lit(0),
        words=pl.col("plain").str.split(" ").list.len(),
        is_prose=pl.col("plain").str.ends_with("."),
        has_bullet=pl.lit(False),
        kind=pl.lit(None, pl.String),
        rule_id=pl.lit(None, pl.String),
        score=pl.lit(None, pl.Float64),
    )
    return drop_repeats(lines)["kind"].to_list()


def test_a_doubled_caption_goes_twice():
    assert _kinds(("Ships at the quay", 0.6), ("Ships at the quay", 0.6), ("Ships came.", 1)) == ["caption", "caption", None]


def test_a_label_that_comes_again_goes_unless_the_network_is_sure():
    assert _kinds(("Our pick", 0.5), ("Ships came.", 1), ("Our pick", 0.5)) == ["duplicate", None, "duplicate"]
    assert _kinds(("Our pick", 0.95), ("Ships came.", 1), ("Our pick", 0.95)) == [None, None, None]


def test_a_sentence_is_kept_once():
    assert _kinds(("The ships came in today.", 1), ("A quay.", 1), ("The ships came in today.", 1)) == [None, None, "duplicate"]
