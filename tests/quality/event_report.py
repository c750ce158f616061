"""Measure the coding of events on annotated texts and write what goes wrong.

    python tests/quality/event_report.py                                    # the texts of this folder: open, sealed, tuning
    python tests/quality/event_report.py --gold DIR --set plover_gsr        # gold sets in DIR, one JSON Lines file each
    python tests/quality/event_report.py --set codes_sealed                 # the files whose names begin so: a set of its own
    python tests/quality/event_report.py --examples 5 --out report.md       # with sentences, of the open part only

For every set: precision, recall and F1 at three levels, by event type, false events on silent sentences, the facts of the
events found, and the ten largest classes of errors with the types they befall. Sealed sets and the tuning part
are counted, never shown.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from flows.actors import gazetteer_with, read_actors
from flows.analysers import BUILT_IN, analyser_of
from flows.training.event_coding import code_gold
from flows.training.event_gold import PARTS, GoldText, is_sealed, outside, part
from flows.training.event_matching import LEVELS
from tests.quality import event_facts, event_score
from tests.quality.event_faults import Fault, faults
from tests.quality.event_score import Pair

OWN = Path(__file__).resolve().parent / "events"
_LARGEST, _DETAILS, _WIDTH = 10, 5, 160


def main() -> None:
    """Parse the arguments and print or write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, metavar="DIR", help="folder with gold sets; without it the texts of this folder")
    parser.add_argument("--set", action="append", dest="sets", help="only this set or part (may be repeated)")
    parser.add_argument("--actors", type=Path, metavar="FILE", help="further actors, as `dateline code --actors` takes them")
    parser.add_argument("--analyser", default=BUILT_IN, help="what parses sentences, as the setting says it")
    parser.add_argument("--examples", type=int, default=0, metavar="N", help="sentences to show for a class of errors")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write here instead of to the terminal")
    arguments = parser.parse_args()
    gazetteer, analyser = gazetteer_with(read_actors(arguments.actors)), analyser_of(arguments.analyser)
    lines: list[str] = []
    for name, texts in _sets(arguments.gold, arguments.sets):
        examples = 0 if is_sealed(name) else arguments.examples
        lines += describe(name, event_score.pairs(texts, code_gold(texts, gazetteer, analyser)), examples)
    text = "\n".join(lines) + "\n"
    if arguments.out:
        arguments.out.write_text(text, "utf-8")
    else:
        print(text, end="")


def _sets(folder: Path | None, only: Sequence[str] | None) -> Iterator[tuple[str, list[GoldText]]]:
    if folder is None:
        yield from ((name, part(OWN, name)) for name in only or PARTS)
        return
    names = only or sorted(path.stem for path in folder.glob("*.jsonl"))
    yield from ((name, outside(folder / f"{name}.jsonl")) for name in names)


def describe(name: str, pairs: Sequence[Pair], examples: int = 0) -> Iterator[str]:
    """Yield the lines of the report on one set, in Markdown."""
    silent, speaking, events = event_score.silent(pairs)
    yield f"## {name}: {len(pairs)} sentences\n"
    yield "| level | precision | recall | F1 | right / told / coded |"
    yield "| --- | --- | --- | --- | --- |"
    yield from (_row(level, event_score.tally(pairs, level)) for level in LEVELS)
    if silent:
        yield f"\nSilent sentences: {silent}; {speaking} of them give {events} false events ({speaking / silent:.1%})."
    if any(gold.facts for sentence, _, _ in pairs for gold in sentence.events):
        yield (
            "Facts right of those told: " + "; ".join(f"{fact} {tally}" for fact, tally in event_facts.facts(pairs).items()) + "."
        )
    yield "\n| type | precision | recall | F1 | right / told / coded |"
    yield "| --- | --- | --- | --- | --- |"
    yield from (_row(kind, tally) for kind, tally in event_score.by_type(pairs).items())
    yield from _classes(list(faults(pairs)), examples)
    yield ""


def _row(name: str, tally: event_score.Tally) -> str:
    figures = f"{tally.precision:.3f} | {tally.recall:.3f} | {tally.f1:.3f} | {tally.right} / {tally.asked} / {tally.found}"
    return f"| {name} | {figures} |"


def _classes(found: Sequence[Fault], examples: int) -> Iterator[str]:
    kinds: dict[str, list[Fault]] = defaultdict(list)
    for fault in found:
        kinds[fault.kind].append(fault)
    yield f"\n### The largest classes of {len(found)} errors\n"
    for kind, members in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0]))[:_LARGEST]:
        details = Counter(fault.detail for fault in members).most_common(_DETAILS)
        yield f"- {kind}: {len(members)} ({', '.join(f'{detail} {count}' for detail, count in details)})"
        yield from (f"  - {fault.detail}: {_cut(fault.text)}" for fault in members[:examples])


def _cut(text: str) -> str:
    return text if len(text) <= _WIDTH else text[:_WIDTH] + " …"


if __name__ == "__main__":
    main()
