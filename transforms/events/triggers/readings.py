"""Noun or verb, active or passive, finite or not: how the head of a trigger reads, told by the words around it."""

from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.layout import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    PREPOSITIONS,
    RELATIVES,
    Layout,
)
from transforms.events.parties.tree import BE
from transforms.events.triggers.inflection import BASE, GERUND, PARTICIPLE, PAST, THIRD
from transforms.events.triggers.lexicon import TriggerLexicon
from transforms.events.triggers.verb_neighbours import (
    ends_role,
    follows_pair,
    governs,
    has_named_object,
    has_object,
    is_between_nouns,
    is_lone_noun,
    is_title_word,
    shares_passive,
    shares_subject,
    suffers_in_title,
)
from transforms.events.triggers.word_shapes import is_adjectival, is_adjective, is_object_pronoun, is_plural

_SUBJECT_PRONOUNS: Final = word_class("subject_pronouns")
_NOUN_LEADERS: Final = PREPOSITIONS | DETERMINERS
_NO_THINGS: Final = ADVERBS | COORDINATORS | _SUBJECT_PRONOUNS
_BEFORE_BARE: Final = MODALS | DO | {"to"}
_BARE: Final = frozenset({BASE, THIRD})
# Verbs whose bare past before a preposition is a passive without its auxiliary: "two soldiers killed in attack".
_SUFFERED: Final = word_class("suffered")
_AFTER_REDUCED: Final = word_class("after_reduced")
_AFTER_SUFFERED: Final = word_class("after_suffered")


def reads_as_noun(layout: Layout, at: int, lexicon: TriggerLexicon) -> bool:
    """Whether the token is a noun where its form may also be a verb's."""
    word = layout.lowers[at]
    kinds = lexicon.forms.get(word)
    if kinds is None or _is_inside_name(layout, at):
        return True
    before, after = layout.lower(at - 1), layout.lower(at + 1)
    if before in COORDINATORS and shares_subject(layout, at, lexicon):
        return False
    if kinds <= _BARE and layout.tag(at) in ("NN", "NNS") and not layout.is_headline and not _is_infinitive(layout, at, kinds):
        # Tags are surer here, but take a headline's "rebels storm town" and an odd past ("shot") for nouns.
        return is_lone_noun(lexicon, word) or not is_between_nouns(layout, at)
    if kinds == {GERUND} and layout.tag(at) == "NN" and layout.tag(at - 1) in ("NN", "NNP") and after in PREPOSITIONS:
        return True  # "at an emergency meeting on"
    while before in ADVERBS and at > 1:
        at -= 1
        before = layout.lower(at - 1)
    if before in AUXILIARIES and before != "'s" and not (before in BE and GERUND not in kinds):
        return False
    if before == "to":
        # "to talks" and "to protests" are nouns: an infinitive is bare
        return BASE not in kinds
    if before in _SUBJECT_PRONOUNS:
        return False
    is_bare = BASE in kinds or THIRD in kinds
    if (
        is_bare
        and PAST not in kinds
        and (
            before in _NOUN_LEADERS
            or before[:1].isdigit()
            or (is_adjective(before) and not ends_role(layout, at - 1))
            or before in ADJECTIVES
            or (before.endswith("ing") and not ends_role(layout, at - 1))
        )
    ):
        return True
    if word not in lexicon.noun_heads or kinds <= {PAST, PARTICIPLE}:
        return False
    if before in _NOUN_LEADERS or before[:1].isdigit():
        return True
    if GERUND in kinds:
        follows_adjective = at > 0 and layout.owner[at - 1] >= 0 and is_adjectival(layout, layout.mentions[layout.owner[at - 1]])
        return (
            (at == 0 and after in PREPOSITIONS)
            or follows_adjective
            or after in ("of", "by", "between", "with", "against")
            or before in COORDINATORS
        )
    if at == 0:
        return BASE in kinds or THIRD in kinds
    index = layout.owner[at - 1]
    if index >= 0:
        if PAST in kinds and not is_adjectival(layout, layout.mentions[index]):
            return False
        if after == "" and layout.lower(layout.mentions[index].start - 1) in PREPOSITIONS:
            return True  # "leaders in Brussels talks"
        is_plural_subject = (  # "Israel strikes Syria" against "Israeli strikes on Syria": a preposition follows the noun
            BASE in kinds and is_plural(layout.lower(at - 1)) and not is_adjectival(layout, layout.mentions[index])
        )
        return not (
            is_plural_subject
            or (
                THIRD in kinds
                and not is_adjectival(layout, layout.mentions[index])
                and (after not in PREPOSITIONS or governs(lexicon, word, after))
            )
            or (BASE in kinds and follows_pair(layout, at, layout.mentions[index].start))
        )
    return not (before.endswith("s") and BASE in kinds and (after in DETERMINERS or after in PREPOSITIONS))


