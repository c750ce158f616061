"""The wording of a page's metadata: values as plain text, and how far two titles agree."""

import html
import re

_TAGS_IN_TEXT = re.compile(r"<[^<>]{1,200}>")
# Scripts without spaces between words: there every character counts as one.
_SPACELESS = "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_SPACELESS}]|[^\W{_SPACELESS}]+")
_NOT_SEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")


def plain(value: object) -> str | None:
    """Return a value as one line of text, entities (doubly encoded ones, too) and tags resolved; None where there is no text."""
    if not isinstance(value, str):
        return None
    text = html.unescape(html.unescape(value)) if "&" in value else value
    text = " ".join((_TAGS_IN_TEXT.sub("", text) if "<" in text else text).split())
    return text.encode("utf-8", "replace").decode() or None


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters; in scripts without spaces every character is a word."""
    return _WORD.findall(_NOT_SEEN.sub("", text).casefold())


def agreement(text: str, known: str) -> float:
    """Return the share of the text's different words that stand in `known`, 0 to 1."""
    words = set(words_of(text))
    return len(words & set(words_of(known))) / len(words) if words else 0.0
