"""What the words beside a form tell of it: verbs and parties joined by "and", the object behind a verb, the noun before it."""

from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.layout import DETERMINERS, PREPOSITIONS, Layout
from transforms.events.parties.tree import BE
from transforms.events.triggers.inflection import PARTICIPLE, THIRD
from transforms.events.triggers.lexicon import TriggerLexicon
from transforms.events.triggers.word_shapes import is_adjectival, is_plural

_CALENDAR: Final = word_class("calendar")
_NOMINAL: Final = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD"})
_PLACING: Final = frozenset({"near", "outside", "inside", "beside"})
_SPEECH: Final = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT"})


def shares_subject(layout: Layout, at: int, lexicon: TriggerLexicon) -> bool:
    """Whether a verb of speech in -s behind "and" goes on from a verb in -s right behind its party.

    So it is in "China opposes raids and calls on both sides …", where its form may be a noun's as well.
    """
    word = layout.lowers[at]
    if THIRD not in lexicon.forms.get(word, frozenset()) or not _is_speech(lexicon, word):
        return False
    if not (has_object(layout, at) or governs(lexicon, word, layout.lower(at + 1))):
        return False
    for position in range(at - 2, 0, -1):
        if layout.is_border(position):
            return False
        if THIRD in lexicon.forms.get(layout.lowers[position], frozenset()) and layout.owner[position - 1] >= 0:
            return layout.owner[position] < 0 and not is_adjectival(layout, layout.mentions[layout.owner[position - 1]])
    return False


def _is_speech(lexicon: TriggerLexicon, word: str) -> bool:
    """Whether a verb of this form demands, blames, promises …."""
    return any(found.rule.event_type in _SPEECH and not found.rule.is_noun for found in lexicon.patterns[word])


def shares_passive(layout: Layout, at: int, lexicon: TriggerLexicon) -> bool:
    """Whether a participle after "and" shares the auxiliary of a passive before it ("were arrested and beaten")."""
    if layout.lower(at - 1) not in ("and", "or"):
        return False
    for position in range(at - 2, max(0, at - 9), -1):
        if PARTICIPLE in lexicon.forms.get(layout.lowers[position], frozenset()) and layout.lowers[position - 1] in BE:
            return True
    return False


def has_object(layout: Layout, at: int) -> bool:
    """Whether a party or a determiner stands right behind a verb."""
    return at + 1 < layout.size and (layout.owner[at + 1] >= 0 or layout.lowers[at + 1] in DETERMINERS)


def governs(lexicon: TriggerLexicon, word: str, preposition: str) -> bool:
    """Whether a verb of this form takes this word behind it ("China calls on India")."""
    return any(preposition in found.after[0] for found in lexicon.patterns[word] if found.after and not found.rule.is_noun)


def is_lone_noun(lexicon: TriggerLexicon, word: str) -> bool:
    """Whether a word tells an act as a noun without other words before it."""
    return any(found.rule.is_noun and not found.before for found in lexicon.patterns[word])


def is_between_nouns(layout: Layout, at: int) -> bool:
    """Whether a party in the singular stands right before a word, and a noun behind it ("the mayor of Chicago faces calls")."""
    if at == 0 or layout.owner[at - 1] < 0 or is_plural(layout.lowers[at - 1]):
        return False
    return not is_adjectival(layout, layout.mentions[layout.owner[at - 1]]) and _opens_noun(layout, at + 1)


def follows_pair(layout: Layout, at: int, start: int) -> bool:
    """Whether the party that begins at `start`, right before a word, is one of two: "Chad and Togo swap prisoners"."""
    if layout.lower(start - 1) not in (",", "and"):
        return False
    return layout.is_headline or (start > 1 and layout.owner[start - 2] >= 0 and _opens_noun(layout, at + 1))


def _opens_noun(layout: Layout, at: int) -> bool:
    """Whether a party, or a determiner or word that leads or is a noun, stands here."""
    return layout.owner[at : at + 1] > [-1] or layout.lower(at) in DETERMINERS or layout.tag(at) in _NOMINAL


def is_title_word(layout: Layout, at: int) -> bool:
    """Whether a word amid a sentence is written with a capital and so no verb ("the Philippine House impeached")."""
    return at > 0 and not layout.is_headline and layout.reading.sentence.tokens[at].text[:1].isupper()


def ends_role(layout: Layout, at: int) -> bool:
    """Whether a token is the last of a mention that may act ("the US military trains"), whatever its ending."""
    index = layout.owner[at]
    return index >= 0 and not is_adjectival(layout, layout.mentions[index]) and layout.mentions[index].end == at + 1


def has_named_object(layout: Layout, at: int) -> bool:
    """Whether a name follows the verb at once ("congratulated Nkuna by telephone"): it is active, whatever "by" says."""
    written = layout.reading.sentence.tokens[at + 1].text
    return (
        written[:1].isupper() and written.lower() not in _CALENDAR and layout.lower(at + 1) != "by" and layout.owner[at - 1] >= 0
    )


def suffers_in_title(layout: Layout, at: int, lexicon: TriggerLexicon) -> bool:
    """Whether a past form is a passive: titles tell what was done in the present, and leave "was" out ("Emergency declared in")."""
    end = at + 1
    if layout.lower(end) == "dead":
        end += 1
    elif layout.lowers[end : end + 2] == ["to", "death"]:
        end += 2
    is_open = end == layout.size or layout.lower(end) in PREPOSITIONS or layout.lower(end) in _PLACING
    found = lexicon.patterns[layout.lowers[at]] if is_open else ()
    return any(pattern.rule.frame == "transitive" or pattern.objects for pattern in found)