def _is_infinitive(layout: Layout, at: int, kinds: frozenset[str]) -> bool:
    """Whether "to" and an object on both sides tell a verb, whatever its tag: "voted to outlaw the party"."""
    after = layout.lower(at + 1)
    is_object = after in DETERMINERS or layout.tag(at + 1) in ("NNP", "NNPS", "NNS", "JJ", "CD")
    return BASE in kinds and layout.lower(at - 1) == "to" and is_object


def _is_inside_name(layout: Layout, at: int) -> bool:
    """Whether a word with a capital goes on a name amid a sentence ("the Armed Forces")."""
    is_in_actor = at > 0 and layout.owner[at] >= 0 and layout.owner[at] == layout.owner[at - 1]
    return is_in_actor and not layout.is_headline and layout.reading.sentence.tokens[at].text[:1].isupper()


def verb_reading(layout: Layout, at: int, lemma: str, lexicon: TriggerLexicon) -> tuple[str, str]:
    """Voice and mood of a verb form; an empty voice where the form is an adjective ("the detained men")."""
    kinds = lexicon.forms.get(layout.lowers[at], frozenset())
    group = _auxiliaries(layout, at)
    before = layout.lower(at - 1)
    if lemma == "have" and PARTICIPLE in lexicon.forms.get(layout.lower(at + 1), frozenset()):
        return "", ""  # "have delayed their meeting": an auxiliary
    if before == "-" and (PARTICIPLE in kinds or GERUND in kinds):
        return "", ""  # "Israeli-occupied", "open-ended"
    if GERUND in kinds:
        if any(word in BE for word in group):
            return "active", "finite"
        if before in DETERMINERS or (group and group[-1] in HAVE):
            return "", ""
        return "active", "gerund"
    if group and group[0] == "to":
        return ("passive" if any(word in ("be", "been", "being") for word in group) else "active"), "infinitive"
    if group == ["'s"] and PARTICIPLE in kinds and has_object(layout, at):
        return "active", "finite"  # "she's slammed the plan": has, not is
    if PARTICIPLE in kinds and any(word in BE for word in group) and not any(word in DO for word in group):
        return "passive", "finite"
    if any(word in HAVE or word in MODALS or word in DO for word in group):
        return "active", "finite"
    if group and group[-1] in BE and PARTICIPLE not in kinds:
        return "", ""  # "are welcome", "was back"
    if BASE in kinds and PAST not in kinds and before in COORDINATORS:
        return "active", "infinitive"
    if BASE in kinds or THIRD in kinds:
        if _is_object(layout, at, kinds, lexicon) or (layout.lower(at + 1) in MODALS and before not in RELATIVES):
            return "", ""
        if PAST not in kinds and (before in DETERMINERS or before in PREPOSITIONS or is_object_pronoun(layout, at - 1)):
            return "", ""
        if kinds == {BASE} and not _may_be_plural(layout, at):
            return "", ""  # "won praise", "a mock exam"
        return "active", "finite"
    after = layout.lower(at + 1)
    if PARTICIPLE in kinds and (before[:1].isdigit() or shares_passive(layout, at, lexicon)):
        return "passive", "finite"  # "16 were killed and 27 wounded"
    if lemma == "be":
        return "active", "finite"  # "was killed by": the auxiliary of a phrase is no passive of its own
    if "by" in layout.lowers[at + 1 : at + 3] and PARTICIPLE in kinds and not (PAST in kinds and has_named_object(layout, at)):
        return "passive", "participle"
    if lemma in _SUFFERED and after in _AFTER_SUFFERED and PARTICIPLE in kinds:
        return "passive", "participle" if at > 0 and layout.owner[at - 1] < 0 else "finite"
    is_crowd = at > 0 and before in DETERMINERS and layout.owner[at - 1] >= 0  # "thousands marched"
    if layout.reading.sentence.number == 0 and at > 0 and PARTICIPLE in kinds and suffers_in_title(layout, at, lexicon):
        return "passive", "finite"
    if (before in DETERMINERS and not is_crowd) or before in PREPOSITIONS or (at == 0 and PARTICIPLE in kinds):
        return "", ""
    is_noun_before = before in lexicon.noun_heads and reads_as_noun(layout, at - 1, lexicon)  # "shelling killed two"
    is_noun_before = is_noun_before or layout.lower(at - 2) in DETERMINERS or is_title_word(layout, at - 1)  # "a knife wounded"
    is_noun_before = is_noun_before or (before.endswith("s") and (at < 2 or layout.owner[at - 2] < 0))  # "rockets rained"
    if before in lexicon.forms and layout.owner[at - 1] < 0 and before not in ("and", "or", "but") and not is_noun_before:
        return "", ""  # "reject proposed changes"
    is_after_thing = layout.owner[at - 1] < 0 and before.isalpha() and before not in _NO_THINGS
    if PAST not in kinds or (is_after_thing and after in _AFTER_REDUCED):
        return "passive", "participle"  # "arms seized during a raid"
    if before.endswith("ly") and (layout.lower(at - 2) in DETERMINERS or layout.lower(at - 2) == ","):
        return "", ""  # "the internationally recognised government"
    return "active", "finite"


