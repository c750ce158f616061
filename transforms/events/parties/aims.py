"""Whom forces are moved against, or sent to help: never the forces themselves, but who stands at the end of their way."""

from typing import Final

from transforms.events.actors.nobody import is_nobody
from transforms.events.layout import Layout
from transforms.events.model import Mention
from transforms.events.parties.frames import AIMED
from transforms.events.parties.parties import Parties, coordinated
from transforms.events.triggers.complements import right_end
from transforms.events.triggers.triggers import Trigger

_TOWARDS: Final = AIMED | {"with", "on", "near", "off", "at"}
_ASIDE: Final = frozenset("after before during since following amid despite until by from like as because for".split())


def aim(layout: Layout, trigger: Trigger, parties: Parties) -> None:
    """Set the recipients of a move of forces: those named already, without forces of no country, else another country told behind.

    "Sent tanks to the border with Chad" is aimed at Chad; the tanks are the actor's own.
    """
    if not parties.actors and trigger.voice == "passive" and all(m.end <= trigger.head for m in parties.recipients):
        parties.actors, parties.recipients = parties.recipients, []  # "Chadian troops were put on alert"
    named = [mention for mention in parties.recipients if not (mention.sector == "MIL" and mention.country_code is None)]
    goal = next((m for m in layout.mentions if m.start > trigger.end and _is_goal(layout, m) and m not in parties.actors), None)
    named = [goal] if goal is not None else named
    if not named and not trigger.rule.is_noun:
        found = _at_the_end(layout, trigger, parties)
        named = coordinated(layout, found, is_left=False) if found is not None else []
    parties.recipients = named


def _is_goal(layout: Layout, mention: Mention) -> bool:
    """Whether a mention is what a show of force is said to be "aimed at"."""
    at = mention.start - 1 - (layout.lower(mention.start - 1) == "the")
    return layout.lower(at) == "at" and layout.lower(at - 1) in ("aimed", "directed")


def _at_the_end(layout: Layout, trigger: Trigger, parties: Parties) -> Mention | None:
    own = {mention.country_code for mention in parties.actors} | {None}
    end = right_end(layout, trigger.head + 1, is_open=True)
    others = [
        (layout.preposition_before(mention), mention)
        for mention in layout.mentions
        if trigger.head < mention.start < end and mention.country_code not in own and not is_nobody(layout, mention)
    ]
    others = [(mark, mention) for mark, mention in others if mark not in _ASIDE and parties.actors]
    aimed = [mention for mark, mention in others if mark in _TOWARDS]
    return next(iter(aimed or [mention for _, mention in others]), None)
