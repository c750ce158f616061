"""Measure the cleaning on annotated documents and write what goes wrong.

    python tests/quality/report.py                                  # the documents of this folder
    python tests/quality/report.py --gold DIR --out report.md       # gold sets in DIR: text_light, text_full, html_gold
    python tests/quality/report.py --gold DIR --set text_light --subset genre=news

For every set: figures in all and by genre, source and language; how many lines each kind and each rule dropped and how
many of those were article; residue that nothing claimed, by shape; and the ten worst documents. Lines are cut to a few
words: gold sets may hold texts that are not ours to repeat.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.quality import gold, summary
from tests.quality.cleaning import clean

SETS = ("text_light", "text_full", "html_gold")
GROUPS: dict[str, Callable[[gold.Gold], str]] = {
    "genre": lambda document: document.genre,
    "source": lambda document: document.source,
    "language": lambda document: document.language,
}
_WORST, _FAULTS, _WIDTH, _RULES, _SMALLEST = 10, 6, 48, 40, 2


def main() -> None:
    """Parse the arguments and print or write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, metavar="DIR", help="folder with gold sets; without it the documents of this folder")
    parser.add_argument("--set", action="append", choices=SETS, dest="sets", help="only this set (may be repeated)")
    parser.add_argument("--subset", action="append", default=[], metavar="GROUP=VALUE", help="only these documents")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write here instead of to the terminal")
    arguments = parser.parse_args()
    if arguments.gold:
        sets = {name: gold.outside(arguments.gold, name) for name in arguments.sets or SETS}
    else:
        sets = {"own texts": gold.texts(), "own pages": gold.pages()}
    lines = [line for name, documents in sets.items() for line in describe(name, _only(documents, arguments.subset))]
    text = "\n".join(lines) + "\n"
    if arguments.out:
        arguments.out.write_text(text, "utf-8")
    else:
        print(text, end="")


def describe(name: str, documents: Sequence[gold.Gold]) -> Iterator[str]:
    """Yield the lines of the report on one set, in Markdown."""
    pairs = list(zip(documents, clean(documents), strict=True))
    yield f"## {name}: {len(pairs)} documents\n"
    yield "| group | documents | line F1 | residue F1 (P, R) | body F1 (P, R) | exact | title | date | authors |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    yield _row("all", pairs)
    for group, value_of in GROUPS.items():
        counts = Counter(map(value_of, documents))
        for value in (value for value in sorted(counts) if _SMALLEST <= counts[value] < len(documents)):
            yield _row(f"{group} {value}", [pair for pair in pairs if value_of(pair[0]) == value])
    if any(document.labels for document in documents):
        yield from _tallies("dropped, by kind", summary.tally_dropped(pairs, lambda verdict: verdict[0]), "residue", "article")
        rules = summary.tally_dropped(pairs, lambda verdict: verdict[1])
        yield from _tallies("dropped, by rule or model", dict(list(rules.items())[:_RULES]), "residue", "article")
        yield from _tallies("kept, by shape", summary.tally_kept(pairs), "article", "residue")
    yield f"\n### The {_WORST} worst\n"
    for pair in sorted(pairs, key=lambda pair: (-summary.badness(pair), pair[0].name))[:_WORST]:
        yield from _worst(pair)
    yield ""


def _only(documents: list[gold.Gold], subsets: Sequence[str]) -> list[gold.Gold]:
    for subset in subsets:
        group, _, value = subset.partition("=")
        documents = [document for document in documents if GROUPS[group](document) in value.split(",")]
    return documents


def _row(name: str, pairs: Sequence[summary.Pair]) -> str:
    found = summary.averages(pairs)
    residue = f"{found.residue.f1:.3f} ({found.residue.precision:.3f}, {found.residue.recall:.3f})" if found.residue else ""
    body = f"{found.body.f1:.3f} ({found.body.precision:.3f}, {found.body.recall:.3f})"
    cells = (_figure(found.line_f1), residue, body, _figure(found.exact), *map(_figure, (found.title, found.date, found.authors)))
    return f"| {name} | {found.documents} | {' | '.join(cells)} |"


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _tallies(heading: str, tallies: dict[str, summary.Tally], right: str, wrong: str) -> Iterator[str]:
    yield f"\n### Lines {heading}\n"
    yield f"| what | in truth {right} | in truth {wrong} | not scored | precision |"
    yield "| --- | --- | --- | --- | --- |"
    for name, tally in tallies.items():
        yield f"| {name} | {tally.right} | {tally.wrong} | {tally.unscored} | {tally.precision:.3f} |"


def _worst(pair: summary.Pair) -> Iterator[str]:
    document, result = pair
    faults = summary.faults(pair)
    lost = sum(fault.startswith("lost") for fault, _ in faults)
    reason = f", {result.reason}" if result.reason else ""
    share = 1 - summary.badness(pair)
    yield f"- `{document.name}` ({document.genre}, {document.language}{reason}): body {share:.2f}, {lost} lines lost, {len(faults) - lost} left in"
    yield from (f"    - {fault}: {_short(line)}" for fault, line in faults[:_FAULTS])


def _short(line: str) -> str:
    return line if len(line) <= _WIDTH else line[:_WIDTH].rstrip() + "…"


if __name__ == "__main__":
    main()
