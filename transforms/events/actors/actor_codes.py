"""Actor codes as users write them: a country or class of three letters, then roles of three letters.

The scheme is that of CAMEO actor dictionaries ("SYRREB", "USAGOV", "IGOUNO", "---LEG"), read with
PLOVER's spelling of the roles. Letters that are no role (the short name of one group, as in
"PSEREBHMS") are passed over.
"""

import re
from typing import Final, NamedTuple

CLASSES: Final = frozenset({"IGO", "NGO", "IMG", "MNC"})
"""Codes that stand where a country would: organisations of states, private ones, armed groups, companies."""

_ROLE_SPELLINGS: Final = {
    "INS": "REB", "SEP": "REB", "RAD": "REB", "CIV": "CVL", "PPL": "CVL", "HLH": "MED", "ENV": "SOC", "HRI": "SOC",
    "DEV": "SOC", "EXE": "GOV", "NGM": "NGO",
}  # fmt: skip
_ROLES: Final = frozenset(
    "GOV MIL COP SPY JUD LEG PTY OPP REB PRM UAF CRM CVL REF LAB BUS AGR EDU MED JRN REL SOC ELI IGO NGO IMG MNC UNK".split()
)
_COUNTRY_SPELLINGS: Final = {
    "ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "KSV": "XKX", "KOS": "XKX", "NGM": "NGO", "UIS": "IMG", "EUR": "IGO", "EEC": "IGO",
}  # fmt: skip
_BETWEEN_PARTS: Final = re.compile(r"[\s_.-]+")


class ActorCode(NamedTuple):
    """A country (ISO 3166-1 alpha-3, a class, or a user's own three letters) and the first role named.

    `ignored` are the parts behind the country that are no role ("HMS" of "PSEREBHMS").
    """

    country_code: str | None
    sector: str | None
    ignored: tuple[str, ...] = ()


def parse_actor_code(code: str) -> ActorCode:
    """What can be read of `code`: country, sector, and the parts that say nothing.

    Of alternatives ("SYR/IRQ") the first counts. A role in first place has no country ("REB", "LEGOPP"). Codes of
    countries are not checked against a list: users code countries that never were. Raises ValueError
    where neither a country nor a role can be read.
    """
    text = code.partition("/")[0].strip().upper()
    head, tail = text[:3], _BETWEEN_PARTS.sub("", text[3:])
    if head != "---" and not (len(head) == 3 and head.isascii() and head.isalpha()):
        raise ValueError(f"actor code {code!r} does not begin with the three letters of a country or role, as SYRREB or ---LEG")
    rest = [tail[start : start + 3] for start in range(0, len(tail), 3)]
    spelled = [_ROLE_SPELLINGS.get(part, part) for part in rest]
    roles = [part for part in spelled if part in _ROLES]
    ignored = tuple(part for part, role in zip(rest, spelled, strict=True) if role not in _ROLES)
    sector = roles[0] if roles else None
    if head == "---":
        if sector is None:
            raise ValueError(f"actor code {code!r} names neither a country nor a known role of three letters")
        return ActorCode(None, sector, ignored)
    country = _COUNTRY_SPELLINGS.get(head, head)
    if country in CLASSES:
        return ActorCode(country, sector or country, ignored)
    if country in _ROLES:
        return ActorCode(None, country, ignored)
    return ActorCode(country, sector, ignored)


def role_code(text: str) -> str | None:
    """The sector that the letters `text` stand for, None for empty text; raises ValueError for an unknown one."""
    role = _ROLE_SPELLINGS.get(text.upper(), text.upper())
    if role and role not in _ROLES:
        raise ValueError(f"sector {text!r} is no code of the list sectors")
    return role or None
