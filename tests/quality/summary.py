"""Averages over annotated documents, and counts of what was dropped and what was left by kind, rule and shape."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.quality import score
from tests.quality.cleaning import Result
from tests.quality.gold import Gold

Pair = tuple[Gold, Result]
SHAPES = (
    "mail or web address",
    "number first",
    "one or two words",
    "three to six words",
    "headline or fragment",
    "short sentence",
    "sentences",
)
_ADDRESS = re.compile(r"https?://|www\.|\S@\w+\.\w")
_NUMBER = re.compile(r"\W{0,9}\d[\W\d]*(?:[^\W\d]+[\W\d]*){0,3}")
_STOP = re.compile(r"[.!?…。！？؟][\"'”’»)]*$")
_LONG = 15  # words of a line that is more than a short sentence


@dataclass(frozen=True)
class Averages:
    """Figures of section 6 of the contract for one group of documents; None where there is nothing to measure."""

    documents: int
    line_f1: float | None
    residue: score.Scores | None
    body: score.Scores
    exact: float
    title: float | None
    date: float | None
    authors: float | None


@dataclass
class Tally:
    """How many lines of a kind, by what they are in truth."""

    right: int = 0
    wrong: int = 0
    unscored: int = 0

    @property
    def precision(self) -> float:
        """Share of the scored lines that are right; 1 when none is scored."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0


def averages(pairs: Sequence[Pair]) -> Averages:
    """Average over documents. Flat texts give their kept lines as body, as the line labels were made from lines."""
    bodies = [score.count_body(gold.body, body_of(gold, result)) for gold, result in pairs]
    lines = [score.count_lines(gold.labels, result.keep) for gold, result in pairs if gold.labels]
    return Averages(
        documents=len(pairs),
        line_f1=score.macro_line_f1(lines) if lines else None,
        residue=score.residue(lines) if lines else None,
        body=score.score_bodies(bodies),
        exact=sum(body.is_exact for body in bodies) / max(len(bodies), 1),
        title=_share(float(score.same_title(gold.title, result.title)) for gold, result in pairs if gold.title),
        date=_share(float(gold.date == result.date) for gold, result in pairs if gold.date),
        authors=_share(score.author_f1(gold.authors, result.authors) for gold, result in pairs if gold.authors),
    )


def body_of(gold: Gold, result: Result) -> str:
    """Return what is compared with the gold body."""
    if gold.html is not None:
        return result.body
    kept = zip(gold.lines, gold.labels, result.keep, strict=True)
    return "\n".join(line for line, label, keep in kept if keep and label != "title")


def tally_dropped(pairs: Iterable[Pair], key: Callable[[tuple[str, str]], str]) -> dict[str, Tally]:
    """Count the dropped lines by a part of their verdict (kind, rule): right ones are residue, wrong ones are article."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for gold, result in pairs:
        for label, verdict in zip(gold.labels, result.dropped, strict=False):
            if verdict:
                _count(tallies[key(verdict)], label, right="drop", wrong="keep")
    return dict(sorted(tallies.items(), key=lambda item: (-item[1].wrong, -item[1].right, item[0])))


def tally_kept(pairs: Iterable[Pair]) -> dict[str, Tally]:
    """Count the kept lines by shape: right ones are article, wrong ones are residue that nothing claimed."""
    tallies = {name: Tally() for name in SHAPES}
    for gold, result in pairs:
        for line, label, verdict in zip(gold.lines, gold.labels, result.dropped, strict=False):
            if not verdict and line.strip():
                _count(tallies[shape(line)], label, right="keep", wrong="drop")
    return tallies


def shape(line: str) -> str:
    """Return which of SHAPES a line that is not blank has."""
    line = line.strip()
    words = len(line.split())
    if _ADDRESS.search(line):
        return "mail or web address"
    if _NUMBER.fullmatch(line):
        return "number first"
    if words <= 2:
        return "one or two words"
    if _STOP.search(line[-5:]):
        return "sentences" if words >= _LONG else "short sentence"
    return "three to six words" if words <= 6 else "headline or fragment"


def faults(pair: Pair) -> list[tuple[str, str]]:
    """Return the lines that went wrong: `lost by <rule>` or `left in`, and the line."""
    gold, result = pair
    if gold.html is not None:
        return _page_faults(gold, result)
    found = []
    for line, label, verdict in zip(gold.lines, gold.labels, result.dropped, strict=False):
        if label == "keep" and verdict:
            found.append((f"lost by {verdict[1]}", line))
        elif label == "drop" and not verdict:
            found.append(("left in", line))
    return found


def _page_faults(gold: Gold, result: Result) -> list[tuple[str, str]]:
    want, have = (Counter(filter(None, map(score.normal, body.split("\n")))) for body in (gold.body, result.body))
    joined = {"lost": f" {' '.join(have)} ", "left in": f" {' '.join(want)} "}
    found = [("lost", line) for line in want - have] + [("left in", line) for line in have - want]
    return [(fault, line) for fault, line in found if f" {line} " not in joined[fault]]


def badness(pair: Pair) -> float:
    """Return how far a document is from right: 1 less its body's share of matching shingles."""
    gold, result = pair
    count = score.count_body(gold.body, body_of(gold, result))
    return count.surplus + count.missing


def _count(tally: Tally, label: str, right: str, wrong: str) -> None:
    tally.right += label == right
    tally.wrong += label == wrong
    tally.unscored += label not in (right, wrong)


def _share(values: Iterable[float]) -> float | None:
    given = list(values)
    return sum(given) / len(given) if given else None
