"""One spelling of characters and blanks for all text: functions over a column of texts, whole batches at once.

Letters, digits, words and their order stay; what changes is how quotation marks, hyphens and
blanks are written. Line ends and paragraphs are the matter of `paragraphs`.
"""

import html
import re
from collections.abc import Callable
from functools import partial
from html.entities import html5

import ftfy
import polars as pl

from transforms.articles.markup import MARKUP_SIGN, without_markup

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

_COMPOUND_TAILS = (
    "backed|led|based|brokered|proposed|supported|sponsored|funded|financed|controlled|occupied|held|run|made|built|owned|born|"
    "educated|trained|armed|supplied|linked|allied|aligned|affiliated|appointed|imposed|drafted|mediated|supervised|monitored|"
    "administered|ruled|flagged|speaking|style|wide|only|bound|friendly|designated|registered|listed"
)
# Ends of sentences with the next one glued on, as cutting out tags leaves them. A word in small
# letters before the stop and a capitalised one behind it: "U.S.Army", "Rocket.Chat" and "e.g.This" are none.
_GLUED = r"""(^|[^\p{L}\p{N}/@.#?&=_-])((?:[\p{Ll}'’-]*\p{Ll}{3}|[$€£]?[0-9]+%?)[.?]["']?)(\p{Lu}\p{Ll}{0,15}(?:[ ,'’]|$))"""
_DOMAINS = r"\.(?:Com|Net|Org|Io|Ai|Js|Co|Tv)(?-u:\b)"
# Initials of states and bodies that are set apart: "U. S. troops", "U . N . envoy".
_SPLIT_INITIALS = r"(^|[^\p{L}.])(U) ?\. ?([SNK]) ?\.( |$|[,;:)'-])"
_CLITIC = r"(\p{L}) (n't|'(?:s|re|ve|ll|d|m))( |[,.;:!?]|$)"
_DETACHED = r"""([\p{L}\p{N})\]"'%]) +([,.;])( |$)"""
_BETWEEN_NUMBERS = r"[0-9] ?[,.] [0-9]"
_ABBREVIATION = r"(?:\p{Lu}{2,5}|(?:\p{Lu}\.){2,5})"

_NOT_PLAIN = r"[^\x20-\x7e]"
_UNUSUAL = r"[^\x20-\x7e“”‘’–—…£€©ÀÁÆ-ÍÒ-ÖÚ-áã-îñ-ſ]"
"""Characters beyond those that most lines are made of. Without one a line shows no mojibake (whose letters are left out),
nothing invisible and no letter in pieces."""

_BLANKS = r"^\s|\s$|\s\s|[\s--\x20]"
"""Blanks that are not single, or no plain spaces."""

_NOT_COMPOSED = r"[^\x00-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u205e\u20ac]"
"""Characters that NFC may change, alone or behind another: all but the best known of those that it never does."""

_PARTED = r" -[^\x00-@]|[^ ]- [a-z]"
"""A hyphen with a blank on one side and a letter on the other, as the parts of a compound that were torn apart have it."""

_QUOTES = r"``|''"

_TOUCHED = (
    rf"{_NOT_PLAIN}|^ | $|  |{_QUOTES}|&[#A-Za-z]|{MARKUP_SIGN}| [',.;)\]]|{_PARTED}| n'|\( |U \.|U\. |U\.[SNK] "
    r"""|[a-z0-9%][.?]["']?[A-Z]"""
)
"""What the rules below begin with. Most lines hold none of it and stay as they are."""

_SPACED = rf""" [',.;)\]]|{_PARTED}| n'|[(\[] |U ?\. ?[SNK]|[\p{{Ll}}0-9%][.?]["']?\p{{Lu}}"""
"""What the rules of `normalise_spacing` begin with."""

_MORE = f"{_QUOTES}|{_BLANKS}|{MARKUP_SIGN}|{_SPACED}"
"""What lines hold that are not done once each character is put right."""


