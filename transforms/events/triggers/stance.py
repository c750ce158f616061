"""How real the act of a trigger is, told by auxiliaries, tense and the cue words of the lexicon `stance_cues`.

Order of precedence: a denial; the condition the act stands in (hypothetical) or hangs on (conditional); the nearest strong
cue before the trigger (requested, threatened, promised, decided, planned, hypothetical, ongoing; what is decided is planned
too); the nearest auxiliary ("will" and
"is to" planned, "may" and "could" hypothetical, "must" requested, "would" planned after a verb of saying and else
hypothetical); "is …ing" ongoing; else happened. What stands in a clause of time about the future ("before the truce takes
effect") is planned. A finite past verb heeds denials and negation only. Negation is told apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.events.model import Sentence, Stance, Token
from transforms.events.triggers.ahead import is_ahead
from transforms.events.triggers.condition import find_condition
from transforms.events.triggers.stance_words import (
    AUXILIARIES,
    BE,
    BOUNDARIES,
    DETERMINERS,
    MAY,
    MUST,
    PREPOSITIONS,
    SUBORDINATORS,
    WILL,
    WINDOW,
    is_noun,
    is_past_form,
)
from transforms.lexicons.loader import read_lexicon

_CUES: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _words, _effect in read_lexicon("stance_cues").select("words", "effect").iter_rows():
    _CUES.setdefault(_words.split()[-1], []).append((tuple(_words.split()), _effect))
for _entries in _CUES.values():
    _entries.sort(key=lambda entry: -len(entry[0]))
_SAY = frozenset(read_lexicon("say_verbs")["verb"].to_list())

_NOT_WORDS = frozenset("not n't never".split())
_HAVE = frozenset("has have had 've".split())
_BESIDE = frozenset("also been never not n't since".split())
_CONTRACTED = frozenset("he she it that there what who here".split())


@dataclass(slots=True)
class _Seen:
    """What the words before a trigger say: the nearest strong effect, the nearest weak one, and negation."""

    strong: str | None = None
    weak: str | None = None
    is_negated: bool = False
    is_bare_infinitive: bool = False


def read_stance(sentence: Sentence, trigger_start: int, trigger_end: int, subject_start: int | None = None) -> Stance:
    """Stance of the act whose trigger is the tokens `trigger_start` to `trigger_end` of `sentence`.

    `subject_start` is where the act's own noun begins that is the subject of a passive ("no [talks] were [held]").
    """
    tokens = sentence.tokens
    is_past = _is_finite_past(tokens, trigger_start)
    seen = _look_left(tokens, trigger_start, is_past or _is_perfect(tokens, trigger_start))
    if subject_start is not None and subject_start < trigger_start:
        seen.is_negated = seen.is_negated or _look_left(tokens, subject_start, is_past).is_negated
    condition = find_condition(sentence, trigger_start)
    own = _effect_of(tokens, trigger_end - 1)
    if seen.strong == "denied":
        return Stance("denied", seen.is_negated)
    if condition is not None and condition.start <= trigger_start < condition.end:
        return Stance("hypothetical", seen.is_negated)
    is_thing = is_noun(tokens, trigger_start, trigger_end)
    right = _look_right(tokens, trigger_end) if is_thing and seen.strong is None and seen.weak is None else (None, False)
    is_negated = seen.is_negated or right[1]
    if not is_past and (is_ahead(sentence, trigger_start, trigger_end) and seen.strong is None):
        return Stance("planned", is_negated)
    if condition is not None and (not is_past or own in ("threatened", "promised", "requested", "planned")):
        return Stance("conditional", is_negated, condition.text)
    if is_past:
        return Stance("happened", is_negated)
    if seen.strong == "decided":
        return Stance("planned", is_negated, is_decided=True)
    modality = seen.strong or seen.weak or right[0] or _progressive(tokens, trigger_start)
    if modality is None and seen.is_bare_infinitive:
        return Stance("planned", is_negated, is_bare=True)
    return Stance(modality or "happened", is_negated)


def _effect_of(tokens: Sequence[Token], i: int) -> str | None:
    """Effect of the longest cue that ends at token `i`, with "to" and "for" of the cue still to come left aside."""
    for words, effect in _CUES.get(tokens[i].lower, ()):
        if _ends_at(tokens, i, words):
            return effect
    return None


def _ends_at(tokens: Sequence[Token], i: int, words: tuple[str, ...]) -> bool:
    first = i - len(words) + 1
    return first >= 0 and all(tokens[first + k].lower == word for k, word in enumerate(words))


def _is_finite_past(tokens: Sequence[Token], i: int) -> bool:
    """Whether the trigger is a past verb with no auxiliary before it ("bombed", "met")."""
    if not is_past_form(tokens, i):
        return False
    k = i - 1
    while k >= 0 and (tokens[k].lower.endswith("ly") or tokens[k].lower in ("also", "then", "never", "not")):
        k -= 1
    return k < 0 or (tokens[k].lower not in AUXILIARIES and tokens[k].lower not in DETERMINERS)


def _is_perfect(tokens: Sequence[Token], i: int) -> bool:
    """Whether the trigger is a past participle of what has happened ("the town that it has seized"), and not "will have"."""
    if not is_past_form(tokens, i):
        return False
    before = [token.lower for token in tokens[max(0, i - 6) : i] if token.lower not in _BESIDE and not token.lower.endswith("ly")]
    return bool(before) and before[-1] in _HAVE and not (before[-2:-1] and before[-2] in WILL | MAY | MUST | {"to"})


def _look_left(tokens: Sequence[Token], start: int, is_past: bool) -> _Seen:
    seen = _Seen()
    i = start - 1
    while i >= max(start - WINDOW, 0):
        word = tokens[i].lower
        if tokens[i].text in BOUNDARIES or word in SUBORDINATORS:
            break
        effect = _effect_of(tokens, i)
        if effect == "negation":
            seen.is_negated = seen.is_negated or _negates(tokens, i, start)
        elif effect is not None and (not is_past or effect == "denied"):
            if effect != "threatened" or not word.startswith("warn") or seen.weak in ("planned", "hypothetical"):
                is_question = word in ("asked", "asks") and tokens[i + 1].lower in ("if", "whether", "about")
                seen.strong = "hypothetical" if is_question else effect
                seen.is_negated = seen.is_negated or any(token.lower in _NOT_WORDS for token in tokens[max(i - 3, 0) : i])
                break
        elif not is_past:
            if _weak_effect(tokens, i, start, seen):
                pass
            elif word in _SAY:
                if seen.weak == "hypothetical" and any(t.lower in ("would", "'d") for t in tokens[i:start]):
                    seen.weak = "planned"
                break
            elif is_past_form(tokens, i) and not (i and (tokens[i - 1].lower in DETERMINERS or tokens[i - 1].text == "-")):
                seen.is_bare_infinitive = False
                break
        i -= 1
    return seen


def _weak_effect(tokens: Sequence[Token], i: int, start: int, seen: _Seen) -> bool:
    """Notes an auxiliary at `i`; True when the token was one."""
    word = tokens[i].lower
    weak: str | None = None
    if word in WILL:
        weak = "planned"
    elif word in MAY and not (word == "may" and tokens[i].text == "May") and not (word == "'d" and is_past_form(tokens, start)):
        weak = "planned" if _is_unwilling(tokens, i) else "hypothetical"
    elif word in MUST:
        weak = "requested"
    elif word == "to" and all(token.lower == "be" or token.lower.endswith("ly") for token in tokens[i + 1 : start]):
        seen.is_bare_infinitive = True
        if i and tokens[i - 1].lower in BE:
            weak = "planned"
    if weak is None:
        return False
    if seen.weak is None:
        seen.weak = weak
    return True


def _is_unwilling(tokens: Sequence[Token], i: int) -> bool:
    """Whether the auxiliary at `i` begins "would not", which refuses; "would not have" only supposes."""
    following = [token.lower for token in tokens[i + 1 : i + 3]]
    return tokens[i].lower in ("would", "'d") and following[:1] in (["not"], ["n't"], ["never"]) and following[1:] != ["have"]


def _negates(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether the negation that ends at `i` reaches the trigger: near it, and no preposition between for "no".

    What is written with a capital inside a sentence belongs to a name ("Doctors Without Borders").
    """
    between = tokens[i + 1 : start]
    word = tokens[i].lower
    if i and tokens[i].text[:1].isupper() and word != tokens[i].text and tokens[i - 1].text not in BOUNDARIES:
        return False
    if word in _NOT_WORDS:
        return len(between) <= 5 and not (between and between[0].lower in ("only", "just"))
    if word in ("no", "without", "out"):
        return len(between) <= 3 and not any(token.lower in PREPOSITIONS for token in between)
    return len(between) <= 4


