"""Joining mentions of one sentence: a name with the role beside it, countries that share one role word."""

from typing import Final

from transforms.events.model import Mention, Sentence

_TOWNS: Final = frozenset(
    "town city village hamlet port capital district suburb region province county state island enclave exclave base".split()
)


def join_appositions(mentions: list[Mention], sentence: Sentence) -> list[Mention]:
    """A name and the role after its comma (or the other way round) as one mention, the name its head."""
    joined: list[Mention] = []
    for mention in mentions:
        if joined:
            merged = _town(joined[-1], mention, sentence) or _apposition(joined[-1], mention, sentence)
            if merged:
                joined[-1] = merged
                continue
        joined.append(mention)
    return joined


def _apposition(first: Mention, second: Mention, sentence: Sentence) -> Mention | None:
    tokens = sentence.tokens
    between = [token.lower for token in tokens[first.end : second.start]]
    if not between or between[0] != "," or between[1:] not in ([], ["the"], ["a"], ["an"]):
        return None
    after = tokens[second.end].lower if second.end < len(tokens) else "."
    if after not in (",", ".", ";", ")", "who", "?", "!"):
        return None
    name, role = (first, second) if first.kind in ("person", "name") else (second, first)
    if name.kind not in ("person", "name") or role.kind != "role" or _is_plural(role, sentence):
        return None
    is_owned = first.start > 0 and tokens[first.start - 1].lower in ("its", "his", "her", "their")
    if name is second and ((role.country_code is None and not is_owned) or len(between) > 1 or after not in (",", ".")):
        return None
    if name is first and len(between) == 1 and role.country_code is None and name.entity is None:
        return None
    known = name.entity is not None
    text = sentence.text[
        tokens[first.start].char_start - sentence.char_start : tokens[second.end - 1].char_end - sentence.char_start
    ]
    return Mention(
        first.start,
        second.end,
        name.head,
        text,
        name.name,
        name.kind,
        name.country_code if known else role.country_code or name.country_code,
        name.sector if known else role.sector or name.sector,
        name.entity,
    )


def _town(first: Mention, second: Mention, sentence: Sentence) -> Mention | None:
    """A place with the nation before it as one mention: "the Chadian town of Faya", whose country the name itself may not tell."""
    tokens = sentence.tokens
    if first.kind != "country" or second.kind not in ("place", "name") or tokens[first.end].lower not in _TOWNS:
        return None
    if second.start != first.end + 2 or tokens[first.end + 1].lower != "of" or second.sector:
        return None
    text = sentence.text[
        tokens[first.start].char_start - sentence.char_start : tokens[second.end - 1].char_end - sentence.char_start
    ]
    return Mention(first.start, second.end, second.head, text, second.name, "place", first.country_code, None, second.entity)


def _is_plural(mention: Mention, sentence: Sentence) -> bool:
    word = sentence.tokens[mention.head].lower
    return (word.endswith("s") and not word.endswith("ss")) or word in ("men", "women", "people", "police", "spokesmen")


def share_roles(mentions: list[Mention], sentence: Sentence, adjectives: frozenset[int]) -> list[Mention]:
    """ "U.S. and Russian officials": the first country takes the sector of the role that both share."""
    shared = list(mentions)
    for at in range(len(shared) - 2, -1, -1):
        first, second = shared[at], shared[at + 1]
        between = [token.lower for token in sentence.tokens[first.end : second.start]]
        if between not in (["and"], [","], ["or"], [",", "and"]) or first.kind != "country" or second.kind != "role":
            continue
        if first.sector is None and second.country_code != first.country_code and {first.start, second.start} <= adjectives:
            shared[at] = Mention(
                first.start,
                first.end,
                first.head,
                first.text,
                first.name,
                "role",
                first.country_code,
                second.sector,
                first.entity,
            )
    return shared
