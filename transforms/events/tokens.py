"""Words of a text with their places in it, cut as the English Web Treebank (EWT) cuts them.

Clitics and negation stand alone (do n't, Iran 's), hyphens part a compound (cease - fire) except
after the prefixes of the lexicon `hyphen_prefixes`, abbreviations of the lexicon `abbreviations`
keep their period, numbers keep their commas, and addresses stay whole.
"""

import re

from transforms.events.model import Token
from transforms.lexicons.loader import read_lexicon

_ABBREVIATIONS = read_lexicon("abbreviations")["abbreviation"].to_list()
_PREFIXES = read_lexicon("hyphen_prefixes")["prefix"].to_list()

# Longest first, so that "U.S.A." is not cut after "U.S.". Dotted initials (J.F.K.) need no row of their own.
_LISTED = "|".join(re.escape(text) for text in sorted(_ABBREVIATIONS, key=len, reverse=True))
_PREFIXED = "|".join(sorted(_PREFIXES, key=len, reverse=True))
_UNITS = "am|pm|km|kg|bn|mn|cm|mm|mph|kmh|kph|lbs?|tn|[mk]"

_TOKEN = re.compile(
    rf"""
      (?![CcGgWw](?:annot|onna|anna|otta)\b)[^\W\d_]+(?=[\s,"]) # most words: nothing but letters, then a blank or comma
    | (?:https?://|www\.)[^\s"<>]*[^\s"<>.,;:!?')\]]
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | \w+(?:-\w+)*\.(?:com|org|net|gov|edu|info|co\.uk)\b
    | (?:[^\W\d_]\.){{2,}}(?!\w)
    | (?<!\w)(?:{_LISTED})(?!\w)
    | (?<![\w.])[A-Z]\.(?=\s*[A-Z][a-z]|-[A-Z])
    | (?<![\w.,-])\d{{4}}-\d\d-\d\d(?![\w-])
    | (?<![\w-])\d{{3}}-(?:\d{{3}}-)?\d{{4}}(?![\w-])
    | \d+(?:[.,:/]\d+)*(?=(?i:{_UNITS})\b)
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?!\w)
    | (?<!\w)[Cc]an(?=not\b)
    | (?<!\w)(?:[Gg]on|[Ww]an)(?=na\b)
    | (?<!\w)[Gg]ot(?=ta\b)
    | ['’](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?!\w)
    | [^\W\d_]+?(?=n['’]t\b|N['’]T\b)
    | [nN]['’][tT](?!\w)
    | (?<!\w)(?:[A-Z]&[A-Z]|[A-Z]{{2}}&[A-Z])(?!\w)
    | (?<![\w'’])(?i:{_PREFIXED})-[^\W\d_]+
    | (?!\w*n['’]t\b)\w+(?:['’](?!(?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?!\w))\w+)*
    | \.{{2,}}|[!?]{{2,}}|--+|\*\*+|__+|==+|<<|>>|``|''
    | [^\w\s]
    """,
    re.VERBOSE,
)


def tokenise(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Tokens of `text`, whose first character stands at `offset` in the text that the spans count from."""
    has_curly = "’" in text
    tokens = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        lower = word.lower().replace("’", "'") if has_curly else word.lower()
        tokens.append(Token(word, lower, start + offset, end + offset))
    return tuple(tokens)
