"""How likely an event's type and both its parties are right: a logistic model over named signs.

The weights stand in the lexicon `confidence_weights`, one row a sign; `python -m flows.training.confidence` fits and tests
them. A sign speaks in one direction only (`SIGNS`), so that more agreement never lowers the confidence. They were fitted on
texts written for it and on the gold standard records of PLOVER (Open Event Data Alliance, CC BY-SA 4.0) and of PETRARCH-2
(Open Event Data, MIT); the file of weights is under CC BY-SA 4.0.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log2
from typing import Final

from transforms.events.actors.lending import stands_here
from transforms.events.drafts import Draft
from transforms.events.layout import Layout
from transforms.events.model import Mention
from transforms.lexicons.loader import read_lexicon

ALWAYS: Final = "always"
"""Name of the weight that every event has."""

SIGNS: Final[Mapping[str, int]] = {
    "agreement": 1,
    "all_agree": 1,
    "tree_agrees": 1,
    "alone": 0,
    "actor_known": 1,
    "actor_entity": 1,
    "actor_lent": -1,
    "no_actor": -1,
    "recipient_known": 1,
    "recipient_entity": 1,
    "recipient_lent": -1,
    "no_recipient": -1,
    "reciprocal": 0,
    "background": -1,
    "public": 1,
    "bare_name": -1,
    "several_actors": 1,
    "noun": -1,
    "finite": 1,
    "main_verb": 1,
    "phrasal": -1,
    "far": -1,
    "located": -1,
    "pronoun": -1,
    "title": 0,
    "lead": 1,
    "quoted": -1,
    "hedged": -1,
    "length": -1,
    "distance": -1,
    "crowded": -1,
    "conflict": 0,
    "deed": 0,
}
"""The signs, and the direction in which each may speak: 1 for a right coding, -1 against it, 0 either way."""

_LEAST, _MOST = 0.02, 0.98
_PUBLIC: Final = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PTY", "OPP", "REB", "IGO"})
_PUBLIC_KINDS: Final = frozenset({"country", "government", "armed_group"})
_VERBAL_COOPERATION: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE"})
_VERBAL_CONFLICT: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_COOPERATION: Final = _VERBAL_COOPERATION | {"COOPERATE", "AID", "RETREAT"}


def rate(layout: Layout, draft: Draft) -> float:
    """How likely the coding of an event is right, from 0 to 1."""
    weights = _weights()
    return probability(weights[ALWAYS] + sum([weights[name] * value for name, value in signs_of(layout, draft).items()]))


def probability(score: float) -> float:
    """The probability that a score of the model (log odds) stands for; nothing is taken for certain."""
    return round(min(_MOST, max(_LEAST, 1 / (1 + exp(-score)))), 2)


def signs_of(layout: Layout, draft: Draft) -> dict[str, float]:
    """The signs of an event, by name: 0 or 1 for what is so or not, else a number of about that size."""
    trigger, parties, sentence = draft.trigger, draft.parties, layout.reading.sentence
    kind = draft.act.event_type
    others = draft.recipients or (draft.actors[1:] if parties.is_reciprocal else [])
    actors, recipients = _Told(draft.actors), _Told(others)
    is_alone = layout.tree is None
    is_later = sentence.number > 1  # behind the first sentence a country may be that of somebody named before
    return {
        "agreement": 0.0 if is_alone else parties.agreement,
        "all_agree": float(not is_alone and parties.agreement == 1),
        "tree_agrees": float("tree" in parties.agreeing),
        "alone": float(is_alone),
        "actor_known": float(actors.is_known),
        "actor_entity": float(actors.has_entity),
        "actor_lent": float(is_later and actors.is_lent),
        "no_actor": float(not draft.actors),
        "recipient_known": float(recipients.is_known),
        "recipient_entity": float(recipients.has_entity),
        "recipient_lent": float(is_later and recipients.is_lent),
        "no_recipient": float(not others),
        "reciprocal": float(parties.is_reciprocal),
        "background": float(draft.is_background),
        "public": float(actors.is_public or recipients.is_public),
        "bare_name": float(actors.has_bare_name),
        "several_actors": float(len(draft.actors) > 1),
        "noun": float(trigger.rule.is_noun),
        "finite": float(trigger.mood == "finite"),
        "main_verb": float(layout.tree is not None and layout.tree.relation(trigger.head) == "root"),
        "phrasal": float(trigger.rule.part == "phrasal"),
        "far": float(parties.is_far),
        "located": float(parties.is_located),
        "pronoun": float(parties.needs_speaker is not None),
        "title": float(sentence.number == 0),
        "lead": float(sentence.number == 1),
        "quoted": float(sentence.is_quoted[trigger.head]),
        "hedged": float(draft.act.modality not in ("happened", "ongoing") or draft.act.is_negated),
        "length": log2(1 + layout.size) / 4,
        "distance": log2(1 + max([_gap(layout, mention, trigger.head) for mention in (*draft.actors, *others)], default=0)) / 4,
        "crowded": log2(1 + len(layout.mentions)) / 4,
        "conflict": float(kind not in _COOPERATION),
        "deed": float(kind not in _VERBAL_COOPERATION and kind not in _VERBAL_CONFLICT),
    }


def sign_values(layout: Layout, draft: Draft) -> list[float]:
    """The signs of an event as numbers, in the order of `SIGNS`."""
    found = signs_of(layout, draft)
    return [found[name] for name in SIGNS]


class _Told:
    """What the parties of one side tell together.

    `is_public`: one has a public office or force, or is a state or an armed group. `is_lent`: one has a country that no name
    of its own gives, a role that took that of its surroundings.
    """

    __slots__ = ("has_bare_name", "has_entity", "is_known", "is_lent", "is_public")

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.is_known = self.has_entity = self.is_lent = self.is_public = self.has_bare_name = False
        for mention in mentions:
            if mention.entity is not None:
                self.has_entity = True
            elif mention.country_code is not None:
                self.is_lent = True
            self.is_known = self.is_known or bool(mention.country_code)
            self.has_bare_name = self.has_bare_name or mention.kind == "name"
            self.is_public = self.is_public or mention.sector in _PUBLIC or mention.kind in _PUBLIC_KINDS


def _gap(layout: Layout, mention: Mention, head: int) -> int:
    """Tokens between a party and the trigger; the length of the sentence for a party of another sentence."""
    if not stands_here(mention, layout):
        return layout.size
    return max(mention.start - head, head - mention.end + 1, 0)


@cache
def _weights() -> Mapping[str, float]:
    rows = read_lexicon("confidence_weights").select("sign", "weight").iter_rows()
    return {ALWAYS: 0.0, **dict.fromkeys(SIGNS, 0.0), **{sign: float(weight) for sign, weight in rows}}