def decode_entities(texts: pl.Series) -> pl.Series:
    """Return the texts with HTML character references decoded, also those encoded more than once."""
    return _where(texts, texts.str.contains(r"&#?[0-9A-Za-z]+;"), lambda part: _each(part, _decode))


def repair_mojibake(texts: pl.Series) -> pl.Series:
    """Return the texts with UTF-8 that was read in a one-byte encoding put right (by ftfy).

    Only texts that show one of `MOJIBAKE_SIGNS` are looked at.
    """
    return _where(texts, texts.str.contains(MOJIBAKE_SIGNS), lambda part: _each(part, _repair))


def normalise_characters(texts: pl.Series) -> pl.Series:
    """Return the texts with characters put right one by one; see the module.

    Mojibake and entities undone, controls and zero-width characters out, NFC, straight quotation
    marks (angle quotes where they come as a pair), plain hyphens; en and em dashes stay.
    """
    texts = decode_entities(texts)
    # Mojibake is made of characters that are otherwise taken out (C1 controls, soft hyphens), so it comes first.
    return _where(texts, texts.str.contains(_NOT_PLAIN), _plain_characters)


def normalise_spacing(texts: pl.Series) -> pl.Series:
    """Return the texts with blanks taken out that never stand there: "US -backed", "word ,", "( word )".

    A blank before a hyphen goes only where no dash can be meant: after an abbreviation ("US -Russia"),
    or after a capital and before a word that ends a compound ("Saudi -led").
    """
    return _where(texts, texts.str.contains(_SPACED), _respace)


def _respace(texts: pl.Series) -> pl.Series:
    texts = _where(texts, texts.str.contains(_PARTED), _join_compounds)
    texts = _where(texts, texts.str.contains_any(["U ", "U."]), partial(_swap, pattern=_SPLIT_INITIALS, to="$1$2.$3.$4"))
    texts = _where(texts, texts.str.contains_any([" '", " n'"]), partial(_swap, pattern=_CLITIC, to="$1$2$3"))
    is_detached = texts.str.contains_any([" ,", " .", " ;"]) & ~texts.str.contains_any([". .", ", ,"])
    is_detached = is_detached & ~texts.str.contains(_BETWEEN_NUMBERS)
    texts = _where(texts, is_detached, partial(_swap, pattern=_DETACHED, to="$1$2$3"))
    is_glued = texts.str.contains(r"\p{Ll}[.?][\"']?\p{Lu}\p{Ll}|[0-9%][.?]\p{Lu}") & ~texts.str.contains(_DOMAINS)
    texts = _where(texts, is_glued, _part_sentences)
    return _where(texts, texts.str.contains_any(["( ", "[ ", " )", " ]"]), _tighten_brackets)


def strip_markup(texts: pl.Series) -> pl.Series:
    """Return the texts without the tags, BBCode and Markdown marks that were left in them; their words stay."""
    return _where(texts, texts.str.contains(MARKUP_SIGN), lambda part: _single_blanks(_each(part, without_markup)))


def normalise_lines(texts: pl.Series) -> pl.Series:
    """Return the lines normalised: `normalise_characters`, single blanks, `strip_markup`, `normalise_spacing`. Nulls stay null."""
    return _where(texts, texts.str.contains(_TOUCHED), _normalise)


def _normalise(texts: pl.Series) -> pl.Series:
    texts = normalise_characters(texts)
    return _where(texts, texts.str.contains(_MORE), _normalise_rest)


def _normalise_rest(texts: pl.Series) -> pl.Series:
    texts = _where(texts, texts.str.contains(_QUOTES), partial(_swap, pattern=_QUOTES, to='"'))
    return normalise_spacing(strip_markup(_single_blanks(texts)))


def _plain_characters(texts: pl.Series) -> pl.Series:
    is_unusual = texts.str.contains(_UNUSUAL)
    texts = _where(texts, is_unusual, _undamaged)
    texts = texts.str.replace_many(list(_CHARACTERS), list(_CHARACTERS.values()))
    return _where(texts, is_unusual, _straight_angles)


