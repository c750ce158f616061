"""Numbers as news writes them: digits, words and mixtures of both ("1.8 million", "half a dozen")."""

import re

UNITS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS: dict[str, int] = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "tn": 1_000_000_000_000,
    "dozen": 12,
    "score": 20,
}

_WORD = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[a-z]+")


def number_value(words: str) -> float | None:
    """Value of a number written in digits, words or both, or None where the words are no number.

    "1.8 million" is 1800000, "twenty-one" 21, "half a million" 500000, "two and a half" 2.5, "a dozen" 12. "a", "an" and
    "half" count only beside another number word.
    """
    total = 0.0
    current: float | None = None
    is_half = False
    for word in _WORD.findall(words.lower()):
        if word[0].isdigit():
            if current is not None:
                return None
            current = float(word.replace(",", ""))
        elif word in UNITS:
            current = (current or 0) + UNITS[word]
        elif word in TENS:
            current = (current or 0) + TENS[word]
        elif word in SCALES:
            scale = SCALES[word]
            factor = (current or 0) + 0.5 if is_half else 1 if current is None else current
            is_half = False
            if scale in (12, 20, 100):
                current = factor * scale
            else:
                total += factor * scale
                current = None
        elif word == "half":
            is_half = True
        elif word not in ("a", "an", "and", "of"):
            return None
    if current is None and total == 0:
        return None
    return total + (current or 0) + (0.5 if is_half else 0)


def small_count(words: str) -> float | None:
    """Value of the count before a unit of time ("a", "two", "a couple of", "12"), None for a vague one ("several")."""
    text = words.lower().strip()
    if text in ("a", "an", "the"):
        return 1
    if "couple" in text:
        return 2
    return number_value(text)
