"""How news writes quantities: numbers with their hedges and ranges, currencies, weights, and the words that count people."""

import re

from transforms.lexicons.loader import read_lexicon

_CURRENCIES = read_lexicon("currencies")
PREFIX_UNITS: dict[str, str | None] = {
    form: unit for form, position, unit in _CURRENCIES.select("form", "position", "unit").iter_rows() if position == "prefix"
}
CURRENCY_UNITS: dict[str, str | None] = {
    form: unit for form, position, unit in _CURRENCIES.select("form", "position", "unit").iter_rows() if position == "word"
}

# Phrases by their first word: the words, their role in the sentence and the noun they count (see `count_nouns`).
# Roles: result "12 killed", did "12 died", act "killed 12", noun "12 deaths", of "the deaths of 12",
# times "violated it 12 times", thing "12 tanks" (counts no people), one "a soldier" (a person told by an article).
Cue = tuple[tuple[str, ...], str, str | None]
CUES: dict[str, list[Cue]] = {}
LAST_WORDS: dict[str, list[Cue]] = {}
for _word, _role, _noun in read_lexicon("count_nouns").select("word", "role", "noun").iter_rows():
    _words = tuple(_word.split())
    CUES.setdefault(_words[0], []).append((_words, _role, _noun))
    LAST_WORDS.setdefault(_words[-1], []).append((_words, _role, _noun))

WEIGHT_UNITS: dict[str, tuple[str, float]] = {
    "tonne": ("t", 1),
    "tonnes": ("t", 1),
    "ton": ("t", 1),
    "tons": ("t", 1),
    "kg": ("kg", 1),
    "kilo": ("kg", 1),
    "kilos": ("kg", 1),
    "kilogram": ("kg", 1),
    "kilograms": ("kg", 1),
    "kilogramme": ("kg", 1),
    "kilogrammes": ("kg", 1),
    "gram": ("kg", 0.001),
    "grams": ("kg", 0.001),
    "grammes": ("kg", 0.001),
    "lb": ("lb", 1),
    "lbs": ("lb", 1),
}
# A month counts as 30 days and a year as 365.
HOURS: dict[str, float] = {"minute": 1 / 60, "hour": 1, "day": 24, "week": 168, "fortnight": 336, "month": 720, "year": 8760}

# Least number that a vague word stands for; it has no greatest.
VAGUE_LEAST: dict[str, int] = {
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "tens of millions": 20_000_000,
    "hundreds of millions": 200_000_000,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "billions": 2_000_000_000,
    "several": 3,
    "a few": 3,
    "a handful": 3,
}
_SCALED = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
VAGUE_LEAST |= {
    f"{word} {scale}": (3 if word != "many" else 5) * value for word in ("several", "a few") for scale, value in _SCALED.items()
}

_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_SCALE = "hundred|thousand|million|billion|trillion|dozen"
_WORDS = (
    rf"(?:half\s+a\s+(?:{_SCALE})|an?\s+(?:{_SCALE})|(?:{_ONES})(?:[\s-]+(?:{_ONES}|{_SCALE})"
    rf"|(?<=hundred)\s+and\s+(?:{_ONES})|(?<=thousand)\s+and\s+(?:{_ONES}))*(?:\s+and\s+a\s+half(?:\s+(?:{_SCALE}))?)?)(?![\w])"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[\s-]?(?:hundred|thousand|million|billion|trillion|dozen|bn|mn|tn)\b|[mk]\b)?"
