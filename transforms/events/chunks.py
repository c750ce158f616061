"""Runs of labelled items that name one actor: owners ("Iran's"), leaders ("Saudi-led"), main words, complement ("of Egypt")."""

from dataclasses import dataclass, field
from typing import Final

from transforms.events.forms import Form
from transforms.events.labels import Labelled, words_of
from transforms.events.model import Sentence, Token
from transforms.events.part_of_speech import spoken_letters

_STARTS: Final = frozenset("CKADGEPSRWQTMNLUl")
_UNITS: Final = frozenset("CKADGEPSRWQTNL")

# Which item may follow which without a word between them (labels: see labels.py and packaged_actors.py).
_FOLLOWS: Final = {
    "A": frozenset("AGMRWQTNPSELDK"),
    "G": frozenset("AGMRWQTNPSED"),
    "C": frozenset("MRWQTN"),
    "K": frozenset("MRWQTNS"),
    "L": frozenset("MRWQTNS"),
    "D": frozenset("W"),
    "E": frozenset("MRWQTP"),
    "P": frozenset("RWQ"),
    "S": frozenset("RWQN"),
    "R": frozenset("MRWQTPSNE"),
    "W": frozenset("MRWQTPSNEG"),
    "Q": frozenset("W"),
    "T": frozenset("TRWPSN"),
    "N": frozenset("NRWQSCKL"),
    "M": frozenset("MAGRWQTEPSN"),
}
_AFTER_OWNER: Final = frozenset("MRWQTENKAGLPS")
_POSTS: Final = frozenset(
    {"chief", "head", "chairman", "commander", "director", "president", "minister"}
)  # held by the one named next
_IN_SECTORS: Final = frozenset({"CVL", "COP", "REB", "UAF", "OPP", "REL", "EDU", "LAB", "MED", "AGR", "CRM", "PRM"})
_FROM_SECTORS: Final = frozenset({"CVL", "REL", "AGR"})


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a chunk: its label, its tokens and its form."""

    letter: str
    start: int
    end: int
    form: Form | None


@dataclass(slots=True)
class Chunk:
    """One actor phrase: token span, head token, and its parts by what they do.

    `titles` stand before another name of the same row, `is_in_company` marks a last name beside a known
    person (see shared_titles.py).
    """

    start: int
    end: int
    head: int
    owners: list[Part] = field(default_factory=list)
    leaders: list[Part] = field(default_factory=list)
    main: list[Part] = field(default_factory=list)
    complement: list[Part] = field(default_factory=list)
    titles: tuple[Part, ...] = ()
    is_in_company: bool = False


def find_chunks(labelled: Labelled, sentence: Sentence) -> list[Chunk]:
    """Actor phrases in order; runs of modifiers alone, and verbs spelt like roles, are none."""
    letters = spoken_letters(labelled, sentence.tokens)
    parts = list(map(Part, letters, labelled.starts, labelled.ends, labelled.forms))
    chunks: list[Chunk] = []
    at = 0
    while at < len(parts):
        if letters[at] not in _STARTS:
            at += 1
            continue
        chunk, after = _read(parts, at, letters, sentence.tokens)
        if chunk is not None and not _is_idle(chunk, sentence.tokens):
            chunks.append(chunk)
        at = max(after, at + 1)
    return chunks


def _read(parts: list[Part], at: int, letters: str, tokens: tuple[Token, ...]) -> tuple[Chunk | None, int]:
    """The chunk that starts at item `at`, and the item after it."""
    chunk = Chunk(parts[at].start, parts[at].end, parts[at].start)
    count = len(parts)
    index = at
    while (
        index + 2 < count
        and letters[index] in "CKAGEPSNL"
        and letters[index + 1] == "h"
        and _is_backing(parts[index + 2], tokens)
    ):
        following = index + 3
        if following >= count or letters[following] not in "MRWQTAGE":
            break
        backing = parts[index + 2].form
        if backing is not None and backing.is_weak:  # "-led": the leader's country is that of the whole
            chunk.leaders.append(parts[index])
        index = following
    if letters[index] == "l":  # "al-Qasr", "de Mistura" at the start of a name
        step = index + 2 if letters[index + 1 : index + 3] == "hN" else index + 1
        if step >= count or letters[step] not in "NS":
            return None, at + 1
        index = step
    main, index = _run(parts, index, letters, tokens)
    while index + 1 < count and letters[index] == "s":
        owned, after = _run(parts, index + 1, letters, tokens)
        if letters[index + 1] not in _AFTER_OWNER or not any(part.letter in _UNITS for part in owned):
            break
        chunk.owners = [part for part in main if part.letter != "M"]
        main, index = owned, after
    while main and main[-1].letter == "M":
        main.pop()
        index -= 1
    if not any(part.letter in _UNITS or part.letter == "U" for part in main):
        return None, index
    chunk.main = main
    chunk.end = main[-1].end
    chunk.head = main[-1].end - 1
    return _complement(chunk, parts, index, letters, tokens)


def _is_backing(part: Part, tokens: tuple[Token, ...]) -> bool:
    """Whether the word after the hyphen says what a country does to others ("-backed", "-armed")."""
    return part.letter == "B" or (part.letter == "M" and tokens[part.start].lower in words_of("backing"))


def _run(parts: list[Part], at: int, letters: str, tokens: tuple[Token, ...]) -> tuple[list[Part], int]:
    """Items from `at` that follow one another directly as one phrase, and the item after them."""
    run = [parts[at]]
    count = len(parts)
    index = at + 1
    if letters[at] not in _FOLLOWS:
        return run, index
    while index < count:
        last, letter = run[-1].letter, letters[index]
        if last in "NS" and letter == "l":
            step = index + 2 if letters[index + 1 : index + 3] == "hN" else index + 1
            if step < count and letters[step] in "NS":
                run.append(parts[step])
                index = step + 1
                continue
        if last == "N" and letter == "h" and letters[index + 1 : index + 2] == "N":
            run.append(parts[index + 1])
            index += 2
            continue
        if (
            letter == "x"
            and last == "A"
            and letters[index + 1 : index + 2] in ("R", "W", "Q")
            and _is_noun(run[-1], tokens[parts[index].start])
        ):
            run.append(parts[index + 1])
            index += 2
            continue
        if letter not in _FOLLOWS.get(last, ()):
            break
        if letter == "M" and not _leads_to_role(letters, index):
            break
        run.append(parts[index])
        index += 1
    return run, index


def _is_noun(adjective: Part, token: Token) -> bool:
    """Whether the unknown word between an adjective and a role may be a noun ("Egyptian textile workers")."""
    if adjective.form is None or len(adjective.form.words[0]) < 5 or not token.text.isalpha() or not token.text.islower():
        return False
    return token.lower not in words_of("not_before_role") and not token.lower.endswith(("ed", "s", "ing", "ly"))


def _leads_to_role(letters: str, index: int) -> bool:
    while index < len(letters) and letters[index] in "MAG":
        index += 1
    return index < len(letters) and letters[index] in "RWQTE"


def _complement(chunk: Chunk, parts: list[Part], index: int, letters: str, tokens: tuple[Token, ...]) -> tuple[Chunk, int]:
    """Takes in "of Egypt", "in Moscow", "for the army", and a name after them ("President of Egypt Anwar Sadat")."""
    last = chunk.main[-1]
    if last.letter not in "RWQNPS" or index >= len(parts):
        return chunk, index
    if last.letter in "PS" and (letters[index] != "o" or letters[index + 1 : index + 2] not in ("C", "K")):
        return chunk, index  # "Putin of Russia"
    word, sector = tokens[chunk.head].lower, last.form.sector if last.form else None
    joint, silent = letters[index], False
    target = index + 1
    if target < len(parts) and letters[target] == "t":
        target += 1
    if target >= len(parts) or letters[target] not in "CKAGELDNRWQMPS":
        return chunk, index
    if joint == "o":
        allowed = True
    elif joint == "r":
        silent = word in words_of("sent_to")
        allowed = last.letter in "RWQ" and (silent or word in words_of("speaks_for"))
    elif joint == "i":
        allowed = sector in _IN_SECTORS and last.letter in "RWQ" and letters[target] in "CKL"
    elif joint == "f":
        allowed = sector in _FROM_SECTORS and last.letter in "RWQ" and letters[target] in "CKL"
    else:
        allowed = False
    if not allowed:
        return chunk, index
    run, after = _run(parts, target, letters, tokens)
    if joint in "if":
        run, after = run[:1], target + 1
    while after + 1 < len(parts) and letters[after] == "s" and letters[after + 1] in _AFTER_OWNER:
        owned, further = _run(parts, after + 1, letters, tokens)
        if not any(part.letter in _UNITS for part in owned):
            break
        run, after = [*run, *owned], further
    while run and run[-1].letter == "M":
        run.pop()
        after -= 1
    if not any(part.letter in _UNITS for part in run):
        return chunk, index
    if not silent:
        chunk.complement = run
    chunk.end = run[-1].end
    is_title = last.letter in "RW" and (tokens[last.start].text[0].isupper() or word in _POSTS)
    if joint == "o" and is_title and run[-1].letter in "PNS" and len(run) > 1:
        first = next(at for at, part in enumerate(run) if part.letter in "TPNS")  # "Chief of General Staff Gen. Ali Rahimi"
        chunk.complement, names = run[:first], run[first:]
        chunk.main = [*chunk.main, *names]
        chunk.head = chunk.end - 1
    elif last.letter in "RW" and joint == "o" and run[-1].letter in "CKEL" and after < len(parts) and letters[after] in "PNST":
        names, after = _run(parts, after, letters, tokens)  # "President of Egypt Anwar Sadat"
        chunk.main = [*chunk.main, *names]
        chunk.end = names[-1].end
        chunk.head = chunk.end - 1
    return chunk, after


def _is_idle(chunk: Chunk, tokens: tuple[Token, ...]) -> bool:
    """Whether the phrase only describes a thing ("the police museum") and names nobody."""
    if chunk.main[-1].letter in "CKADGEPSNL" or chunk.end >= len(tokens):
        return False
    if any(part.letter in "CKADGEPSNL" for part in [*chunk.owners, *chunk.leaders, *chunk.main, *chunk.complement]):
        return False
    following = tokens[chunk.end]
    if tokens[chunk.head].lower in words_of("adjectival") and following.text.islower() and following.text.isalpha():
        # "military cooperation" names nobody; "the military has …" does.
        return following.lower not in words_of("speech_verb") | words_of("not_before_role") | words_of("location_preposition")
    return following.lower in words_of("non_actor_head")
