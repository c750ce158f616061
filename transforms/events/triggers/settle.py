"""From the row that fired and the stance of the sentence to type, mode and modality, by the rules of the PLOVER codebook.

A future meeting, future aid or future release is an agreement (AGREE); future harm, on a condition or not, is a threat; a
refused act of cooperation is a rejection. What the text says is decided or about to be done is the act itself, planned:
who decides to lift sanctions lifts them. Meetings, aid and force stay ahead even then: they take two sides or a threat.
"""

from dataclasses import dataclass
from typing import Final

from transforms.events.model import Stance
from transforms.events.triggers.lexicon import Rule

_FUTURE_AGREE: Final = {"CONSULT": "036", "AID": "033", "COOPERATE": "031", "RETREAT": "035", "CONCEDE": "035", "SUPPORT": "032"}
_FUTURE_THREAT: Final = {
    "ASSAULT": ("violence", "138"),
    "COERCE": ("restrict", "132"),
    "SANCTION": ("relations", "1312"),
    "PROTEST": ("restrict", "133"),
}
_THREAT_OF_MODE: Final = {
    ("SANCTION", "expel"): ("expel", "136"),
    ("COERCE", "arrest"): ("arrest", "137"),
    ("COERCE", "ban"): ("ban", "1322"),
}
_REFUSED: Final[dict[str, tuple[str | None, str]]] = {
    "CONSULT": ("meet", "125"),
    "AID": ("assist", "122"),
    "COOPERATE": ("assist", "121"),
    "RETREAT": ("yield", "124"),
    "CONCEDE": ("yield", "124"),
    "SUPPORT": (None, "120"),
    "AGREE": (None, "120"),
}
_FUTURE: Final = frozenset({"planned", "promised"})
_MENACING: Final = frozenset({"conditional", "threatened"})
_DONE_BY_DECISION: Final = frozenset({"SUPPORT", "COOPERATE", "CONCEDE", "RETREAT", "SANCTION", "COERCE"})
_SPOKEN: Final = {"REQUEST": "requested", "THREATEN": "threatened", "AGREE": "promised"}


@dataclass(frozen=True, slots=True)
class Act:
    """What an event is coded as."""

    event_type: str
    event_mode: str | None
    cameo_code: str | None
    modality: str
    is_negated: bool


def settle(rule: Rule, stance: Stance, is_agent_told: bool, is_purpose: bool = False) -> Act:
    """Code an act. `is_agent_told` says whether the sentence names who acts: a threat needs somebody who makes it.

    `is_purpose` marks a bare infinitive: whoever gathers to protest does protest.
    """
    kind, mode, cameo = rule.event_type, rule.event_mode, rule.cameo_code
    is_negated = stance.is_negated and rule.part != "negated"
    modality = stance.modality
    if modality in _FUTURE and is_negated and kind in _REFUSED:
        return Act("REJECT", *_REFUSED[kind], "conditional" if stance.condition_text else "happened", False)
    is_decided = stance.is_decided and kind in _DONE_BY_DECISION
    is_ahead = (modality in _FUTURE and not is_decided) or (modality in _MENACING and kind in _FUTURE_THREAT)
    if is_ahead and not is_negated:
        if kind in _FUTURE_AGREE and mode != "resign":
            return Act("AGREE", None, _FUTURE_AGREE[kind], "conditional" if stance.condition_text else modality, False)
        if kind in _FUTURE_THREAT and is_agent_told and not (kind == "PROTEST" and is_purpose and modality == "planned"):
            mode, cameo = _THREAT_OF_MODE.get((kind, mode or ""), _FUTURE_THREAT[kind])
            return Act("THREATEN", mode, cameo, "conditional" if stance.condition_text else "threatened", False)
    if kind in _SPOKEN:
        # The words are the act: that they were spoken is past, what they ask for or promise is not.
        if kind == "AGREE" and modality in ("happened", "ongoing") and rule.frame == "reciprocal":
            return Act(kind, mode, cameo, modality, is_negated)
        if kind == "AGREE" and modality in _FUTURE and not stance.condition_text:
            return Act(kind, mode, cameo, modality, is_negated)
        if modality not in ("denied", "hypothetical") or (rule.part == "adjective" and modality == "hypothetical"):
            modality = "conditional" if stance.condition_text and kind != "REQUEST" else _SPOKEN[kind]
    return Act(kind, mode, cameo, modality, is_negated)
