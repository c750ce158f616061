"""The source of an attribution: the noun phrase before or after the verb of saying, told by position alone."""

from collections.abc import Set
from typing import Final

from transforms.events.dates.tense import PAST_VERBS
from transforms.events.model import Token
from transforms.lexicons.loader import read_lexicon

_ADVERBS: Final = frozenset(
    "further also then later earlier has had have again once now still already just always never meanwhile".split()
)
_CONJUNCTIONS: Final = frozenset(
    "and but while as although though because when where after before if so yet meanwhile however moreover furthermore separately "
    "still later earlier instead now asked that".split()
)
_ADVERBIAL_HEADS: Final = frozenset(
    "in on at after before during since while as when if with by from for under despite following asked speaking amid last this "
    "meanwhile however but and separately earlier later yesterday today according until although though because once given".split()
)
_RELATIVES: Final = frozenset("who which what whom there where".split())
_TIME: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier later late early last this".split()
)
_TAIL_HEADS: Final = frozenset(
    "in on at to during after before by from via through late early yesterday today tonight earlier later last this when while as "
    "of about adding reporters here there".split()
)
_MARKS: Final = frozenset('"“”')
_PREPOSITIONS: Final = frozenset(
    "in on at during after before via through from by to over amid following near outside inside with".split()
)
_DETERMINERS: Final = frozenset("the a an his her its their this that these those our my your some any no".split())
_PRONOUNS: Final = frozenset("he she it they we i you there".split())
_VERBISH: Final = frozenset(
    "is are was were has have had will would can could may might must should does did do 'll 've declared told said".split()
)
_OPENERS: Final = _DETERMINERS | _PRONOUNS
_TOWARDS: Final = _PREPOSITIONS | {"of"}
_BEFORE_SUBJECT: Final = _CONJUNCTIONS | {",", '"'}
_AFTER_SUBJECT: Final = _TIME | {"on", "in", "at", "during", "after", "as", "when", "who", "by"}
_AFTER_NOUN: Final = _PREPOSITIONS | _OPENERS | {"that"} | _TIME
_LONGEST: Final = 30
_LONGEST_PERSON: Final = 8  # tokens from "told" to what the one told is to do
_ROLE_WORDS: Final = frozenset(phrase.split()[-1].lower() for phrase in read_lexicon("roles")["phrase"]) | {
    "witness",
    "witnesses",
}
_AFTER_ROLE: Final = _TAIL_HEADS | _TIME | {"who", "for", "from", "near", "familiar", "quoted", "speaking"}
_NOUNS_IN_LY: Final = frozenset("daily weekly monthly quarterly family assembly ally italy july anomaly bully rally fly".split())


def subject_before(tokens: tuple[Token, ...], v: int) -> tuple[int, int] | None:
    """Span of the subject of the verb at `v`: back to the last clause border, appositions between commas included."""
    end = v
    while end and (
        tokens[end - 1].lower in _ADVERBS or (tokens[end - 1].lower.endswith("ly") and tokens[end - 1].text.islower())
    ):
        end -= 1
    if end and tokens[end - 1].lower in _TIME and end > 1 and tokens[end - 2].lower == "on":
        end -= 2
    elif end > 1 and tokens[end - 1].lower in _TIME:
        end -= 1
    subject_end = end
    is_apposition = end > 1 and tokens[end - 1].text == ","
    if is_apposition:
        subject_end = end = end - 1
    start = end
    floor = max(0, v - _LONGEST)
    commas = 0
    while start > floor:
        token = tokens[start - 1]
        if token.text in _MARKS or token.text in ";:—–.!?":
            break
        if token.lower in ("and", "but", "while", "as", "because", "although", "since", "if", "that", "when") and _begins_clause(
            tokens, start
        ):
            break
        if token.text == ",":
            commas += 1
            if not (is_apposition and commas == 1) or is_adverbial(tokens, start - 1):
                break
        start -= 1
    if start + 1 < subject_end and tokens[start].lower == "whom":
        start += 1
    while start < subject_end and tokens[start].lower in _CONJUNCTIONS:
        start += 1
    if (
        start >= subject_end
        or tokens[start].text == ","
        or not _RELATIVES.isdisjoint((tokens[start].lower, tokens[subject_end - 1].lower))
    ):
        return None
    return start, subject_end


def is_adverb(token: Token) -> bool:
    """Whether the word can stand between a subject and its verb of saying ("Oke has further said", "he rightly said")."""
    word = token.lower
    return word in _ADVERBS or (word.endswith("ly") and token.text.islower() and word not in _NOUNS_IN_LY)


