"""Sentences of a text: where they begin and end, their tokens, and which tokens stand inside quotation marks.

A stop ends a sentence when a capital or a figure follows it, unless it belongs to an abbreviation (lexicon
`abbreviations`), to an initial or to a number; quotation marks and brackets after the stop go with it.
"""

import re

from transforms.events.model import Sentence
from transforms.events.sources.quote_marks import quoted_spans
from transforms.events.tokens import tokenise
from transforms.lexicons.loader import read_lexicon

_LEXICON = read_lexicon("abbreviations")
# Written without the last period, as the text before the stop is compared.
_NEVER = frozenset(text[:-1] for text, end in _LEXICON.select("abbreviation", "sentence_end").iter_rows() if end == "never")
_POSSIBLE = frozenset(text[:-1] for text, end in _LEXICON.select("abbreviation", "sentence_end").iter_rows() if end == "possible")
# Words that seldom stand inside a name: after "U.S." or "Inc." they show that a sentence begins.
_STARTERS = frozenset(
    "A After All Although An And As At Because Before Both But By During Each Earlier Even Every For From He Her His How However "
    "I If In It Its Last Later Many Meanwhile Most Much No Nobody None Nor Not Nothing Now On Once One Only Or Other Our Over She "
    "Since So Some Still Such That The Their Then There These They This Those Though Thus To Under Until We What When Where "
    "Whether Which While Who Why With Yet You".split()
)

_BORDER = re.compile(
    r"""\n\s*                                             # a line break ends a sentence whatever stands before it
      | [.!?…]+["'”’)\]]*\s+(?=["'“‘(\[]*(?:[^\W_a-z]|al-[A-Z]))   # a stop before a capital or figure
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\s\"'“‘(\[\-–—/]*\Z")
_NEXT_WORD = re.compile(r"[\"'“‘(\[]*([^\W_]+)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of `text`, blanks between them left out; no tokens are made, so a gate may look first."""
    spans: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for border in _BORDER.finditer(text, start):
        at = border.start()
        mark = text[at]
        if mark == "." and not _ends_sentence(text, start, at, border.end()):
            continue
        end = at if mark == "\n" else at + len(border.group().rstrip())
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            spans.append((start, end))
        start = border.end()
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return spans


def read_sentence(
    text: str, number: int, span: tuple[int, int], quoted: list[tuple[int, int]], dateline: tuple[int, int] = (0, 0)
) -> Sentence:
    """The sentence in `span` of `text`, tokenised, with its quoted tokens marked.

    The words of a `dateline` at its head are part of its text but none of its tokens: they tell where and when the report
    was filed, not what it tells.
    """
    start, end = span
    first = min(dateline[1], end) if dateline[0] <= start < dateline[1] else start
    tokens = tokenise(text[first:end], first)
    inside = [(a, b) for a, b in quoted if a < end and start < b]
    marks = tuple(any(a <= token.char_start < b for a, b in inside) for token in tokens) if inside else (False,) * len(tokens)
    return Sentence(number, start, end, text[start:end], tokens, marks)


def split_sentences(text: str, first_number: int = 1) -> list[Sentence]:
    """Sentences of `text`, numbered from `first_number`, with tokens and quotation marks read over whole paragraphs."""
    quoted = quoted_spans(text)
    return [read_sentence(text, number, span, quoted) for number, span in enumerate(sentence_spans(text), first_number)]


def _ends_sentence(text: str, start: int, stop: int, following: int) -> bool:
    """Whether the period at `stop` ends the sentence begun at `start`, the next word beginning at `following`."""
    if text[stop : stop + 2] == "..":
        return stop > start and not text[stop - 1].isspace()
    found = _LAST_WORD.search(text, max(start, stop - 24), stop)
    word = found.group() if found else ""
    if not word:
        return True
    if word in _NEVER:
        return False
    if word not in _POSSIBLE and not _INITIALS.match(word):
        return True
    if text[stop + 1] in "\"'”’)]":  # "…in the U.S." closes a quotation: the speech is over
        return True
    following_word = _NEXT_WORD.match(text, following)
    return following_word is not None and following_word.group(1) in _STARTERS
