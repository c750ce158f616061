"""Which events may tell of one happening at all: kinds of happening, over types and modes, as rows of data.

Every event is of one kind, so no incident ever holds types that do not fit together. Most types are a kind of their own;
a few acts are told under several types: who says "arrested" and who says "abducted" may tell of the same men.
"""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class IncidentKind:
    """A kind of happening and what its reports must have in common.

    `types` are the PLOVER types it takes in, each with the modes that count (None: all that no kind before it took).
    Days that reports state may lie `spread_days` apart; `needed` is the score from which two reports tell of one
    happening. `is_said`: a deed of words, of which promised and done are not told apart. `needs_topic`: the same
    parties do it several times a day, so that the words must show that it is the same matter. `is_placed`: it takes
    place somewhere, so that two places are two happenings.
    """

    name: str
    types: dict[str, frozenset[str] | None]
    spread_days: int
    needed: float
    is_said: bool
    needs_topic: bool
    is_placed: bool
    reason: str


KINDS: Final = (
    IncidentKind(
        "truce-extension",
        {"AGREE": None, "CONCEDE": None, "RETREAT": None},
        1,
        5.0,
        True,
        False,
        False,
        "A truce may be prolonged several times, each time anew.",
    ),
    IncidentKind(
        "truce",
        {"AGREE": None, "CONCEDE": None, "RETREAT": None},
        5,
        3.5,
        True,
        False,
        False,
        "A truce is agreed on, declared, begins and holds: one truce on following days.",
    ),
    IncidentKind(
        "breach",
        {"ACCUSE": None, "ASSAULT": None, "REJECT": None},
        2,
        5.0,
        True,
        False,
        False,
        "One report says that a side broke the truce, another that it is accused of that.",
    ),
    IncidentKind(
        "detention",
        {"COERCE": frozenset({"arrest"}), "ASSAULT": frozenset({"abduct"})},
        1,
        5.0,
        False,
        False,
        True,
        "One side says arrested, the other abducted.",
    ),
    IncidentKind("violence", {"ASSAULT": None}, 1, 6.25, False, False, True, "A war brings several clashes a day."),
    IncidentKind("protest", {"PROTEST": None}, 1, 6.0, False, False, True, "A protest may go on overnight."),
    IncidentKind("talks", {"CONSULT": None}, 1, 5.0, False, False, False, "The same two seldom meet twice a day."),
    IncidentKind("accord", {"AGREE": None}, 2, 5.0, True, True, False, "Parties agree on several matters at once."),
    IncidentKind("accusation", {"ACCUSE": None}, 1, 5.5, True, True, False, "Accusations fly daily: the matter decides."),
    IncidentKind("refusal", {"REJECT": None}, 1, 5.5, True, True, False, "What is refused decides."),
    IncidentKind("demand", {"REQUEST": None}, 1, 5.5, True, True, False, "What is asked for decides."),
    IncidentKind("threat", {"THREATEN": None}, 1, 5.5, True, True, False, "What is threatened decides."),
    IncidentKind("backing", {"SUPPORT": None}, 1, 5.5, True, True, False, "What is praised or signed decides."),
    IncidentKind("concession", {"CONCEDE": None}, 1, 5.5, True, True, False, "What is given way in decides."),
    IncidentKind("retreat", {"RETREAT": None}, 2, 5.5, False, False, True, "Withdrawals and releases take days."),
    IncidentKind("aid", {"AID": None}, 2, 5.5, False, False, False, "Convoys and grants are told on following days."),
    IncidentKind("cooperation", {"COOPERATE": None}, 2, 5.5, False, True, False, "Partners do much together."),
    IncidentKind("sanction", {"SANCTION": None}, 1, 5.5, False, False, False, "Imposed on a day, told on the next."),
    IncidentKind("coercion", {"COERCE": None}, 1, 6.0, False, False, True, "Raids and bans are matters of a day."),
    IncidentKind("deployment", {"MOBILIZE": None}, 2, 5.5, False, False, False, "Forces move for days."),
)
"""In the order in which they are tried."""

