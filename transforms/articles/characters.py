"""One spelling of characters: mojibake and entities undone, one sort of quotation marks and hyphens, nothing invisible."""

import html
import re
from functools import partial
from html.entities import html5

import ftfy
import polars as pl

from transforms.articles.rewriting import each, swap, where

_REPAIR = ftfy.TextFixerConfig(uncurl_quotes=False, explain=False)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

# Lead bytes of UTF-8 for Latin, Greek, Cyrillic, Hebrew, Arabic, general punctuation and emoji.
_LEADS = (*range(0xC2, 0xC6), *range(0xCE, 0xD2), *range(0xD7, 0xDA), 0xE2, 0xEF, 0xF0)


# Bytes that cp1252 leaves undefined come out as C1 controls in practice.
_FOLLOWERS = bytes(range(0x80, 0xC0)).decode("cp1252", errors="ignore") + bytes(range(0xA0)).decode("latin-1")[0x80:]
MOJIBAKE_SIGNS = rf"[{bytes(_LEADS).decode('latin-1')}][{_FOLLOWERS}]|{bytes([0xE2, 0x80]).decode('cp1251')}|[\x80-\x9f]"
"""What UTF-8 read as cp1252 or Latin-1 shows (é as Ã©), and controls that were cp1252 quotation marks.

Some of these also stand in clean text, so they only ask for a look."""

_FULL_WIDTH = {chr(0xFF00 + code): chr(0x20 + code) for code in (*range(0x10, 0x1A), *range(0x21, 0x3B), *range(0x41, 0x5B))}
"""Digits and Latin letters of East Asian width; the punctuation of that width belongs to the scripts."""

_CHARACTERS = {
    **dict.fromkeys("“”„‟〝〞", '"'),
    **dict.fromkeys("‘’‚‛´", "'"),
    **dict.fromkeys("‐‑−﹣－⁃", "-"),
    "―": "—",
    "‒": "–",
    # Typesetting ligatures, as copied from PDF files, spelt out.
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    **_FULL_WIDTH,
}

# Controls, private use (icon fonts) and format characters; the blanks among the controls become
# spaces below. The two zero-width joiners matter in some scripts and are handled apart.
_INVISIBLE = r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\p{Co}\p{Cf}&&[^\u200c\u200d]]"
_JOINERS = r"[\u200c\u200d]"
_SCRIPTS_WITH_JOINERS = (
    r"[\p{Arabic}\p{Devanagari}\p{Bengali}\p{Malayalam}\p{Sinhala}\p{Tamil}\p{Telugu}\p{Kannada}\x{1F000}-\x{1FAFF}]"
)

NOT_PLAIN = r"[^\x20-\x7e]"
_UNUSUAL = r"[^\x20-\x7e“”‘’–—…£€©ÀÁÆ-ÍÒ-ÖÚ-áã-îñ-ſ]"
"""Characters beyond those that most lines are made of. Without one a line shows no mojibake (whose letters are left out),
nothing invisible and no letter in pieces."""

_NOT_COMPOSED = r"[^\x00-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u205e\u20ac]"
"""Characters that NFC may change, alone or behind another: all but the best known of those that it never does."""


def decode_entities(texts: pl.Series) -> pl.Series:
    """Return the texts with HTML character references decoded, also those encoded more than once."""
    return where(texts, texts.str.contains(r"&#?[0-9A-Za-z]+;"), lambda part: each(part, _decode))


def repair_mojibake(texts: pl.Series) -> pl.Series:
    """Return the texts with UTF-8 that was read in a one-byte encoding put right (by ftfy).

    Only texts that show one of `MOJIBAKE_SIGNS` are looked at.
    """
    return where(texts, texts.str.contains(MOJIBAKE_SIGNS), lambda part: each(part, _repair))


def normalise_characters(texts: pl.Series) -> pl.Series:
    """Return the texts with characters put right one by one; see the module.

    Mojibake and entities undone, controls and zero-width characters out, NFC, straight quotation
    marks (angle quotes where they come as a pair), plain hyphens; en and em dashes stay.
    """
    texts = decode_entities(texts)
    # Mojibake is made of characters that are otherwise taken out (C1 controls, soft hyphens), so it comes first.
    return where(texts, texts.str.contains(NOT_PLAIN), _plain_characters)


def _plain_characters(texts: pl.Series) -> pl.Series:
    is_unusual = texts.str.contains(_UNUSUAL)
    texts = where(texts, is_unusual, _undamaged)
    texts = texts.str.replace_many(list(_CHARACTERS), list(_CHARACTERS.values()))
    return where(texts, is_unusual, _straight_angles)


def _straight_angles(texts: pl.Series) -> pl.Series:
    for left, right, straight in (("«", "»", '"'), ("‹", "›", "'")):
        # A lone » is an arrow or a crumb ("Home » World"), not a quotation mark.
        is_pair = texts.str.contains(left, literal=True) & texts.str.contains(right, literal=True)
        texts = where(texts, is_pair, partial(_straighten, left=left, right=right, straight=straight))
    return texts


def _undamaged(texts: pl.Series) -> pl.Series:
    texts = repair_mojibake(texts)
    # A soft hyphen at the end of a line breaks a word; inside a line it shows nothing and goes with the invisible.
    texts = texts.str.replace(r"\u00ad\s*$", "-").str.replace_all(_INVISIBLE, "")
    texts = where(texts, texts.str.contains(_JOINERS), _drop_joiners)
    return where(texts, texts.str.contains(_NOT_COMPOSED), lambda part: part.str.normalize("NFC"))


def _drop_joiners(texts: pl.Series) -> pl.Series:
    return where(texts, ~texts.str.contains(_SCRIPTS_WITH_JOINERS), partial(swap, pattern=_JOINERS, to=""))


def _straighten(texts: pl.Series, left: str, right: str, straight: str) -> pl.Series:
    opens_right = texts.str.contains(rf"^[^{left}]*{right}[^{right}]*{left}")
    texts = where(texts, ~opens_right, partial(swap, pattern=rf"{left}\s*|\s*{right}", to=straight))
    return where(texts, opens_right, partial(swap, pattern=rf"{right}\s*|\s*{left}", to=straight))


def _repair(text: str) -> str:
    return str(ftfy.fix_encoding(text, _REPAIR))


def _decode(text: str) -> str:
    while (decoded := _ENTITY.sub(_character, text)) != text:
        text = decoded
    return text


def _character(match: re.Match[str]) -> str:
    reference = match[0]
    return html.unescape(reference) if reference[1] == "#" or reference[1:] in html5 else reference
