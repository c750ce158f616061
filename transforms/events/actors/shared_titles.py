"""Names in a row: a title in the plural counts for each of them, and a known person vouches for a last name beside."""

from typing import Final

from transforms.events.actors.chunk_parts import Chunk, Part
from transforms.events.model import Token

_NAMES: Final = frozenset("PSN")
_JOINTS: Final = ((",",), ("and",), ("&",), (",", "and"))


def share_titles(chunks: list[Chunk], tokens: tuple[Token, ...]) -> list[Chunk]:
    """The chunks with `titles` and `is_in_company` filled for those that stand in a row of names.

    "Foreign Ministers Berg, Lund and Holm": the title goes to Lund and Holm too, up to the name behind "and".
    "Lavrov, Kerry": the second, a bare last name, stands beside a known person. "The two ministers, Berg and
    Lund," are the two named: the words before them are a title, not an actor more.
    """
    if len([True for chunk in chunks if chunk.main[-1].letter in _NAMES]) < 2:
        return chunks
    kept: list[Chunk] = []
    titles: tuple[Part, ...] = ()
    joint: tuple[str, ...] = ()
    for at, chunk in enumerate(chunks):
        is_name = {chunk.main[0].letter, chunk.main[-1].letter} <= _NAMES
        if titles and is_name and joint in _JOINTS and not chunk.owners:
            chunk.titles = titles
        elif _announces_two(chunks[at : at + 3], tokens):
            titles = (*chunk.owners, *chunk.main)
            joint = (",",)
            continue
        else:
            titles = plural_title(chunk)
        kept.append(chunk)
        following = chunks[at + 1] if at + 1 < len(chunks) else None
        after = tuple(token.lower for token in tokens[chunk.end : following.start]) if following else ()
        neighbours = (chunks[at - 1] if joint in _JOINTS else None, following if after in _JOINTS else None)
        if [part.letter for part in chunk.main] == ["S"]:
            chunk.is_in_company = any(other is not None and other.main[-1].letter == "P" for other in neighbours)
        if joint and joint[-1] in ("and", "&"):
            titles = plural_title(chunk)
        joint = after
    return kept


def _announces_two(row: list[Chunk], tokens: tuple[Token, ...]) -> bool:
    """Whether the first of three chunks counts two people and the others name them ("both envoys, Berg and Lund,")."""
    form = row[0].main[-1].form
    if form is None or not form.is_plural or len(row) < 3:
        return False
    head, first, second = row
    if not {part.letter for chunk in (first, second) for part in (chunk.main[0], chunk.main[-1])} <= _NAMES:
        return False
    counted = {token.lower for token in tokens[max(head.start - 1, 0) : head.head]}
    after = tokens[second.end].text if second.end < len(tokens) else "."
    return (
        bool(counted & {"two", "both"})
        and [token.lower for token in tokens[head.end : first.start]] == [","]
        and [token.lower for token in tokens[first.end : second.start]] == ["and"]
        and after in (",", ".", ";")
    )


def plural_title(chunk: Chunk) -> tuple[Part, ...]:
    """The words before the name of `chunk`, with its owners, where they are a title in the plural; else none."""
    first = next((at for at, part in enumerate(chunk.main) if part.letter in _NAMES), 0)
    before = chunk.main[:first]
    if not before or before[-1].form is None or not before[-1].form.is_plural or chunk.main[-1].letter not in _NAMES:
        return ()
    return (*chunk.owners, *before)
