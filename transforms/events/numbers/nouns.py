"""What a number counts, told by the words around it."""

from collections.abc import Sequence

from transforms.events.model import Token
from transforms.events.numbers.tolls import lives_taken, toll_noun
from transforms.events.numbers.words import CUES, LAST_WORDS, NUMBER_WORDS

_FILL_LEFT = frozenset("the of another a an all these those their his its also both further other as to least at".split())
_FILL_RIGHT = frozenset("more others other further additional people persons have were was reported reportedly".split())
AUXILIARIES = frozenset("were was are is be been being have has had 've 's reportedly also believed feared left get got".split())
_STOPS = frozenset(
    '. , ; : ( ) " — – and or but as when while because after before if since until to by where said says told saw'.split()
)
_ASIDES = frozenset("including most mostly many among some half".split())
_SUBSET = frozenset(("including", "whom", "them"))
_SHARES = frozenset("half third quarter most majority some many few one all two three dozens hundreds".split())


def _roles(tokens: Sequence[Token], i: int) -> dict[str, str | None]:
    """Roles and nouns of every cue whose words begin at token `i`."""
    return {
        role: noun
        for words, role, noun in CUES.get(tokens[i].lower, ())
        if all(i + k < len(tokens) and tokens[i + k].lower == word for k, word in enumerate(words))
    }


def people_noun(tokens: Sequence[Token], start: int, end: int) -> tuple[str | None, str]:
    """Noun that the number at tokens `start` to `end` counts, and how it was told: right, left, after, head or none.

    A result right beside the number goes first ("27 wounded"), then the act before it ("killed 16 rebels"), the predicate
    after it ("16 rebels were killed"), last the noun itself ("144 violations").
    """
    if start and (tokens[start - 1].lower in _SUBSET or _is_whole(tokens, start)):
        return None, "none"
    if lives_taken(tokens, start, end):
        return "killed", "right"
    i = end
    while i < len(tokens) and tokens[i].lower in _FILL_RIGHT:
        i += 1
    if i < len(tokens):
        beside = _roles(tokens, i)
        if "result" in beside and not (i == end and _names_next(tokens, i)):
            is_predicate = any(token.lower in AUXILIARIES for token in tokens[end:i])
            return beside["result"], "after" if is_predicate else "right"
    left = _left(tokens, start)
    head, after = _right(tokens, end)
    if head == "thing":
        return None, "none"
    if left:
        return left, "left"
    if after:
        return after, "after"
    return (head, "head") if head else (None, "none")


def _is_whole(tokens: Sequence[Token], start: int) -> bool:
    """Whether the number is the whole that a part was taken of ("more than half of the 300 delegates")."""
    before = [token.lower for token in tokens[max(start - 3, 0) : start]]
    return len(before) == 3 and before[0] in _SHARES and before[1] == "of" and before[2] in ("the", "its", "their", "his", "her")


def _is_aside(tokens: Sequence[Token], comma: int) -> bool:
    """Whether the words behind the comma tell of a part ("…, three of them women, …")."""
    if comma + 1 >= len(tokens):
        return False
    word = tokens[comma + 1].lower
    is_number = word in NUMBER_WORDS or word.isdigit()
    return word in _ASIDES or (is_number and comma + 2 < len(tokens) and tokens[comma + 2].lower == "of")


def _names_next(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at `i` is half of a compound ("12 dead-end streets")."""
    return i + 1 < len(tokens) and tokens[i + 1].text == "-"


def _left(tokens: Sequence[Token], start: int) -> str | None:
    has_of = False
    for j in range(start - 1, max(start - 6, -1), -1):
        for words, role, noun in LAST_WORDS.get(tokens[j].lower, ()):
            if role == "act" or (role == "of" and has_of):
                first = j - len(words) + 1
                if first >= 0 and all(tokens[first + k].lower == word for k, word in enumerate(words)):
                    return noun
        if tokens[j].lower not in _FILL_LEFT and not _is_self(tokens, j):
            break
        has_of = has_of or tokens[j].lower == "of"
    return toll_noun(tokens, start)


def _is_self(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is part of "himself and" ("blew himself up, killing himself and nine others")."""
    word = tokens[at].lower
    return word.endswith(("himself", "herself", "themselves")) or (
        word == "and" and at > 0 and tokens[at - 1].lower in ("himself", "herself", "themselves")
    )


def _right(tokens: Sequence[Token], end: int) -> tuple[str | None, str | None]:
    """The counted head noun ("thing" for what is no person), and the noun its predicate gives."""
    head: str | None = None
    has_auxiliary = False
    i = end
    limit = min(end + 12, len(tokens))
    while i < limit:
        word = tokens[i].lower
        roles = _roles(tokens, i)
        if "did" in roles:
            return head, roles["did"]
        if "result" in roles and not _names_next(tokens, i):
            if has_auxiliary or i - end <= 3:
                return head, roles["result"]
            return head, None
        if "thing" in roles and head is None and i - end <= 4:
            return "thing", None
        if "noun" in roles and head is None:
            head = roles["noun"]
        elif word == "," and i + 1 < limit and _is_aside(tokens, i):
            close = next((k for k in range(i + 1, min(i + 12, len(tokens))) if tokens[k].text == ","), None)
            if close is None:
                return head, None
            limit = min(close + 8, len(tokens))
            i = close
        elif word == "and" and i + 2 < limit and tokens[i + 2].lower in AUXILIARIES:  # "176 passengers and crew were killed"
            i += 1
        elif word in _STOPS or tokens[i].text[0].isdigit() or (word.endswith("ed") and len(word) > 4 and word not in AUXILIARIES):
            return head, None
        has_auxiliary = word in AUXILIARIES or (has_auxiliary and word.endswith("ly"))
        i += 1
    return head, None


def times_noun(tokens: Sequence[Token], start: int, end: int) -> str | None:
    """Noun of "violated it 144 times": the verb up to eight words before the number."""
    if end >= len(tokens) or tokens[end].lower != "times":
        return None
    for i in range(start - 1, max(start - 9, -1), -1):
        roles = _roles(tokens, i)
        if "times" in roles:
            return roles["times"]
    return None