def _straight_angles(texts: pl.Series) -> pl.Series:
    for left, right, straight in (("«", "»", '"'), ("‹", "›", "'")):
        # A lone » is an arrow or a crumb ("Home » World"), not a quotation mark.
        is_pair = texts.str.contains(left, literal=True) & texts.str.contains(right, literal=True)
        texts = _where(texts, is_pair, partial(_straighten, left=left, right=right, straight=straight))
    return texts


def _undamaged(texts: pl.Series) -> pl.Series:
    texts = repair_mojibake(texts)
    # A soft hyphen at the end of a line breaks a word; inside a line it shows nothing and goes with the invisible.
    texts = texts.str.replace(r"\u00ad\s*$", "-").str.replace_all(_INVISIBLE, "")
    texts = _where(texts, texts.str.contains(_JOINERS), _drop_joiners)
    return _where(texts, texts.str.contains(_NOT_COMPOSED), lambda part: part.str.normalize("NFC"))


def _drop_joiners(texts: pl.Series) -> pl.Series:
    return _where(texts, ~texts.str.contains(_SCRIPTS_WITH_JOINERS), partial(_swap, pattern=_JOINERS, to=""))


def _straighten(texts: pl.Series, left: str, right: str, straight: str) -> pl.Series:
    opens_right = texts.str.contains(rf"^[^{left}]*{right}[^{right}]*{left}")
    texts = _where(texts, ~opens_right, partial(_swap, pattern=rf"{left}\s*|\s*{right}", to=straight))
    return _where(texts, opens_right, partial(_swap, pattern=rf"{right}\s*|\s*{left}", to=straight))


def _swap(texts: pl.Series, pattern: str, to: str) -> pl.Series:
    return texts.str.replace_all(pattern, to)


def _single_blanks(texts: pl.Series) -> pl.Series:
    return _where(texts, texts.str.contains(_BLANKS), lambda part: part.str.replace_all(r"\s+", " ").str.strip_chars(" "))


def _join_compounds(texts: pl.Series) -> pl.Series:
    texts = texts.str.replace_all(rf"(^|[^\p{{L}}.])({_ABBREVIATION}) -(\p{{L}}\p{{Ll}})", "$1$2-$3")
    texts = texts.str.replace_all(rf"(\p{{Lu}}\p{{Ll}}+) -({_COMPOUND_TAILS})\b", "$1-$2")
    return texts.str.replace_all(rf"(^|[^\p{{L}}.])({_ABBREVIATION}|\p{{Lu}}\p{{Ll}}+)- ({_COMPOUND_TAILS})\b", "$1$2-$3")


def _part_sentences(texts: pl.Series) -> pl.Series:
    # Neighbouring matches share a character, so that one pass may leave every second one.
    for _ in range(2):
        texts = texts.str.replace_all(_GLUED, "$1$2 $3")
    return texts


def _tighten_brackets(texts: pl.Series) -> pl.Series:
    return texts.str.replace_all(r"([(\[]) +", "$1").str.replace_all(r" +([)\]])", "$1")


def _repair(text: str) -> str:
    return str(ftfy.fix_encoding(text, _REPAIR))


def _decode(text: str) -> str:
    while (decoded := _ENTITY.sub(_character, text)) != text:
        text = decoded
    return text


def _character(match: re.Match[str]) -> str:
    reference = match[0]
    return html.unescape(reference) if reference[1] == "#" or reference[1:] in html5 else reference


def _each(texts: pl.Series, rewrite: Callable[[str], str]) -> pl.Series:
    return pl.Series([rewrite(text) for text in texts], dtype=pl.String)


def _where(texts: pl.Series, mask: pl.Series, rewrite: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """Rewrite the texts that the mask marks; most rules concern few lines, and testing costs less than rewriting."""
    # `scatter` writes in place, hence the clone.
    return texts.clone().scatter(mask.arg_true(), rewrite(texts.filter(mask))) if mask.any() else texts