def _look_right(tokens: Sequence[Token], end: int) -> tuple[str | None, bool]:
    """Modality and negation of the predicate after a noun: "cooperation … will not happen", "talks could resume"."""
    for i in range(end, min(end + 12, len(tokens))):
        word = tokens[i].lower
        if tokens[i].text in BOUNDARIES or word in SUBORDINATORS or word == "that" or word in _SAY:
            return None, False
        if word in AUXILIARIES and word not in ("to", "get", "got", "'s"):
            following = [token.lower for token in tokens[i + 1 : i + 3]]
            is_negated = bool(following) and following[0] in ("not", "n't", "never")
            if word in WILL:
                return "planned", is_negated
            if word in MAY:
                return "hypothetical", is_negated
            if word in MUST:
                return "requested", is_negated
            if following and following[0] in ("expected", "scheduled", "due", "planned", "set", "to"):
                return "planned", is_negated
            return None, is_negated or bool(following and following[-1] in ("cancelled", "canceled"))
        if is_past_form(tokens, i) and tokens[i - 1].lower not in DETERMINERS:
            return None, False
    return None, False


def _progressive(tokens: Sequence[Token], start: int) -> str | None:
    """Ongoing for "is shelling", "has been shelling" and "is being shelled"."""
    k = start - 1
    while k >= 0 and (tokens[k].lower.endswith("ly") or tokens[k].lower in ("now", "still", "also")):
        k -= 1
    if k < 0:
        return None
    before = tokens[k].lower
    if tokens[start].lower.endswith("ing"):
        is_owner = before == "'s" and k and tokens[k - 1].lower not in _CONTRACTED  # "Friday's meeting"
        return "ongoing" if before in ("is", "are", "'re", "'s", "am", "been") and not is_owner else None
    if before == "being":
        return "ongoing" if k and tokens[k - 1].lower in ("is", "are", "'re", "'s") else None
    return None
