"""Shared parts of the argument search: subjects, coordinated mentions, mentions after prepositions."""

from dataclasses import dataclass, field

from transforms.events.layout import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    HARD_BORDERS,
    PREPOSITIONS,
    RELATIVES,
    SAY,
    SUBORDINATORS,
    Layout,
)
from transforms.events.model import Mention


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
        if (text == "," and not _is_list(layout, left, right)) or (text in ("-", "–") and _is_dash(layout, left.end)):
            break
        if not is_left and not is_subject and _has_own_verb(layout, far):
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
    """Whether two actors side by side open a headline as its subject ("Putin, Modi discuss …")."""
    is_first = layout.reading.sentence.number == 0 and all(verb > right.start for verb in layout.verbs)
    if not is_first or layout.verbs.isdisjoint(range(right.end, right.end + 3)):
        return False
    is_pair = left.kind == right.kind or not {left.kind, right.kind} & {"role", "place"}
    # "Togo, rebels sign deal": a verb in the plural tells two actors from one named twice
    return is_pair or (right.end in layout.verbs and not layout.lowers[right.end].endswith(("s", "ed", "ing")))


def _has_own_verb(layout: Layout, mention: Mention) -> bool:
    """Whether a verb follows a mention as its own: "…, and Iran protested", not "thanked Oman and protested"."""
    for position in range(mention.end, min(mention.end + 3, layout.size)):
        if layout.lowers[position] in COORDINATORS:
            return False
        if position in layout.verbs:
            return True
    return False


def subject(layout: Layout, at: int) -> tuple[list[Mention], bool, str | None]:
    """Subject of the verb whose group holds the token `at`: mentions, whether found far away, and a pronoun in their stead."""
    position = at - 1
    while (
        position >= 0
        and (
            layout.lowers[position] in AUXILIARIES
            or layout.lowers[position] in ADVERBS
            or layout.lowers[position].endswith("ly")
            or layout.lowers[position] == "to"
        )
        and layout.owner[position] < 0
    ):
        position -= 1
    position = _before_quoted_verb(layout, position)
    word = layout.lower(position)
    if word in ("who", "whom", "which") or (word == "that" and position > 0 and layout.owner[position - 1] >= 0):
        return _antecedent(layout, position), False, None
    shared = _shared_participle(layout, at, position)
    if shared is not None:
        return subject(layout, shared)
    if word in ("it", "we", "i"):
        return [], True, word
    if word in ("include", "includes", "included") and layout.lower(position - 1) in ("this", "that", "it", "which"):
        return [], True, "this"  # "this includes sending …": whoever acted in the sentence before
    if word in ("and", "but") and layout.lower(position - 1) == ",":
        # ", but also agreed to …": the main subject goes on
        return _earlier_subject(layout, position), False, None
    start, skipped = _clause(layout, position + 1)
    inside = [
        mention
        for mention in layout.mentions
        if start <= mention.start and mention.end <= position + 1 and not any(a <= mention.start < b for a, b in skipped)
    ]
    free = [mention for mention in inside if layout.preposition_before(mention) is None]
    border = _last_clause_border(layout, start, position + 1)
    chosen = [mention for mention in free if mention.start >= border] or free
    if chosen:
        first = chosen[0]
        if first.kind == "pronoun":
            return [first], True, layout.lowers[first.start]
        left = [
            mention for mention in coordinated(layout, first, is_left=True) if mention.start >= border or first.start < border
        ]
        return left + coordinated(layout, first, is_left=False, is_subject=True)[1:], False, None
    pronoun = next((layout.lowers[k] for k in range(start, position + 1) if layout.lowers[k] in ("it", "we", "i")), None)
    if pronoun:
        return [], True, pronoun
    if inside:
        return coordinated(layout, inside[0], is_left=False), True, None
    return _earlier_subject(layout, start), True, None


def _shared_participle(layout: Layout, at: int, position: int) -> int | None:
    """The participle that one after "and" shares its subject with: ", killing two men and wounding six"."""
    if not layout.lowers[at].endswith("ing") or layout.lower(position) not in ("and", "or"):
        return None
    for earlier in range(position - 1, 0, -1):
        if layout.is_border(earlier):
            return None
        is_first = layout.lowers[earlier - 1] == "," and layout.owner[earlier] < 0
        if layout.lowers[earlier].endswith("ing") and (is_first or earlier in layout.verbs):
            return earlier
    return None


