"""How well lines are labelled, by page: the measures of the outside scorer."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from flows.training.examples import KEEP, UNSCORED

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(f"[{_SPACELESS}]|[^\\W{_SPACELESS}]+")
_RUN = 4


def score_pages(
    rows: Sequence[Mapping[str, Any]], labels: Sequence[Sequence[int]], kept: Sequence[Sequence[bool]]
) -> dict[str, float]:
    """Mean of the pages' line F1 (kept lines are the positives), F1 of the dropped lines, and the body's F1 in runs of four
    words, precision and recall being means over pages (Lopukhin 2019, article extraction benchmark)."""
    page_scores, precision, recall = [], [], []
    right = missed = wrong = 0
    for row, label, keep in zip(rows, labels, kept, strict=True):
        pairs = Counter((want == KEEP, bool(have)) for want, have in zip(label, keep, strict=True) if want != UNSCORED)
        page_scores.append(_f1(pairs[True, True], pairs[False, True], pairs[True, False]))
        right, missed, wrong = right + pairs[False, False], missed + pairs[False, True], wrong + pairs[True, False]
        body = " ".join(
            line for line, name, stays in zip(row["lines"], row["labels"], keep, strict=True) if stays and name != "title"
        )
        want, have = _runs(row["body"]), _runs(body)
        both = (want & have).total()
        if have:
            precision.append(both / have.total())
        if want:
            recall.append(both / want.total())
    mean = [sum(values) / max(1, len(values)) for values in (precision, recall)]
    return {
        "pages": len(rows),
        "line_f1_macro": round(sum(page_scores) / max(1, len(rows)), 4),
        "residue_f1": round(_f1(right, wrong, missed), 4),
        "body_f1": round(2 * mean[0] * mean[1] / max(sum(mean), 1e-9), 4),
    }


def body_counts(wanted: str, found: str) -> tuple[int, int, int, bool]:
    """Runs of four words that both texts have, that `found` has in excess, that it misses, and whether their words are the same."""
    want, have = _runs(wanted), _runs(found)
    both = (want & have).total()
    return both, have.total() - both, want.total() - both, _TOKEN.findall(wanted) == _TOKEN.findall(found)


def _f1(right: int, wrong: int, missed: int) -> float:
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _TOKEN.findall(text)
    return Counter(tuple(words[n : n + _RUN]) for n in range(max(1, len(words) - _RUN + 1))) if words else Counter()