def _is_object(layout: Layout, at: int, kinds: frozenset[str], lexicon: TriggerLexicon) -> bool:
    """Whether a form in -s is a plural object: right after a verb ("would coordinate targets"), or in a list ("guns and shells")."""
    before, earlier = layout.lower(at - 1), layout.lower(at - 2)
    if THIRD not in kinds or at < 2 or layout.owner[at - 1] >= 0 or before in ADVERBS:
        return False
    if before in ("and", "or"):
        is_list = layout.owner[at - 2] < 0 and earlier.endswith("s") and THIRD not in lexicon.forms.get(earlier, frozenset())
        return is_list and not shares_subject(layout, at, lexicon)
    is_past = before.endswith("ed") or PAST in lexicon.forms.get(before, frozenset())
    return earlier in _BEFORE_BARE or is_past


def _may_be_plural(layout: Layout, at: int) -> bool:
    """Whether what stands before a bare verb may be its plural subject."""
    before = layout.lower(at - 1)
    if at == 0:
        return False
    if layout.owner[at - 1] >= 0:
        mention = layout.mentions[layout.owner[at - 1]]
        is_group = mention.kind in ("armed_group", "organisation") or before in ("people", "police", "men", "women")
        inside = [
            k for k in range(max(1, mention.start - 1), at) if layout.lowers[k] in PREPOSITIONS and layout.owner[k - 1] >= 0
        ]
        if inside:
            return layout.lowers[inside[0] - 1].endswith("s")  # "nurses in Zimbabwe want"
        first = mention.start - 1 - (layout.lower(mention.start - 1) in ("the", "a", "an"))
        return is_group or is_plural(before) or layout.lower(first) in ("and", ",")
    return (
        before.endswith(("s", "ly")) or before in ADVERBS or before in RELATIVES or before in _SUBJECT_PRONOUNS or before == ","
    )


def _auxiliaries(layout: Layout, at: int) -> list[str]:
    """The auxiliaries (and an infinitive's "to") before a verb, in order, adverbs left out."""
    group: list[str] = []
    position = at - 1
    while position >= 0 and len(group) < 4:
        word = layout.lowers[position]
        is_possessive = word == "'s" and layout.owner[position - 1] >= 0 and layout.lowers[position - 1] not in _SUBJECT_PRONOUNS
        if word in AUXILIARIES and not (is_possessive and not group):
            group.insert(0, word)
        elif word == "to":
            group.insert(0, word)
            break
        elif not (word in ADVERBS or word.endswith("ly") or is_adverb_since(layout, position)):
            break
        position -= 1
    return group


def is_adverb_since(layout: Layout, at: int) -> bool:
    """Whether "since" is an adverb amid a verb ("has since arrested") and opens no clause."""
    return layout.lowers[at] == "since" and layout.lower(at - 1) in HAVE
