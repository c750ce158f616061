"""Shared parts of the argument search: what a finder answers, and coordinated mentions."""

from dataclasses import dataclass, field

from transforms.events.layout import ADJECTIVES, COORDINATORS, DETERMINERS, Layout
from transforms.events.model import Mention
from transforms.events.parties.tree import FINITE_TAGS


@dataclass(slots=True)
class Parties:
    """Who acts and who is acted upon, as mentions.

    `is_far` tells that the actor was not found in the trigger's own clause, `is_located` that the
    recipient is where the act took place. `needs_speaker` asks for the speaker or the last actor
    named before ("it said it would …"). `is_shared` tells that the actor is the
    subject of another verb, or its object, which a tree or groups found to act here too. `agreement` is
    the share of the argument finders that gave these parties, `agreeing` their names.
    """

    actors: list[Mention] = field(default_factory=list)
    recipients: list[Mention] = field(default_factory=list)
    is_reciprocal: bool = False
    is_far: bool = False
    is_located: bool = False
    needs_speaker: str | None = None
    is_shared: bool = False
    agreement: float = 1.0
    agreeing: tuple[str, ...] = ("position",)


_LINKS = ("and", ",", ", and", "&", "or", "- and", "as well as", "along with", "together with", ", along with", "-", "–", "/")


def coordinated(layout: Layout, mention: Mention, is_left: bool, is_subject: bool = False) -> list[Mention]:
    """The mention with those coordinated with it on one side, in order of the text.

    To the right a mention that is the subject of its own verb is none of them ("attacked Iraq and Iran protested"),
    unless the whole group `is_subject`.
    """
    mentions = layout.mentions
    index = mentions.index(mention)
    group = [mention]
    step = -1 if is_left else 1
    while 0 <= index + step < len(mentions):
        near, far = mentions[index], mentions[index + step]
        left, right = (far, near) if is_left else (near, far)
        if left.start == right.start:  # "the two men": two actors of the same words
            group.insert(0, far) if is_left else group.append(far)
            index += step
            continue
        gap = [word for word in layout.lowers[left.end : right.start] if word not in DETERMINERS and word not in ADJECTIVES]
        text = " ".join(word for word in gap if not word.isdigit())
        if far.kind == "pronoun" or not (text in _LINKS or (not text and _is_headline_list(layout, left, right))):
            break
        is_object = layout.preposition_before(left) is not None or not (is_left or is_subject)
        if text == ", and" and is_object and has_own_verb(layout, right, is_any=True):
            break  # "took off from Oman, and the agency had …", "freed Diallo, and Sall campaigned"
        if (text == "," and not _is_list(layout, left, right)) or (text in ("-", "–") and _is_dash(layout, left.end)):
            break
        if not is_left and not is_subject and has_own_verb(layout, far):
            break
        group.insert(0, far) if is_left else group.append(far)
        index += step
    return group


def _is_dash(layout: Layout, at: int) -> bool:
    """Whether a line stands between blanks, as behind a dateline: it then parts what a hyphen would join."""
    tokens = layout.reading.sentence.tokens
    return tokens[at].char_start > tokens[at - 1].char_end


def _is_list(layout: Layout, left: Mention, right: Mention) -> bool:
    """Whether a bare comma parts members of a list ("A, B and C"): an "and" must follow, or a list go on before."""
    if layout.lower(left.start - 1) == "," or _is_headline_list(layout, left, right):
        return True
    after = layout.lowers[right.end : right.end + 4]
    return "and" in after or "or" in after or _leads_to_and(layout, right)


def _leads_to_and(layout: Layout, mention: Mention) -> bool:
    """Whether a mention is followed by others, each behind a comma, and the last behind "and"."""
    end = mention.end
    for following in layout.mentions:
        if following.start < end:
            continue
        gap = [word for word in layout.lowers[end : following.start] if word not in DETERMINERS]
        if gap in (["and"], [",", "and"]):
            return True
        if gap != [","]:
            return False
        end = following.end
    return False


def _is_headline_list(layout: Layout, left: Mention, right: Mention) -> bool:
    """Whether two actors side by side open a headline as its subject ("Putin, Modi discuss …").

    A first line without a stop is one, too, where a text has no title of its own.
    """
    sentence = layout.reading.sentence
    is_title = sentence.number == 0 or (sentence.number == 1 and layout.lowers[-1].isalnum())
    is_first = is_title and all(verb > right.start for verb in layout.verbs)
    if not is_first or layout.verbs.isdisjoint(range(right.end, right.end + 3)):
        return False
    is_pair = left.kind == right.kind or not {left.kind, right.kind} & {"role", "place"}
    # "Togo, rebels sign deal": a verb in the plural tells two actors from one named twice
    return is_pair or (right.end in layout.verbs and not layout.lowers[right.end].endswith(("s", "ed", "ing")))


def has_own_verb(layout: Layout, mention: Mention, is_any: bool = False) -> bool:
    """Whether a verb follows a mention as its own: "…, and Iran protested", not "thanked Oman and protested".

    Verbs of triggers count, with `is_any` any finite verb right behind the mention.
    """
    if is_any and layout.tag(mention.end) in FINITE_TAGS:
        return True
    for position in range(mention.end, min(mention.end + 3, layout.size)):
        if layout.lowers[position] in COORDINATORS or layout.lowers[position] == "to":
            return False  # "urged Oman and Iran to talk"
        if position in layout.verbs:
            return True
    return False