KIND_BY_NAME: Final = {kind.name: kind for kind in KINDS}


def _type_groups() -> tuple[tuple[str, ...], ...]:
    groups: list[set[str]] = []
    for kind in KINDS:
        touching = [group for group in groups if group & kind.types.keys()]
        groups = [group for group in groups if group not in touching] + [set(kind.types).union(*touching)]
    return tuple(tuple(sorted(group)) for group in groups)


TYPE_GROUPS: Final = _type_groups()
"""Event types that may tell of one happening, together; different groups never meet."""

TRUCE: Final = re.compile(
    r"cease-?fire|\btruce|(?:cessation|suspension|end|halt) (?:of|to) (?:all )?hostilities|armistice", re.IGNORECASE
)
BREAKS: Final = re.compile(r"\bviolat|\bbreach|\bbr(?:oke|eak|oken)", re.IGNORECASE)
EXTENDS: Final = re.compile(r"\b(?:exten[ds]|prolong|renew)", re.IGNORECASE)
EXTENDED: Final = re.compile(
    r"\b(?:extend|extension|prolong)\w*\b.{0,30}(?:cease-?fire|\btruce|hostilities)"
    r"|(?:cease-?fire|\btruce|hostilities).{0,30}\b(?:extended|prolonged)",
    re.IGNORECASE,
)
TALKS: Final = re.compile(
    r"(?:cease-?fire|truce) (?:talks|conference|negotiations|meeting|monitors|proposal|plan)", re.IGNORECASE
)
_NEAR: Final = 80
"""Characters on either side of the trigger in which a truce must be named that the trigger does not name."""
_REAL: Final = frozenset({"happened", "ongoing", "denied"})
_AHEAD: Final = frozenset({"planned", "promised", "conditional"})


def is_about_truce(event_type: str, event_mode: str | None, cameo_code: str | None, trigger_text: str, evidence: str) -> bool:
    """Whether an event agrees on, declares, keeps or prolongs a truce: the view `truces` goes by the same words.

    The mode or the code says so, or the trigger; or it is an agreement, and a truce is named beside it.
    """
    if event_type not in ("AGREE", "CONCEDE", "RETREAT"):
        return False
    if event_mode == "ceasefire" or cameo_code == "0871" or TRUCE.search(trigger_text):
        return True
    return event_type == "AGREE" and event_mode is None and bool(TRUCE.search(_around(trigger_text, evidence)))


def _around(trigger_text: str, evidence: str) -> str:
    at = max(0, evidence.find(trigger_text))
    return TALKS.sub("", evidence[max(0, at - _NEAR) : at + len(trigger_text) + _NEAR])


def kind_of(event_type: str, event_mode: str | None, cameo_code: str | None, trigger_text: str, evidence: str) -> IncidentKind:
    """Return the kind of happening that an event tells of. Raises ValueError for a type that no kind takes in."""
    if is_about_truce(event_type, event_mode, cameo_code, trigger_text, evidence):
        is_longer = EXTENDS.search(trigger_text) or EXTENDED.search(_around(trigger_text, evidence))
        return KIND_BY_NAME["truce-extension" if is_longer else "truce"]
    if event_type in KIND_BY_NAME["breach"].types and BREAKS.search(evidence) and TRUCE.search(evidence):
        return KIND_BY_NAME["breach"]
    for kind in KINDS[3:]:
        modes = kind.types.get(event_type, frozenset())
        if modes is None or event_mode in modes:
            return kind
    raise ValueError(f"no kind of happening takes in events of type {event_type}")


def standing_of(kind: IncidentKind, modality: str) -> str:
    """Return done (told as a fact, or denied), ahead (to come), or unreal (wished, feared, possible).

    What is said is done by saying it, whether it is promised, planned or threatened.
    """
    if modality == "hypothetical":
        return "unreal"
    if kind.is_said or modality in _REAL:
        return "done"
    return "ahead" if modality in _AHEAD else "unreal"
