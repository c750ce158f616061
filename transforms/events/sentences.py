"""Sentences of a text: where they begin and end, their tokens, and which tokens stand inside quotation marks.

A stop ends a sentence when a capital or a figure follows it, unless it belongs to an abbreviation (lexicon
`abbreviations`), to an initial or to a number; quotation marks and brackets after the stop go with it.
"""

import re

from transforms.events.model import Sentence, Token
from transforms.events.quote_marks import quoted_spans
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


def split_sentences(text: str, first_number: int = 1) -> list[Sentence]:
    """Sentences of `text`, numbered from `first_number`, with tokens and quotation marks read over whole paragraphs."""
    quoted = quoted_spans(text)
    sentences = []
    position = 0
    for number, (start, end) in enumerate(sentence_spans(text), first_number):
        tokens = tokenise(text[start:end], start)
        while position < len(quoted) and quoted[position][1] <= start:
            position += 1
        inside = _inside(tokens, quoted, position, end) if quoted else (False,) * len(tokens)
        sentences.append(Sentence(number, start, end, text[start:end], tokens, inside))
    return sentences


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


def _inside(tokens: tuple[Token, ...], quoted: list[tuple[int, int]], position: int, end: int) -> tuple[bool, ...]:
    marks = []
    for token in tokens:
        while position < len(quoted) and quoted[position][1] <= token.char_start:
            position += 1
        marks.append(position < len(quoted) and quoted[position][0] <= token.char_start < min(quoted[position][1], end))
    return tuple(marks)