def _begins_clause(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether the conjunction before `start` opens a clause of its own and does not join two names."""
    word = tokens[start - 1].lower
    if word != "and" or tokens[start].lower in _PRONOUNS:
        return True
    return any(token.lower in _VERBISH or token.lower.endswith("ed") for token in tokens[max(0, start - 12) : start - 1])


def is_adverbial(tokens: tuple[Token, ...], comma: int) -> bool:
    """Whether the words before the comma set the scene ("On Friday, …") and name nobody."""
    start = comma
    while start and tokens[start - 1].text not in ',;:"':
        start -= 1
    return start < comma and tokens[start].lower in _ADVERBIAL_HEADS


def subject_after(tokens: tuple[Token, ...], start: int, end: int) -> tuple[int, int] | None:
    """Span of a subject that follows its verb ("said Konashenkov, …"), up to a comma, a mark or the end."""
    if start >= end:
        return None
    first = tokens[start]
    if (
        not (first.text[0].isupper() or first.lower in _DETERMINERS or _opens_role(tokens, start, end))
        or first.lower in ("that", "this")
        or first.lower in _PRONOUNS
    ):
        return None
    stop = start
    while stop < end and tokens[stop].text not in ',;:"“”—' and stop - start < 14:
        if stop > start and tokens[stop].lower in _AFTER_SUBJECT:
            break
        stop += 1
    return (start, stop) if stop > start else None


def _opens_role(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether a role without an article follows the verb ("…, said army spokesman Pavel Orlov", "…, said residents").

    A verb behind the role shows that a clause begins there ("two envoys, who left, said troops shelled the camp").
    """
    if start < 2 or (tokens[start - 2].text != "," and tokens[start - 2].text not in _MARKS):
        return False
    last = ""
    for k in range(start, min(end, start + 5)):
        token = tokens[k]
        if not token.text.isalpha() or token.text[0].isupper() or token.lower in _AFTER_ROLE:
            return last in _ROLE_WORDS
        if last in _ROLE_WORDS and token.lower not in _ROLE_WORDS:
            return False
        last = token.lower
    return last in _ROLE_WORDS and min(end, start + 5) == end


def is_tail(tokens: tuple[Token, ...], v: int, end: int) -> int | None:
    """Where the attribution that ends in the verb at `v` is over: `end`, or a comma before more of the clause; None for neither."""
    if v + 1 >= end:
        return end
    following = tokens[v + 1]
    if following.text == ",":
        return v + 1
    if following.text in _MARKS or following.lower in ("that", ":"):
        return None
    is_person = tokens[v].lower in ("told", "tells", "informed", "assured")
    if not is_person and following.lower not in _TAIL_HEADS and following.lower not in _TIME:
        return None
    for k in range(v + 1, end):
        if tokens[k].text == ",":
            return k if any(t.text in _MARKS for t in tokens[k : min(k + 3, end)]) else end
        if tokens[k].text in _MARKS or tokens[k].lower == "that" or k - v > 16:
            return None
    return end


def is_answer(tokens: tuple[Token, ...], v: int) -> bool:
    """Whether the verb at `v` gives an order or an answer and reports no words: "told Togo to leave", "said no to Togo"."""
    if v + 2 >= len(tokens):
        return False
    if tokens[v + 1].lower in ("no", "yes"):
        return tokens[v + 2].lower == "to"
    if tokens[v].lower not in ("told", "tells"):
        return False
    ahead = range(v + 2, min(v + _LONGEST_PERSON, len(tokens) - 1))
    to = next((k for k in ahead if tokens[k].lower in ("to", "that", ",", ":") or tokens[k].text in _MARKS), None)
    if to is None or tokens[to].lower != "to" or any(token.lower == "that" for token in tokens[to : to + _LONGEST_PERSON]):
        return False
    opens = _OPENERS | _VERBISH  # "told reporters the plan to …", "tells the union it reserves the right to …"
    if any(tokens[k].lower in opens and tokens[k - 1].lower not in _TOWARDS for k in range(v + 2, to)):
        return False
    following = tokens[to + 1]
    return following.text.islower() and following.text.isalpha() and following.lower not in _OPENERS


def after_object(tokens: tuple[Token, ...], start: int, end: int) -> int | None:
    """Where the clause begins after "in a statement on Wednesday" or the person told; None where nothing is passed over."""
    k = start
    while k < end:
        word = tokens[k].lower
        if word in _TIME:
            k += 1
        elif word in _PREPOSITIONS and k + 1 < end:
            k = _phrase_end(tokens, k + 1, end)
        elif word == "," and k > start:
            return k + 1
        elif k == start and tokens[start - 1].lower in ("told", "tells", "informed", "assured"):
            k = _phrase_end(tokens, k, end)
        else:
            break
    return k if start < k <= end else None


def _phrase_end(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """End of a short noun phrase: determiner, then names, or words up to the first name, pronoun, determiner or mark."""
    k = start
    if tokens[k].lower in ("him", "her", "them", "us", "me", "it", "reporters", "journalists"):
        return k + 1
    if tokens[k].lower in _DETERMINERS:
        k += 1
        noun = k
        while k < end and k - noun < 4 and tokens[k].text.isalpha() and tokens[k].text.islower() == tokens[noun].text.islower():
            if tokens[k].lower in _AFTER_NOUN:
                break
            k += 1
        return k
    while k < end and (tokens[k].text[0].isupper() or tokens[k].text in ("'s", "-", ".") or tokens[k].text[0].isdigit()):
        if tokens[k].lower in _OPENERS:
            break
        k += 1
    if k == start:
        k += 1
    return k


def sentence_subject(tokens: tuple[Token, ...], limit: int, verbs: Set[str]) -> tuple[int, int] | None:
    """The first noun phrase of the sentence, up to its first verb: who goes on to speak in ", adding that …"."""
    start = 0
    while start < limit and tokens[start].lower in _BEFORE_SUBJECT:
        start += 1
    for k in range(start + 1, min(limit, start + 18)):
        word = tokens[k].lower
        if word in verbs or word in _VERBISH or word in PAST_VERBS or (word.endswith("ed") and len(word) > 4):
            while k > start and tokens[k - 1].lower in _ADVERBS:
                k -= 1
            return (start, k) if k > start else None
        if tokens[k].text in ",;:":
            is_name = tokens[start].text[0].isupper() and tokens[start].lower not in _ADVERBIAL_HEADS
            return (start, k) if is_name else None
    return None