_NUMBER = rf"(?:{_DIGITS}|\b{_WORDS})"
_CURRENCY = "|".join(
    (r"(?<![A-Za-z])" if form[0].isalpha() else "") + re.escape(form) + (r"(?=[\s\d])" if form[-1].isalpha() else "")
    for form in sorted(PREFIX_UNITS, key=len, reverse=True)
)
_VAGUE = (
    rf"tens\s+of\s+(?:thousands|millions)|hundreds\s+of\s+(?:thousands|millions)|(?:several|a\s+few)\s+(?:{_SCALE})"
    r"|dozens|scores(?=\s+(?:of|more|were|dead|killed|wounded|injured|hurt|arrested|detained))|hundreds|thousands|millions|billions"
    r"|several|a\s+few|a\s+handful"
)
_HEDGE = (
    r"at\s+least|no\s+(?:fewer|less)\s+than|more\s+than|over|above|upwards\s+of|in\s+excess\s+of|up\s+to|as\s+(?:many|much)\s+as"
    r"|fewer\s+than|less\s+than|under|nearly|almost|close\s+to|about|around|some|roughly|approximately|an\s+estimated|estimated"
    r"|another|a\s+further|further|an\s+additional|an\s+extra|only|just"
)

QUANTITY = re.compile(
    rf"""
    (?<![^\W_])                    # numbers begin words: nothing is tried inside one
    (?:(?P<hedge>(?:(?:{_HEDGE})\s+)+))?
    (?: (?P<between>\bbetween\s+)(?:(?P<cur_b>{_CURRENCY})\s?)?(?P<low>{_NUMBER})\s+and\s+(?:(?:{_CURRENCY})\s?)?(?P<high>{_NUMBER})
      | (?:(?P<currency>{_CURRENCY})\s?)?(?P<number>{_NUMBER})
            (?:(?:\s*[-–]\s*|\s+(?:to|or)\s+)(?:{_CURRENCY})?(?P<number2>{_NUMBER})(?![-\w]))?
      | \b(?P<vague>{_VAGUE})\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
NUMBER_WORDS = frozenset(f"{_ONES}|{_SCALE}|dozens|scores|hundreds|thousands|millions|billions|several|few|handful".split("|"))
ONE_UNIT_WORDS = frozenset(("for", "long"))
PERSON_WORDS = frozenset(words[0] for cues in CUES.values() for words, role, _noun in cues if role == "one")

# What makes a number something other than a count, before and after it.
NOT_COUNT_BEFORE = re.compile(
    r"(?:[A-Za-z]-?|[\d.,:/]|\b(?:aged?|age\s+of|nos?\.|number|resolution|article|flight|section|chapter|channel|highway|route|boeing"
    r"|airbus|phase|level|room|gate|group\s+of|top|day|brigade|division|page|point|war|version|Jan\w*\.?|Feb\w*\.?|March|Mar\.|April|Apr\.|May|June?\.?"
    r"|July?\.?|Aug\w*\.?|Sept?\w*\.?|Oct\w*\.?|Nov\w*\.?|Dec\w*\.?)\s*)\Z",
    re.IGNORECASE,
)
NOT_COUNT_AFTER = re.compile(
    r"(?:st|nd|rd|th)\b|\s*%|\s*(?:percent|per\s+cent|percentage)\b|[:/]\d|\s*(?:a\.m|p\.m)\.|\s*(?:am|pm|gmt|o'clock)\b|[\s-]+years?[\s-]+old\b"
    r"|\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|[-–]?[A-Za-z]*\d|s\b|\.\d",
)
DURATION_BEFORE = re.compile(
    r"(?:\b(?:for|last|lasts|lasted|lasting|sentenced\s+to|period\s+of|pause\s+of|truce\s+of|cease-?fire\s+of|break\s+of|halt\s+of)"
    r"|\bexten(?:d|ds|ded|ding|sion)\b[^.;]{0,60}\bby|\bduration\b[^.;]{0,60}\b(?:be|is|was|of))\s+\Z",
    re.IGNORECASE,
)
ONE_UNIT = re.compile(
    r"\bfor\s+(?:an?|another|a\s+further)\s+(?P<unit>hour|day|week|fortnight|month|year)\b(?!-)|\b(?P<long>hour|day|week|month|year)-long\b",
    re.IGNORECASE,
)
