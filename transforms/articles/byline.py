"""Bylines: the line that credits authors, and the names in it."""

import re
from collections.abc import Sequence

_CAPITAL = r"[A-Z\u00c0-\u00de\u0100-\u017f\u0400-\u042f]"
_NAME_WORD = rf"(?:{_CAPITAL}[\w'’.-]*|(?:al|bin|ibn|da|de|del|della|der|di|dos|du|el|la|le|van|von|den|ten|ter|y|zu)\b)"
_NAME = rf"{_CAPITAL}[\w'’.-]*(?: {_NAME_WORD}){{1,4}}"
_FULL_NAME = re.compile(_NAME)
_LEAD = re.compile(
    r"^(?:(?:story |words |text |analysis |opinion |reporting |report |written |posted |published |compiled )?by|"
    r"words|text|author|authors|reporter|reporters|writer|von|par|por|di|door)\b[:\s]\s*",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"\s*(?:,|;|/|&|\band\b|\bwith\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b)\s*")
_CUTS = re.compile(
    r"\s*(?:\||•|·|—|–| - |\(|\bfor the\b|\bin [A-Z]|\bat [A-Z]|\b(?:updated|published|posted)\b|<|@|\d).*$", re.IGNORECASE
)
_ROLES = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|editors|desk|bureau|agency|agencies|press|reuters|afp|ap|news|newsroom|team|"
    r"service|times|post|tribune|media|magazine|contributor|columnist|photographer|photos?|images|chief|senior|special|online|"
    r"associated|admin|administrator|guest|author|analyst|producer|digital|university|professor|institute|network|daily|wire|"
    r"redaktion|redacción|rédaction)\b",
    re.IGNORECASE,
)
_ACCOUNTS = frozenset("admin administrator author contributor editor guest online staff user web webmaster writer".split())
"""What publishing systems put where nobody is named: no author."""
_ROLES_BEHIND = ("staff", "writer", "reporter", "correspondent", "editor", "columnist", "contributor")
_WITH_ROLE = re.compile(rf"^({_NAME})(?: \| |, | - | — | – )(?:[\w' ]+ )?(?:{'|'.join(_ROLES_BEHIND)})\b", re.IGNORECASE)
_BY = re.compile(r"(?:[Bb]y|BY|Words|Text|Author)\b:? ")
_LONGEST = 160
_MOST_WORDS = 30


def byline_authors(line: str) -> list[str]:
    """Return the names that a byline credits, in order.

    Of "By Jane Doe and JOHN ROE, Reuters" these are Jane Doe and John Roe; roles, agencies and
    papers are left out. An empty list means that no person is named.
    """
    text = _CUTS.sub("", _LEAD.sub("", line.strip()))
    names = [_name(part) for part in _JOINTS.split(text)]
    return list(dict.fromkeys(name for name in names if name))


def is_byline(line: str) -> bool:
    """Whether a line is a byline by its own form: "By Name …" or "Name | Staff Writer", and no sentence."""
    if len(line) > _LONGEST:
        return False
    by = _BY.match(line)
    has_role = any(map(line.casefold().__contains__, _ROLES_BEHIND))
    if (by is None and not has_role) or line.endswith(("?", "!", ":")) or len(line.split()) > _MOST_WORDS:
        return False
    if has_role and (match := _WITH_ROLE.match(line)):
        return _FULL_NAME.fullmatch(match[1]) is not None
    if by is None:
        return False
    rest = _CUTS.sub("", line[by.end() :])
    parts = [part for part in _JOINTS.split(rest) if part]
    # Every part is a name, a role or an agency; a sentence ("By Monday the town had fallen") has other words.
    return bool(parts) and all(_name(part) or _is_role(part) for part in parts) and any(_name(part) for part in parts)


def find_byline(marked: Sequence[str], paragraphs: Sequence[str]) -> str | None:
    """Return the byline: the first line marked as one that names somebody, else one among the first and last paragraphs."""
    for line in marked:
        if byline_authors(line):
            return line
    for line in (*paragraphs[:3], *paragraphs[-1:]):
        if len(line) <= _LONGEST and is_byline(line):
            return line
    return marked[0] if marked else None


def clean_authors(names: Sequence[str], publisher: str | None) -> list[str]:
    """Return stated authors as names: split where several stand in one, without addresses and roles.

    Where nobody else is stated, the agency or desk that signs ("Associated Press", "News Staff") is the author, and
    where nobody signs at all, the publisher that is stated as author.
    """
    authors: dict[str, None] = {}
    desks: dict[str, None] = {}
    publishers: dict[str, None] = {}
    for entry in names:
        if "://" in entry or "@" in entry:
            continue
        for name in _JOINTS.split(_LEAD.sub("", " ".join(entry.split()))):
            is_publisher = publisher is not None and name.lower() == publisher.lower()
            if name and name.lower() not in _ACCOUNTS and any(letter.isalpha() for letter in name):
                (publishers if is_publisher else desks if _is_role(name) else authors)[_recase(name)] = None
    return list(authors or desks or publishers)


def _name(part: str) -> str | None:
    part = part.strip(" .,:*")
    return _recase(part) if _FULL_NAME.fullmatch(part) and not _is_role(part) else None


def _is_role(part: str) -> bool:
    return _ROLES.search(part) is not None


def _recase(name: str) -> str:
    """Write a name that stands in capitals as names are written; initials and mixed names stay."""
    if not name.isupper() or len(name) < 5:
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize() if len(word[0]) > 1 or "'" not in name else word[0], name)