def _before_quoted_verb(layout: Layout, position: int) -> int:
    """The token before a verb of which only the predicate is quoted: 'Iran and Oman "have met"', 'whom Oman said "must go"'."""
    if position < 1 or layout.lowers[position] not in ('"', "“"):
        return position
    before = position - 1
    if layout.owner[before] >= 0 and not layout.is_cut[before]:
        return before
    while before >= 0 and layout.is_cut[before] and layout.lowers[before] not in RELATIVES:
        before -= 1
    return before if before >= 0 and layout.lowers[before] in ("who", "whom", "which") else position


def _clause(layout: Layout, at: int) -> tuple[int, list[tuple[int, int]]]:
    """First token of the clause that ends at `at`, and the parentheses between commas inside it."""
    skipped: list[tuple[int, int]] = []
    position = at - 1
    while position >= 0:
        word = layout.lowers[position]
        if word in HARD_BORDERS or layout.is_cut[position]:
            return position + 1, skipped
        if layout.owner[position] < 0:
            if word in SUBORDINATORS and not (
                word in ("as", "since", "following", "after", "before", "despite", "amid") and position == 0
            ):
                return position + 1, skipped
            if word == "that" and (layout.lower(position - 1) in SAY or layout.owner[position - 1] < 0) and position + 1 < at:
                return position + 1, skipped
            if word in RELATIVES and word != "that":
                return position + 1, skipped
        if word == ",":
            opening = next((k for k in range(position - 1, -1, -1) if layout.lowers[k] == ","), -1)
            if opening >= 0 and position - opening > 1 and _is_parenthesis(layout, opening, position):
                skipped.append((opening, position + 1))
                position = opening
        position -= 1
    return 0, skipped


def _is_parenthesis(layout: Layout, opening: int, closing: int) -> bool:
    """Whether the words between two commas may be left out: a relative clause, participle, apposition or adverbial."""
    first = layout.lower(opening + 1)
    has_and = "and" in layout.lowers[opening + 1 : closing]
    return (
        first in RELATIVES | PREPOSITIONS | {"where", "when", "already"}
        or first.endswith(("ing", "ed"))
        or (not has_and and layout.lower(closing + 1) != "and" and layout.owner[opening - 1] >= 0 and first in DETERMINERS)
    )


def _last_clause_border(layout: Layout, start: int, end: int) -> int:
    """Where the last clause between two tokens begins: behind a coordinator or comma that is no link of a list of actors."""
    border = start
    for position in range(start, end):
        if position < border or not (layout.lowers[position] in COORDINATORS or layout.lowers[position] == ","):
            continue
        after = next((m for m in layout.mentions if m.start > position and m.end <= end), None)
        before = next((m for m in reversed(layout.mentions) if m.end <= position and m.start >= start), None)
        if after is None or before is None:
            continue
        has_own_verb = _has_own_verb(layout, after) or layout.lowers[position] == ","
        is_new_clause = (
            has_own_verb
            and (layout.lowers[position] != "," or layout.lower(position + 1) == "and")
            and not layout.verbs.isdisjoint(range(border, before.start))
        )
        if not is_new_clause and after in coordinated(layout, before, is_left=False, is_subject=True):
            continue
        border = position + 1 + (layout.lower(position + 1) == "and")
    return border


def _antecedent(layout: Layout, relative: int) -> list[Mention]:
    """The mention that a relative pronoun stands for, with those coordinated with it."""
    before = next((m for m in reversed(layout.mentions) if m.end <= relative and relative - m.end <= 3), None)
    return coordinated(layout, before, is_left=True) if before else []


def _earlier_subject(layout: Layout, before: int) -> list[Mention]:
    """The first free mention before a token: the subject of the main clause, for participles that follow it."""
    free = [m for m in layout.mentions if m.end <= before and layout.preposition_before(m) is None and m.kind != "pronoun"]
    own = [m for m in free if not layout.is_cut[m.start]] or free
    return coordinated(layout, own[0], is_left=False, is_subject=True) if own else []
