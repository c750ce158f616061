"""Names in a row: a title in the plural counts for each of them, and a known person vouches for a last name beside."""

from typing import Final

from transforms.events.chunks import Chunk, Part
from transforms.events.model import Token

_NAMES: Final = frozenset("PSN")
_JOINTS: Final = ((",",), ("and",), ("&",), (",", "and"))


def share_titles(chunks: list[Chunk], tokens: tuple[Token, ...]) -> None:
    """Fill `titles` and `is_in_company` of the chunks that stand in a row of names.

    "Foreign Ministers Berg, Lund and Holm": the title goes to Lund and Holm too, up to the name behind "and".
    "Lavrov, Kerry": the second, a bare last name, stands beside a known person.
    """
    titles: list[Part] = []
    joint: tuple[str, ...] = ()
    for at, chunk in enumerate(chunks):
        is_name = {chunk.main[0].letter, chunk.main[-1].letter} <= _NAMES
        if titles and is_name and joint in _JOINTS and not chunk.owners:
            chunk.titles = titles
        else:
            titles = _plural_title(chunk)
        following = chunks[at + 1] if at + 1 < len(chunks) else None
        after = tuple(token.lower for token in tokens[chunk.end : following.start]) if following else ()
        neighbours = (chunks[at - 1] if joint in _JOINTS else None, following if after in _JOINTS else None)
        if [part.letter for part in chunk.main] == ["S"]:
            chunk.is_in_company = any(other is not None and other.main[-1].letter == "P" for other in neighbours)
        if joint and joint[-1] in ("and", "&"):
            titles = _plural_title(chunk)
        joint = after


def _plural_title(chunk: Chunk) -> list[Part]:
    """The words before the name of a chunk, with its owners, where they are a title in the plural."""
    first = next((at for at, part in enumerate(chunk.main) if part.letter in _NAMES), 0)
    before = chunk.main[:first]
    if not before or before[-1].form is None or not before[-1].form.is_plural or chunk.main[-1].letter not in _NAMES:
        return []
    return [*chunk.owners, *before]
