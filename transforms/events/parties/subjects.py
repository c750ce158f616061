"""The subject of a verb by position alone: sought in its clause to the left, parentheses skipped and coordination followed."""

from transforms.events.layout import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    HARD_BORDERS,
    LOCATIVE,
    PREPOSITIONS,
    RELATIVES,
    SAY,
    SUBORDINATORS,
    Layout,
)
from transforms.events.model import Mention
from transforms.events.parties.parties import coordinated, has_own_verb

_SCENES = LOCATIVE | {"under", "over", "off", "on"}
_PARENTHESES = RELATIVES | PREPOSITIONS | {"where", "when", "already"}
_CLOSING = frozenset({'"', "”", "''"})


def subject(layout: Layout, at: int, is_speech: bool = False) -> tuple[list[Mention], bool, str | None]:
    """Subject of the verb whose group holds the token `at`: mentions, whether found far away, and a pronoun in their stead.

    Acts of speech (`is_speech`) may be those of who speaks: "Chad said the time had come to withdraw".
    """
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
        return _earlier_subject(layout, position, at), False, None
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
    inside = [mention for mention in inside if layout.preposition_before(mention) not in _SCENES]
    if inside:
        return coordinated(layout, inside[0], is_left=False), True, None
    if _has_own_noun(layout, at) and not is_speech:
        return [], True, None
    return _earlier_subject(layout, start, at, is_speech), True, None


def _has_own_noun(layout: Layout, at: int) -> bool:
    """Whether a verb has a subject of its own that is no actor ("the strikes hit the port"), so that nobody named earlier acts."""
    tree = layout.tree
    if tree is None:
        return False
    verb = tree.predicate(at)
    subjects = [child for child in tree.below(verb, "nsubj") if child < at]
    if any(tree.tags[child][:1] == "W" for child in subjects) and tree.relation(verb) == "acl":
        subjects = [tree.heads[verb]]  # "an idea that was rejected"
    return any(tree.tags[child][:1] == "N" and layout.owner[child] < 0 for child in subjects)


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
        first in _PARENTHESES
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
        is_parted = has_own_verb(layout, after) or layout.lowers[position] == ","
        is_new_clause = (
            is_parted
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


def _earlier_subject(layout: Layout, before: int, at: int, is_speech: bool = False) -> list[Mention]:
    """The first free mention before a token: the subject of the main clause, for participles that follow it.

    Who only speaks does not act in what is told: attributing words count before a participle at `at` alone ("the army said
    in a statement, condemning …"), and before a verb that goes on behind the words quoted ('said "no" and accused …').
    """
    free = [m for m in layout.mentions if m.end <= before and layout.preposition_before(m) is None and m.kind != "pronoun"]
    own = [m for m in free if not layout.is_cut[m.start]]
    goes_on = layout.lower(at - 1) == "and" and layout.lower(at - 2) in _CLOSING
    if not own and (is_speech or goes_on or layout.lowers[at].endswith("ing")):
        own = free
    return coordinated(layout, own[0], is_left=False, is_subject=True) if own else []
