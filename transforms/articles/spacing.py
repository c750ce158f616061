"""Blanks that never stand where they do, as cutting text out of pages leaves them, and those that are missing."""

from functools import partial

import polars as pl

from transforms.articles.rewriting import swap, where

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

PARTED = r" -[^\x00-@]|[^ ]- [a-z]"
"""A hyphen with a blank on one side and a letter on the other, as the parts of a compound that were torn apart have it."""

SPACED = rf""" [',.;)\]]|{PARTED}| n'|[(\[] |U ?\. ?[SNK]|[\p{{Ll}}0-9%][.?]["']?\p{{Lu}}"""
"""What the rules of `normalise_spacing` begin with."""


def normalise_spacing(texts: pl.Series) -> pl.Series:
    """Return the texts with blanks taken out that never stand there: "US -backed", "word ,", "( word )".

    A blank before a hyphen goes only where no dash can be meant: after an abbreviation ("US -Russia"),
    or after a capital and before a word that ends a compound ("Saudi -led").
    """
    return where(texts, texts.str.contains(SPACED), _respace)


def _respace(texts: pl.Series) -> pl.Series:
    texts = where(texts, texts.str.contains(PARTED), _join_compounds)
    texts = where(texts, texts.str.contains_any(["U ", "U."]), partial(swap, pattern=_SPLIT_INITIALS, to="$1$2.$3.$4"))
    texts = where(texts, texts.str.contains_any([" '", " n'"]), partial(swap, pattern=_CLITIC, to="$1$2$3"))
    is_detached = texts.str.contains_any([" ,", " .", " ;"]) & ~texts.str.contains_any([". .", ", ,"])
    is_detached = is_detached & ~texts.str.contains(_BETWEEN_NUMBERS)
    texts = where(texts, is_detached, partial(swap, pattern=_DETACHED, to="$1$2$3"))
    is_glued = texts.str.contains(r"\p{Ll}[.?][\"']?\p{Lu}\p{Ll}|[0-9%][.?]\p{Lu}") & ~texts.str.contains(_DOMAINS)
    texts = where(texts, is_glued, _part_sentences)
    return where(texts, texts.str.contains_any(["( ", "[ ", " )", " ]"]), _tighten_brackets)


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
