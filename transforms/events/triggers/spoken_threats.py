"""Threats that only the one who speaks makes: "the camp could be closed, the minister warned", "Chad said it might strike"."""

from typing import Final

from transforms.events.layout import Layout
from transforms.events.model import Mention, Stance
from transforms.events.triggers.stance_words import MAY, WILL
from transforms.events.triggers.triggers import Trigger
from transforms.events.triggers.word_tests import ACTING, party_test

_HOSTILE: Final = frozenset({"SANCTION", "COERCE", "ASSAULT"})
_REVOCABLE: Final = frozenset({"SANCTION", "COERCE"})  # who says that a town could be attacked only fears it
_AHEAD: Final = frozenset({"planned", "conditional", "hypothetical"})
_MIGHTY: Final = party_test("@power,@troops,@organisation", ACTING)
_REACH: Final = 4  # tokens between an auxiliary and its verb: "could even be formally banned"


def is_spoken_threat(layout: Layout, trigger: Trigger, stance: Stance, actors: list[Mention], speaker: Mention | None) -> bool:
    """Whether a hostile act of `trigger` is a threat by `speaker`, who has the power to carry it out.

    So is what the speaker's side may or could do itself, and what will, may or could be done by nobody named.
    """
    if speaker is None or trigger.rule.event_type not in _HOSTILE or stance.is_negated or stance.modality not in _AHEAD:
        return False
    auxiliaries = set(layout.lowers[max(0, trigger.own_start - _REACH) : trigger.own_start])
    if trigger.rule.is_noun or auxiliaries.isdisjoint(MAY | WILL) or not _MIGHTY.holds([speaker]):
        return False
    if not actors:
        is_possible = stance.modality == "hypothetical"
        return trigger.voice == "passive" and (not is_possible or trigger.rule.event_type in _REVOCABLE)
    return stance.modality == "hypothetical" and all(_is_one_side(actor, speaker) for actor in actors)


def _is_one_side(actor: Mention, speaker: Mention) -> bool:
    """Whether an actor is the speaker, the speaker's country, or of that country and the speaker's office."""
    is_same = actor.country_code is not None and actor.country_code == speaker.country_code
    return actor == speaker or (is_same and actor.sector in (None, speaker.sector))
