"""Where quotation marks open and close: the one reading of marks that sentences and quotes share."""

import re

_MARK = re.compile(r'["“”]')
_BREAK = re.compile(r"\n\s*")
_OPENS_AFTER = frozenset(" \t\n([{-–—/'‘:")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs of `text` (parted by one or more line breaks), blanks around them left out."""
    spans = []
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    for gap in _BREAK.finditer(text, start, end):
        last = gap.start()
        while text[last - 1].isspace():
            last -= 1
        spans.append((start, last))
        start = gap.end()
    if start < end:
        spans.append((start, end))
    return spans


def quoted_spans(text: str, limits: list[tuple[int, int]] | None = None) -> list[tuple[int, int]]:
    """Spans of the words between quotation marks, the marks left out.

    Marks toggle within a paragraph. A mark that nothing closes reaches to the end of its paragraph where the next
    one opens with a mark too or closes the speech first (speech over several paragraphs), and to the end of the
    first sentence otherwise. A closing mark that nothing opened is ignored. Single quotes never count: they cannot
    be told from apostrophes.
    """
    if '"' not in text and "“" not in text and "”" not in text:
        return []
    spans: list[tuple[int, int]] = []
    blocks = paragraphs(text) if limits is None else limits
    is_running_on = False
    for number, (start, end) in enumerate(blocks):
        opened = start if is_running_on and _first_mark_closes(text, start, end) else None
        for mark in _MARK.finditer(text, start, end):
            at = mark.start()
            if opened is None:
                if _opens(text, at, start, end):
                    opened = at + 1
            elif not (_opens(text, at, start, end) and _looks_left_open(text, opened, at)):
                spans.append((opened, at))
                opened = None
            else:
                spans.append((opened, _sentence_end(text, opened, at)))
                opened = at + 1
        is_running_on = False
        if opened is not None:
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            is_running_on = following is not None and (
                text[following[0]] in '"“' or _first_mark_closes(text, following[0], following[1])
            )
            spans.append((opened, end if is_running_on else _sentence_end(text, opened, end)))
    return [(a, b) for a, b in spans if a < b]


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """A mark opens when it leans on the word after it: a blank or bracket before, none after."""
    if text[at] == "“":
        return True
    if text[at] == "”":
        return False
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return before in _OPENS_AFTER and not after.isspace()


def _looks_left_open(text: str, opened: int, at: int) -> bool:
    """Whether an opening mark at `at` shows that the quotation before it was never closed: no blank leans on it."""
    return text[at] == "“" or (bool(text[opened:at].strip()) and text[at - 1].isspace())


def _first_mark_closes(text: str, start: int, end: int) -> bool:
    mark = _MARK.search(text, start, end)
    return mark is not None and not _opens(text, mark.start(), start, end) and mark.start() > start


_STOP = re.compile(r"[.!?](?=\s)")


def _sentence_end(text: str, start: int, end: int) -> int:
    stop = _STOP.search(text, start, end)
    return stop.end() if stop else end
