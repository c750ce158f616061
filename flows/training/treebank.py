"""Read treebanks in the CoNLL-U format (https://universaldependencies.org/format.html)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_SENT_ID = re.compile(r"# sent_id = (\S+)")


@dataclass(frozen=True, slots=True)
class Tree:
    """One annotated sentence: words, Penn tags, universal parts of speech, heads (token index, -1 root) and relations.

    `lemmas` are the words as a dictionary has them.
    """

    words: tuple[str, ...]
    tags: tuple[str, ...]
    parts: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    genre: str = ""
    lemmas: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.words)


def read_treebank(path: Path) -> list[Tree]:
    """Return the trees of a file; ranges (1-2) and empty nodes (1.1) are left out.

    Raises ValueError with the line number where a line has not ten columns.
    """
    return list(_trees(path))


def _trees(path: Path) -> Iterator[Tree]:
    rows: list[Sequence[str]] = []
    genre = ""
    for number, line in enumerate([*path.read_text("utf-8").split("\n"), ""], 1):
        if not line.strip():
            if rows:
                yield _tree(rows, genre)
            rows = []
        elif line.startswith("#"):
            if found := _SENT_ID.match(line):
                genre = _genre(found.group(1))
        else:
            columns = line.split("\t")
            if len(columns) != 10:
                raise ValueError(f"{path.name}, line {number}: {len(columns)} columns, 10 expected")
            if columns[0].isdecimal():
                rows.append(columns)


def _genre(sent_id: str) -> str:
    """GUM_news_homeopathic-1 is of the genre news, weblog-blogspot.com_x-0001 of the genre weblog."""
    return sent_id.split("_")[1] if sent_id.startswith("GUM_") else sent_id.split("-")[0]


def _tree(rows: Sequence[Sequence[str]], genre: str) -> Tree:
    _, words, lemmas, parts, tags, _, heads, labels, _, _ = zip(*rows, strict=True)
    return Tree(words, tags, parts, tuple(int(head) - 1 for head in heads), labels, genre, lemmas)
