"""Runs of labelled items that name one actor: owners ("Iran's"), leaders ("Saudi-led"), main words, complement ("of Egypt")."""

import re
from typing import Final

from transforms.events.actors.chunk_parts import (
    Chunk,
    Part,
    is_backing,
    is_calling,
    is_idle,
    is_in_name,
    is_moved,
    is_noun,
    is_of_all,
    leads_to_role,
)
from transforms.events.actors.labels import Labelled, words_of
from transforms.events.actors.part_of_speech import spoken_letters
from transforms.events.model import Sentence, Token

_START: Final = re.compile("[CKADGEPSRWQTMNLUl]")
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
    "N": frozenset("NRWQSCKLG"),
    "M": frozenset("MAGRWQTEPSN"),
}
_AFTER_OWNER: Final = frozenset("MRWQTENKAGLPSD")
_POSTS: Final = frozenset(
    {"chief", "head", "chairman", "commander", "director", "president", "minister"}
)  # held by the one named next
_IN_SECTORS: Final = frozenset({"CVL", "COP", "REB", "UAF", "OPP", "REL", "EDU", "LAB", "MED", "AGR", "CRM", "PRM"})
_FROM_SECTORS: Final = frozenset({"CVL", "REL", "AGR"})


def find_chunks(labelled: Labelled, sentence: Sentence) -> list[Chunk]:
    """Actor phrases in order; runs of modifiers alone, and verbs spelt like roles, are none."""
    letters = spoken_letters(labelled, sentence.tokens)
    parts: list[Part] = []
    chunks: list[Chunk] = []
    at = 0
    while start := _START.search(letters, at):
        at = start.start()
        parts = parts or list(map(Part, letters, labelled.starts, labelled.ends, labelled.forms))
        chunk, after = _read(parts, at, letters, sentence.tokens)
        if chunk is not None and not is_idle(chunk, sentence.tokens):
            chunks.append(chunk)
        at = max(after, at + 1)
    return chunks


