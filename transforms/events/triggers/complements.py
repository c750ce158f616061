"""Where the complement of a trigger ends: the stretch in which its recipient is sought."""

from transforms.events.layout import ADJECTIVES, AUXILIARIES, DETERMINERS, HARD_BORDERS, SUBORDINATORS, Layout
from transforms.events.parties.parties import coordinated


def right_end(layout: Layout, start: int, is_open: bool) -> int:
    """Where the complement that begins at `start` ends; `is_open` lets it run through "that" clauses and commas of lists."""
    for position in range(start, layout.size):
        word = layout.lowers[position]
        if word in HARD_BORDERS or layout.is_cut[position]:
            return position
        if layout.owner[position] >= 0:
            continue
        if word in SUBORDINATORS and word not in ("as", "following", "amid", "despite") and position > start:
            return position
        if word in ("which", "who", "whose", "but") and position > start:
            return position
        if word == "that" and position > start and not is_open:
            return position
        if word == "to" and not is_open and position > start and opens_infinitive(layout, position):
            return position
        if word == "," and not _goes_on(layout, position):
            return position
        if word == "and" and _begins_clause(layout, position):
            return position
    return layout.size


def opens_infinitive(layout: Layout, at: int) -> bool:
    """Whether "to" stands before a verb: a plain lower-case word that begins no noun phrase."""
    if at + 1 >= layout.size or layout.owner[at + 1] >= 0:
        return False
    written = layout.reading.sentence.tokens[at + 1].text
    word = layout.lowers[at + 1]
    return (
        word.isalpha()
        and (written.islower() or layout.reading.sentence.number == 0)
        and word not in DETERMINERS
        and word not in ADJECTIVES
        and (not word.endswith("s") or word.endswith("ss"))
    )


def _goes_on(layout: Layout, comma: int) -> bool:
    """Whether a comma stands inside a list of mentions."""
    before = layout.owner[comma - 1]
    after = next((k for k in range(comma + 1, min(comma + 4, layout.size)) if layout.owner[k] >= 0), None)
    if before < 0 or after is None:
        return False
    return layout.mentions[layout.owner[after]] in coordinated(layout, layout.mentions[before], is_left=False)


def _begins_clause(layout: Layout, conjunction: int) -> bool:
    """Whether "and" opens another clause: a verb or a subject with its auxiliary follows."""
    following = layout.lowers[conjunction + 1 : conjunction + 4]
    if not following:
        return False
    if following[0] in AUXILIARIES or following[0] in ("he", "she", "it", "they", "we"):
        return True
    at = conjunction + 1
    if at in layout.verbs:
        return True
    is_past = layout.owner[at] < 0 and following[0].endswith("ed")
    return is_past and (layout.owner[conjunction - 1] >= 0 or layout.lower(at + 1) in DETERMINERS)
