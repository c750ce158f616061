"""The argument finders together: each answers, the weightiest answer is taken, and how many agree is told."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from transforms.events.layout import Layout
from transforms.events.model import Mention
from transforms.events.parties.amends import amend
from transforms.events.parties.arguments import position_parties
from transforms.events.parties.group_arguments import group_parties
from transforms.events.parties.parties import Parties
from transforms.events.parties.tree_arguments import tree_parties
from transforms.events.triggers.triggers import Trigger
from transforms.lexicons.loader import read_lexicon

FINDERS: Final[Mapping[str, Callable[[Layout, Trigger], Parties | None]]] = {
    "tree": tree_parties,
    "groups": group_parties,
    "position": position_parties,
}
"""The finders by name, the surest first. Each gives None where it has nothing to go by."""

_A_NAME: Final = 0.05
"""How much more than nobody an answer weighs whose parties are bare names, of no known country or sector."""

Key = tuple[frozenset[int], str | None]


def find_parties(layout: Layout, trigger: Trigger) -> Parties:
    """The parties of a trigger that the finders together hold for right.

    Actors and recipients are each chosen by weight (lexicon `finder_weights`: who names nobody counts for less), `agreement`
    is the share of the finders that gave just these. With position alone to go by it is 1.
    """
    answers = {name: answer for name, finder in FINDERS.items() if (answer := finder(layout, trigger)) is not None}
    for answer in answers.values():
        amend(layout, trigger, answer)
    if len(answers) == 1:
        return next(iter(answers.values()))
    text = "headline" if layout.is_headline else "sentence"
    acting_of = {name: _actors(answer) for name, answer in answers.items()}
    suffering_of = {name: _recipients(answer) for name, answer in answers.items()}
    actors = _choice(answers, acting_of, "actors", text)
    recipients = _choice(answers, suffering_of, "recipients", text)
    agreeing = tuple([name for name in answers if acting_of[name] == actors and suffering_of[name] == recipients])
    if agreeing:
        chosen = answers[agreeing[0]]
    else:
        acting = next(answer for name, answer in answers.items() if acting_of[name] == actors)
        suffering = next(answer for name, answer in answers.items() if suffering_of[name] == recipients)
        chosen = Parties(
            acting.actors,
            [mention for mention in suffering.recipients if mention not in acting.actors],
            acting.is_reciprocal,
            acting.is_far,
            suffering.is_located,
            acting.needs_speaker,
        )
    chosen.agreeing = agreeing
    chosen.agreement = len(agreeing) / len(answers)
    return chosen


def _choice(answers: Mapping[str, Parties], keys: Mapping[str, Key], side: str, text: str) -> Key:
    """The weightiest answer; among equals that of the surest finder."""
    totals: dict[Key, float] = {}
    for name, answer in answers.items():
        found = keys[name]
        kind = "shared" if answer.is_shared and name == "tree" and text == "sentence" else text
        weight, empty_weight = _weights()[name, kind]
        if not (found[1] or _is_known(getattr(answer, side))):
            weight = empty_weight + (_A_NAME if found[0] else 0)
        totals[found] = totals.get(found, 0.0) + weight
    return max(totals, key=lambda found: totals[found])


def _is_known(mentions: list[Mention]) -> bool:
    """Whether anything but a bare name is told of one of the mentions."""
    return any(mention.kind == "pronoun" or mention.country_code or mention.sector for mention in mentions)


def _actors(parties: Parties) -> Key:
    return frozenset([mention.start for mention in parties.actors]), parties.needs_speaker


def _recipients(parties: Parties) -> Key:
    return frozenset([mention.start for mention in parties.recipients]), None


@cache
def _weights() -> Mapping[tuple[str, str], tuple[float, float]]:
    rows = read_lexicon("finder_weights").select("finder", "text", "weight", "empty_weight").iter_rows()
    return {(finder, text): (float(weight), float(empty)) for finder, text, weight, empty in rows}
