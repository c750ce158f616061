"""Acts that only the one who speaks makes: threats and demands told in reported speech.

"The camp could be closed, the minister warned" and "Chad said it might strike" are threats by the speaker; "Ghana said
Togo must free the men" is a demand, and who is to act is the one of whom it is asked.
"""

from typing import Final

from transforms.events.layout import Layout
from transforms.events.model import Mention, Stance
from transforms.events.triggers.settle import Act
from transforms.events.triggers.stance_words import MAY, MUST, WILL
from transforms.events.triggers.triggers import Trigger
from transforms.events.triggers.word_tests import ACTING, party_test

_HOSTILE: Final = frozenset({"SANCTION", "COERCE", "ASSAULT"})
_REVOCABLE: Final = frozenset({"SANCTION", "COERCE"})  # who says that a town could be attacked only fears it
_AHEAD: Final = frozenset({"planned", "conditional", "hypothetical"})
_MIGHTY: Final = party_test("@power,@troops,@organisation", ACTING)
_ASKED: Final[dict[str, tuple[str | None, str]]] = {
    "CONSULT": ("meet", "106"),
    "AID": ("assist", "103"),
    "COOPERATE": ("assist", "101"),
    "RETREAT": ("yield", "105"),
    "CONCEDE": ("yield", "105"),
    "SUPPORT": (None, "100"),
    "AGREE": (None, "100"),
}
_REACH: Final = 4  # tokens between an auxiliary and its verb: "could even be formally banned"


def is_spoken_threat(layout: Layout, trigger: Trigger, stance: Stance, actors: list[Mention], speaker: Mention | None) -> bool:
    """Whether a hostile act of `trigger` is a threat by `speaker`, who has the power to carry it out.

    So is what the speaker's side may or could do itself, and what will, may or could be done by nobody named.
    """
    if speaker is None or trigger.rule.event_type not in _HOSTILE or stance.is_negated or stance.modality not in _AHEAD:
        return False
    if trigger.rule.is_noun or _auxiliaries(layout, trigger).isdisjoint(MAY | WILL) or not _MIGHTY.holds([speaker]):
        return False
    if not actors:
        is_possible = stance.modality == "hypothetical"
        return trigger.voice == "passive" and (not is_possible or trigger.rule.event_type in _REVOCABLE)
    return stance.modality == "hypothetical" and all(_is_one_side(actor, speaker) for actor in actors)


def spoken_demand(layout: Layout, trigger: Trigger, stance: Stance, actors: list[Mention], speaker: Mention | None) -> Act | None:
    """The demand that `speaker` makes of the actors of a trigger, who must or should do what it tells; None where it is none."""
    if speaker is None or speaker.kind == "pronoun" or not actors or stance.modality != "requested" or stance.is_negated:
        return None
    if trigger.rule.is_noun or trigger.rule.event_type not in _ASKED or _auxiliaries(layout, trigger).isdisjoint(MUST):
        return None
    if any(_is_one_side(actor, speaker) for actor in actors):
        return None  # what one must do oneself
    mode, cameo = _ASKED[trigger.rule.event_type]
    return Act("REQUEST", mode, cameo, "requested", False)


def _auxiliaries(layout: Layout, trigger: Trigger) -> set[str]:
    """The words right before the verb, its auxiliaries among them."""
    return set(layout.lowers[max(0, trigger.own_start - _REACH) : trigger.own_start])


def _is_one_side(actor: Mention, speaker: Mention) -> bool:
    """Whether an actor is the speaker, the speaker's country, or of that country and the speaker's office."""
    is_same = actor.country_code is not None and actor.country_code == speaker.country_code
    return actor == speaker or (is_same and actor.sector in (None, speaker.sector))
