"""What tells the headline from the other lines at the head of a page, as numbers.

Takes the measured lines of `transforms.lines.measure` with their verdicts so far and `is_prose`, `is_part`, `is_body`
(running text that is probably kept) and `chance` (of being article). Every line not too far above the first body line is a candidate, and so are the first lines of the
body itself: a question or a long headline has the look of prose.
"""

import numpy as np
import polars as pl

from transforms.lines.neighbours import flag_at, line_at
from transforms.lines.reading import Reading
from transforms.lines.title_words import shared_counts
from transforms.lines.words import same_in_document

REACH_UP = 100
REACH_DOWN = 6
LEAD = 15
"""Body lines whose words are compared with a candidate's."""

_MOST_WORDS = 40
_KEY_CHARACTERS = 30
_BOILERPLATE = (
    *("subscription", "share_bar", "cookie", "legal", "comment_form", "ad_label", "author_box", "widget", "poll", "ticker"),
)
# Kind of a neighbour, and how many lines above and below count as near.
_NEIGHBOURS = {"byline": (3, 4), "timestamp": (3, 4), "share_bar": (0, 3)}

_plain, _words, _kind = pl.col("plain"), pl.col("words"), pl.col("kind")
_distance, _lead, _body = pl.col("distance"), pl.col("lead"), pl.col("body")
_is_above = _kind.is_null() & (_distance > 0)
_total = pl.col("total").clip(lower_bound=1)

FEATURES: dict[str, pl.Expr] = {
    "always": pl.lit(1.0),
    **{f"words_{low}_{high}": _words.is_between(low, high) for low, high in ((1, 1), (2, 2), (3, 3), (4, 4), (5, 6), (7, 9))},
    **{f"words_{low}_{high}": _words.is_between(low, high) for low, high in ((10, 14), (15, 20), (21, 30))},
    "ends_stop": _plain.str.contains(r"[.。।…][\"')]*$"),
    "ends_question": _plain.str.contains(r"[?!？！][\"')]*$"),
    "ends_colon": _plain.str.contains(r"[:,;]$"),
    "bullet": pl.col("has_bullet"),
    "lower": pl.col("starts_lower"),
    "crumbs": _plain.str.contains(r"[»>/|›·•]"),
    "site_behind": _plain.str.contains(r"\S [|–—-] \S[^|]{1,30}$"),
    "digits": pl.col("digit_share"),
    "starts_number": _plain.str.contains(r"^\d"),
    "year": _plain.str.contains(r"(?-u:\b)(?:19|20)[0-9]{2}(?-u:\b)"),
    "kept": _kind.is_null(),
    "chance": pl.col("chance"),
    "chance_below": pl.col("chance_below"),
    **{kind: _kind == kind for kind in ("related", "navigation", "caption", "duplicate")},
    "is_credit": _kind.is_in(["byline", "timestamp"]),
    "is_boilerplate": _kind.is_in(_BOILERPLATE),
    "prose": pl.col("is_prose"),
    "part": pl.col("is_part"),
    "inside": _distance < 0,
    "alone": _is_above & (_is_above.sum().over("doc") == 1),
    "among_few": _is_above & _is_above.sum().over("doc").is_between(2, 4),
    **{f"distance_{low}_{high}": _distance.is_between(low, high) for low, high in ((0, 0), (1, 1), (2, 2), (3, 3), (4, 5))},
    **{f"distance_{low}_{high}": _distance.is_between(low, high) for low, high in ((6, 9), (10, 15), (16, 25), (26, 50))},
    "first_line": pl.col("position") == 0,
    "first_lines": pl.col("position") < 3,
    "lead_share": _lead / _total,
    "body_share": _body / _total,
    "lead_words": (_lead + 1.0).log(),
    "body_words": (_body + 1.0).log(),
    "lead_best": _lead / _lead.max().over("doc").clip(lower_bound=1),
    "body_best": _body / _body.max().over("doc").clip(lower_bound=1),
    **{f"{kind}_above": pl.col(f"{kind}_above") for kind, (above, _) in _NEIGHBOURS.items() if above},
    **{f"{kind}_below": pl.col(f"{kind}_below") for kind in _NEIGHBOURS},
    "prose_below": pl.col("prose_below"),
    "two_copies": pl.col("copies") == 2,
    "more_copies": pl.col("copies") > 2,
    "capitals": pl.col("capital_share"),
    "function_share": (pl.col("function_words") / _words).clip(0, 1),
    "quoted": pl.col("is_quote"),
}
"""Name and value of every feature, read from a frame of candidates."""


def title_candidates(lines: pl.DataFrame, reading: Reading | None = None) -> pl.DataFrame:
    """Return the candidates of all documents, in order, with row, doc, position and one float column for each of FEATURES.

    `reading` is one that holds the lines, for who has it.
    """
    first = pl.when("is_body").then("position").min().over("doc").fill_null(pl.col("position").max().over("doc"))
    same = same_in_document(lines["key"].str.head(_KEY_CHARACTERS), lines["doc"])
    copies = pl.Series(np.bincount(same, minlength=lines.height).take(same))
    near = lines.with_columns(_near(), distance=first.cast(pl.Int64) - pl.col("position"), copies=copies)
    is_candidate = (
        _distance.is_between(-REACH_DOWN, REACH_UP)
        & (_words <= _MOST_WORDS)
        & ~(pl.col("is_part") & (_distance <= 0))
        & _plain.str.contains(r"\p{L}")
        & _kind.ne_missing("template")
    )
    candidates = near.filter(is_candidate)
    body = near.select("row", "doc", "text", "folded", "is_body", in_lead=_distance > -LEAD).filter("is_body")
    counts = shared_counts(candidates, body, reading or Reading.of(lines))
    measured = pl.concat([candidates, counts], how="horizontal")
    values = (value.cast(pl.Float64).fill_null(0.0).alias(name) for name, value in FEATURES.items())
    return measured.select("row", "doc", "position", *values)


def _near() -> list[pl.Expr]:
    def any_of(flag: pl.Expr, steps: range) -> pl.Expr:
        return pl.any_horizontal(flag_at(flag, step) for step in steps)

    chance = pl.mean_horizontal(line_at(pl.col("chance"), -step).fill_null(0) for step in (1, 2, 3))
    columns = [any_of(pl.col("is_prose"), range(-2, 0)).alias("prose_below"), chance.alias("chance_below")]
    for kind, (above, below) in _NEIGHBOURS.items():
        flag = (_kind == kind).fill_null(False)
        columns.append(any_of(flag, range(-below, 0)).alias(f"{kind}_below"))
        if above:
            columns.append(any_of(flag, range(1, above + 1)).alias(f"{kind}_above"))
    return columns