def _read(parts: list[Part], at: int, letters: str, tokens: tuple[Token, ...]) -> tuple[Chunk | None, int]:
    """The chunk that starts at item `at`, and the item after it."""
    chunk = Chunk(parts[at].start, parts[at].end, parts[at].start)
    count = len(parts)
    index = at
    while (
        index + 2 < count and letters[index] in "CKAGEPSNL" and letters[index + 1] == "h" and is_backing(parts[index + 2], tokens)
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
        if _is_kind_of_role(parts, index + 1, letters, tokens):
            chunk.owners += [part for part in main if part.letter != "M"]
            main, index = _run(parts, index + 2, letters, tokens)
            continue
        owned, after = _run(parts, index + 1, letters, tokens)
        if letters[index + 1] not in _AFTER_OWNER or not any(part.letter in _UNITS for part in owned):
            break
        if is_of_all(owned) and after < count and letters[after] not in "MRWQT":
            break  # "Sweden's NATO bid"
        chunk.owners += [part for part in main if part.letter != "M"]
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


def _is_kind_of_role(parts: list[Part], index: int, letters: str, tokens: tuple[Token, ...]) -> bool:
    """Whether a noun that no row knows and a role follow an owner: "Chad's fraud office", "Togo's war cabinet"."""
    word = tokens[parts[index].start]
    if (
        letters[index] != "x"
        or letters[index + 1 : index + 2] not in tuple("RWQ")
        or not (word.text.islower() and word.text.isalpha())
    ):
        return False
    return word.lower not in words_of("not_before_role") and not word.lower.endswith(("ed", "s", "ing", "ly"))


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
        role = _role_after(parts, index, last, letters, tokens)
        if role is not None:
            run.append(parts[role])
            index = role + 1
            continue
        if last in "CKLA" and letters[index : index + 2] == "xN" and is_calling(tokens[parts[index].start]):
            run.append(parts[index + 1])  # "Texas rancher Joe Dale"
            index += 2
            continue
        if letter not in _FOLLOWS.get(last, ()):
            break
        if letter == "M" and not leads_to_role(letters, index) and not is_in_name(parts, index, letters, tokens):
            break
        run.append(parts[index])
        index += 1
    return run, index


def _role_after(parts: list[Part], index: int, last: str, letters: str, tokens: tuple[Token, ...]) -> int | None:
    """The role behind words that no row knows: "Egyptian textile workers", "German metalworkers' union", "Libya's eastern-based parliament"."""
    letter = letters[index]
    hyphen = index if letter == "h" else index + 1
    if (
        last + letter in ("Ax", "AM", "Mh")
        and letters[hyphen : hyphen + 1] == "h"
        and letters[hyphen + 1 : hyphen + 2] in tuple("xMB")
    ):
        return hyphen + 2 if letters[hyphen + 2 : hyphen + 3] in tuple("RWQ") else None
    if last + letter != "Ax":
        return None
    is_owner = letters[index + 1 : index + 2] == "s" and tokens[parts[index].start].lower.endswith("s")
    step = index + 2 if is_owner else index + 1
    is_role = letters[step : step + 1] in tuple("RWQ")
    return step if is_role and (is_owner or is_noun(parts[index - 1], tokens[parts[index].start])) else None


def _people_of(chunk: Chunk, parts: list[Part], index: int, letters: str) -> tuple[Chunk, int]:
    """Takes in the country that a people without one of its own is told to live in ("Kurds in Iraq", "the Muslims of Chad")."""
    people = chunk.main[-1].form
    has_own = people is None or any(row.country_code for row in people.rows)
    target = index + 2 if letters[index + 1 : index + 2] == "t" else index + 1
    if has_own or letters[index] not in "oi" or letters[target : target + 1] not in ("C", "K"):
        return chunk, index
    chunk.complement, chunk.end = [parts[target]], parts[target].end
    return chunk, target + 1


def _complement(chunk: Chunk, parts: list[Part], index: int, letters: str, tokens: tuple[Token, ...]) -> tuple[Chunk, int]:
    """Takes in "of Egypt", "in Moscow", "for the army", and a name after them ("President of Egypt Anwar Sadat")."""
    last = chunk.main[-1]
    if last.letter not in "RWQNPSD" or index >= len(parts):
        return chunk, index
    if last.letter == "D":
        return _people_of(chunk, parts, index, letters)
    if last.letter in "PS" and (letters[index] != "o" or letters[index + 1 : index + 2] not in ("C", "K")):
        return chunk, index  # "Putin of Russia"
    word, sector = tokens[chunk.head].lower, last.form.sector if last.form else None
    joint, silent, is_inside = letters[index], False, False
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
        is_inside = letters[target] in "AER" and word in words_of("stands_inside")  # "sources in the Lebanese army"
        allowed = is_inside or (sector in _IN_SECTORS and last.letter in "RWQ" and letters[target] in "CKL")
    elif joint == "f":
        is_sent = word in words_of("sent_from") and not is_moved(chunk, tokens) and letters[target] in "CE"
        allowed = last.letter in "RWQ" and (is_sent or (sector in _FROM_SECTORS and letters[target] in "CKL"))
    else:
        allowed = False
    if not allowed:
        return chunk, index
    run, after = _run(parts, target, letters, tokens)
    if joint in "if" and not is_inside:
        run, after = run[:1], target + 1
    while after + 1 < len(parts) and letters[after] == "s" and letters[after + 1] in _AFTER_OWNER:
        owned, further = _run(parts, after + 1, letters, tokens)
        if not any(part.letter in _UNITS for part in owned):
            break
        run, after = [*run, *owned], further
    while run and run[-1].letter == "M":
        run.pop()
        after -= 1
    if not any(part.letter in _UNITS for part in run) or (joint == "i" and is_inside and run[-1].letter not in "RWQE"):
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
