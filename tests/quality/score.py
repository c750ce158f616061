"""How good a cleaning is: the measures that the article-extraction benchmarks use.

Body: tokens are runs of word characters, case kept (a character of a script without spaces is one token); a text is its
multiset of 4-token shingles, one shorter shingle when it has fewer tokens. Precision and recall are means over documents, those
left out where they are undefined; F1 is their harmonic mean (Scrapinghub's article-extraction-benchmark, 2019).

Lines: only lines labelled `keep` or `drop` count. F1 of `keep` is taken document by document and averaged; residue F1 is
that of `drop` over all lines.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SPACELESS = "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(f"[{_SPACELESS}]|[^\\W{_SPACELESS}]+")
_SHINGLE = 4


@dataclass(frozen=True, slots=True)
class BodyCount:
    """Shingles of one document that match, that are too many and that are missing, as shares of all; and whether all is equal."""

    hits: float
    surplus: float
    missing: float
    is_exact: bool


@dataclass(frozen=True, slots=True)
class LineCount:
    """Scored lines of one document by what should be and what was done."""

    kept: int = 0
    left_in: int = 0
    lost: int = 0
    dropped: int = 0

    def __add__(self, other: "LineCount") -> "LineCount":
        return LineCount(
            self.kept + other.kept, self.left_in + other.left_in, self.lost + other.lost, self.dropped + other.dropped
        )


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and their harmonic mean, 0 to 1."""

    f1: float
    precision: float
    recall: float


def tokens(text: str) -> list[str]:
    """Return the word tokens of a text, case kept."""
    return _TOKEN.findall(text)


def normal(text: str | None) -> str:
    """Return a title or name in the form in which two are compared."""
    return " ".join(tokens(unicodedata.normalize("NFKC", text or "").casefold()))


def scores(hits: float, surplus: float, missing: float) -> Scores:
    """Return precision, recall and F1 of counts; 0 where one is undefined."""
    precision = hits / (hits + surplus) if hits + surplus else 0.0
    recall = hits / (hits + missing) if hits + missing else 0.0
    return Scores(_harmonic(precision, recall), precision, recall)


def count_body(gold: str, found: str) -> BodyCount:
    """Compare the body of one document with what was found."""
    expected, given = tokens(gold), tokens(found)
    want, have = _shingles(expected), _shingles(given)
    hits = (want & have).total()
    surplus, missing = have.total() - hits, want.total() - hits
    total = max(hits + surplus + missing, 1)
    return BodyCount(hits / total, surplus / total, missing / total, expected == given)


def score_bodies(counts: Sequence[BodyCount]) -> Scores:
    """Return the means over documents."""
    precision = _mean(1.0 if _is_clean(c) else c.hits / (c.hits + c.surplus) for c in counts if c.hits + c.surplus > 0)
    recall = _mean(1.0 if _is_clean(c) else c.hits / (c.hits + c.missing) for c in counts if c.hits + c.missing > 0)
    return Scores(_harmonic(precision, recall), precision, recall)


def count_lines(labels: Sequence[str], keep: Sequence[bool]) -> LineCount:
    """Compare the labels of one document's lines with what was kept."""
    pairs = Counter(zip(labels, map(bool, keep), strict=True))
    return LineCount(pairs["keep", True], pairs["drop", True], pairs["keep", False], pairs["drop", False])


def line_f1(count: LineCount) -> float:
    """Return the F1 of the lines to keep."""
    return scores(count.kept, count.left_in, count.lost).f1


def macro_line_f1(counts: Sequence[LineCount]) -> float:
    """Return the mean over documents of the F1 of lines to keep."""
    return _mean(line_f1(count) for count in counts)


def residue(counts: Iterable[LineCount]) -> Scores:
    """Return how well residue is found, over all lines."""
    total = sum(counts, LineCount())
    return scores(total.dropped, total.lost, total.left_in)


def same_title(gold: str, found: str | None) -> bool:
    """Tell whether a title is right but for case, punctuation and width."""
    return normal(gold) == normal(found)


def author_f1(gold: Iterable[str], found: Iterable[str]) -> float:
    """Return the F1 of a set of names."""
    want, have = {normal(name) for name in gold}, {normal(name) for name in found} - {""}
    return scores(len(want & have), len(have - want), len(want - have)).f1


def _shingles(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    starts = range(max(1, len(words) - _SHINGLE + 1)) if words else range(0)
    return Counter(tuple(words[start : start + _SHINGLE]) for start in starts)


def _is_clean(count: BodyCount) -> bool:
    return count.surplus == count.missing == 0


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0


def _mean(values: Iterable[float]) -> float:
    given = list(values)
    return sum(given) / len(given) if given else 0.0
