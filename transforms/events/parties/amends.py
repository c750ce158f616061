"""What outweighs any reading of a sentence's structure: the party that the trigger holds, and who must do what is urged."""

from typing import Final

from transforms.events.layout import Layout
from transforms.events.model import Mention
from transforms.events.parties.parties import Parties, coordinated
from transforms.events.triggers.triggers import Trigger

_DONE_TO_PERSONS: Final = frozenset({"SANCTION", "COERCE", "ASSAULT", "ACCUSE", "REQUEST"})
_OWN: Final = frozenset({"its", "their", "his", "her"})
_MUST: Final = frozenset({"must", "should", "ought"})
_MUST_TO: Final = frozenset({"has", "have", "needs", "need"})


def amend(layout: Layout, trigger: Trigger, parties: Parties) -> None:
    """Set the recipients of an answer right where the words leave no doubt whom an act befalls."""
    held = _held(layout, trigger)
    if held is None and trigger.rule.event_type == "REQUEST" and not trigger.rule.is_noun:
        held = _urged(layout, trigger)
    if held is not None and held not in parties.actors:
        parties.recipients = coordinated(layout, held, is_left=False) if held.start > trigger.head else [held]
        parties.is_located = False


def _held(layout: Layout, trigger: Trigger) -> Mention | None:
    """Those of another country who are the object of a light verb: "expelled two Chadian diplomats over the death of a Togolese"."""
    at = trigger.object_at
    if at is None or at <= trigger.head or trigger.rule.event_type not in _DONE_TO_PERSONS or layout.owner[at] < 0:
        return None
    mention = layout.mentions[layout.owner[at]]
    is_own = layout.lower(mention.start - 1) in _OWN
    return mention if mention.kind == "role" and mention.country_code and mention.end == at + 1 and not is_own else None


def _urged(layout: Layout, trigger: Trigger) -> Mention | None:
    """Who must do what is urged in the words before: "Chad must withdraw, the envoy urged"."""
    first = next(iter(layout.mentions), None)
    if first is None or first.start > 1 or first.kind == "pronoun" or "," not in layout.lowers[first.end : trigger.head]:
        return None
    verb = layout.lower(first.end)
    is_bound = verb in _MUST or (verb in _MUST_TO and layout.lower(first.end + 1) == "to")
    comma = layout.lowers.index(",", first.end) if is_bound else trigger.head
    is_between = any(comma < k < trigger.head for k in layout.verbs)
    return first if comma < trigger.head and not is_between else None
