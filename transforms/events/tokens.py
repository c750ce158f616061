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


def _choice(words: list[str]) -> str:
    """A pattern of any of these words, first letter by first letter: so most are told apart at once.

    Longest first, so that "U.S.A." is not cut after "U.S.".
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items())


_LISTED = _choice(_ABBREVIATIONS)  # dotted initials (J.F.K.) need no row of their own
_PREFIXED = "|".join(sorted(_PREFIXES, key=len, reverse=True))
_UNITS = "am|pm|km|kg|bn|mn|cm|mm|mph|kmh|kph|lbs?|tn|[mk]"

_TOKEN = re.compile(
    rf"""\s*+(                                               # the blanks before a word, so that nothing is tried at them
      (?![CcGgWw](?:annot|onna|anna|otta)\b)[^\W\d_]+(?=[\s,"]) # most words: nothing but letters, then a blank or comma
    | [,;()"“”]
    | \.(?=\s|\Z)
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
    | (?<![\w'’])(?=\w+-)(?i:{_PREFIXED})-[^\W\d_]+
    | (?!\w*n['’]t\b)\w+(?:['’](?!(?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?!\w))\w+)*
    | \.{{2,}}|[!?]{{2,}}|--+|\*\*+|__+|==+|<<|>>|``|''
    | [^\w\s]
    )""",
    re.VERBOSE,
)


def tokenise(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Tokens of `text`, whose first character stands at `offset` in the text that the spans count from."""
    has_curly = "’" in text
    tokens = []
    end = 0
    for word in _TOKEN.findall(text):
        start = text.index(word, end)
        end = start + len(word)
        lower = word.lower().replace("’", "'") if has_curly else word.lower()
        tokens.append(Token(word, lower, start + offset, end + offset))
    return tuple(tokens)
