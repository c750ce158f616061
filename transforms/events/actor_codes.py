"""Actor codes as users write them: a country or class of three letters, then roles of three letters.

The scheme is that of CAMEO actor dictionaries ("SYRREB", "USAGOV", "IGOUNO", "---LEG"), read with
PLOVER's spelling of the roles. Three letters that are no role (the short name of one group, as in
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
_SHAPE: Final = re.compile(r"(?:[A-Z]{3}|---)(?:[A-Z]{3})*")


class ActorCode(NamedTuple):
    """A country (ISO 3166-1 alpha-3, a class, or a user's own three letters) and the first role named."""

    country_code: str | None
    sector: str | None


def parse_actor_code(code: str) -> ActorCode:
    """Country and sector that `code` stands for; raises ValueError for what is not of this form.

    A role in first place has no country ("REB", "LEGOPP"). Codes of countries are not checked
    against a list: users code countries that never were.
    """
    text = code.strip().upper()
    if not _SHAPE.fullmatch(text):
        raise ValueError(f"actor code {code!r} is not made of groups of three letters such as SYRREB or ---LEG")
    head, *rest = [text[start : start + 3] for start in range(0, len(text), 3)]
    spelled = [_ROLE_SPELLINGS.get(part, part) for part in rest]
    sector = next((part for part in spelled if part in _ROLES), None)
    if head == "---":
        return ActorCode(None, sector)
    country = _COUNTRY_SPELLINGS.get(head, head)
    if country in CLASSES:
        return ActorCode(country, sector or country)
    if country in _ROLES:
        return ActorCode(None, country)
    return ActorCode(country, sector)
