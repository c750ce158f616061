"""A sentence laid out for the search: which token belongs to which mention, what is cut off, where clauses end."""

from dataclasses import dataclass, field, replace
from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.model import Mention, Reading
from transforms.events.parties.tree import BE, Tree

HAVE: Final = frozenset({"has", "have", "had", "having", "'ve"})
MODALS: Final = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must", "'ll", "'d", "wo", "ca"})
DO: Final = frozenset({"do", "does", "did"})
AUXILIARIES: Final = BE | HAVE | MODALS | DO
ADVERBS: Final = word_class("adverbs")
DETERMINERS: Final = word_class("determiners")
PREPOSITIONS: Final = word_class("prepositions")
LOCATIVE: Final = word_class("locative")
SUBORDINATORS: Final = word_class("subordinators")
OWN: Final = frozenset({"its", "their", "his", "her"})
RELATIVES: Final = frozenset({"who", "which", "whom", "whose", "that"})
HARD_BORDERS: Final = frozenset({";", ":", "(", ")", "--", "—", "–", '"', "``", "''", "“", "”", "?", "!", "[", "]"})
COORDINATORS: Final = frozenset({"and", "or", "but", "&", "yet"})
QUANTIFIERS: Final = word_class("quantifiers")
ADJECTIVES: Final = word_class("adjectives")
SAY: Final = word_class("say")


@dataclass(slots=True)
class Layout:
    """One sentence ready to be searched.

    `owner[i]` is the index of the mention over token i, or -1. `is_cut[i]` tells whether token i belongs to
    attributing words. `tree` is that of an analyser, where there is one. `verbs` are the tokens read as verbs of
    triggers, once these are found.
    """

    reading: Reading
    lowers: list[str]
    owner: list[int]
    is_cut: list[bool]
    tree: Tree | None = None
    verbs: set[int] = field(default_factory=set)

    @property
    def size(self) -> int:
        """Number of tokens."""
        return len(self.lowers)

    @property
    def mentions(self) -> list[Mention]:
        """The actor mentions, in order."""
        return self.reading.mentions

    def lower(self, at: int) -> str:
        """The token at `at` in lower case; empty outside the sentence."""
        return self.lowers[at] if 0 <= at < len(self.lowers) else ""

    def tag(self, at: int) -> str:
        """The tag of a token; empty outside the sentence and without an analyser."""
        return self.tree.tags[at] if self.tree and 0 <= at < self.size else ""

    @property
    def is_headline(self) -> bool:
        """Whether the text is a title or a fragment: one without a finite verb among its tags."""
        return self.reading.sentence.number == 0 or (self.tree is not None and not self.tree.has_finite)

    def is_border(self, at: int) -> bool:
        """Whether a clause cannot go on past this token."""
        return self.lowers[at] in HARD_BORDERS or self.is_cut[at]

    def preposition_before(self, mention: Mention) -> str | None:
        """The preposition that governs a mention, determiners and adjectives between them skipped, attributing words no part of it.

        "of" after a word of quantity ("thousands of Iraqis") governs nothing: what stands before that word does.
        """
        at = mention.start - 1
        for _ in range(4):
            if at < 0 or (self.is_cut[at] and not self.is_cut[mention.start]):
                return None
            word = self.lowers[at]
            if word in PREPOSITIONS:
                if word == "of" and self.lower(at - 1) in QUANTIFIERS:
                    at -= 2
                    continue
                return word
            if not (word in DETERMINERS or word[0].isdigit() or self._is_plain(at)):
                return None
            at -= 1
        return None

    def _is_plain(self, at: int) -> bool:
        """Whether the token could be an adjective of the noun phrase that follows."""
        word = self.lowers[at]
        return (
            self.owner[at] < 0
            and word.isalpha()
            and word not in AUXILIARIES
            and word not in COORDINATORS
            and word not in RELATIVES
            and not word.endswith(("ing", "ly"))
            and (word.endswith(("ed", "al", "ic", "ive", "ous", "ern", "ent", "ary", "ful", "less")) or word in ADJECTIVES)
        )


def _without_verb(mention: Mention, lowers: list[str], follows_mention: bool) -> Mention:
    """A mention without a verb taken for its first word: "wounded | two soldiers", "Iran armed | Houthi rebels"."""
    if mention.end - mention.start > 1 and lowers[mention.start].endswith("ed"):
        after = lowers[mention.start + 1]
        if follows_mention or after in DETERMINERS or after[0].isdigit():
            return replace(mention, start=mention.start + 1, text=mention.text.split(None, 1)[-1])
    return mention


_SPEAKING_ACTS: Final = word_class("speaking_acts")


def lay_out(reading: Reading) -> Layout:
    """Lay out a reading. Mentions inside attributing words stay known, but their tokens count as cut."""
    tokens = reading.sentence.tokens
    lowers = list(reading.sentence.lowers)
    ends = {mention.end for mention in reading.mentions}
    reading.mentions = [_without_verb(mention, lowers, mention.start in ends) for mention in reading.mentions]
    owner = [-1] * len(tokens)
    for index, mention in enumerate(reading.mentions):
        for at in range(mention.start, mention.end):
            owner[at] = index
    is_cut = [False] * len(tokens)
    for attribution in reading.attributions:
        if attribution.verb in _SPEAKING_ACTS:
            continue  # to warn or to allege is an act of its own
        for at in range(attribution.cut_start, attribution.cut_end):
            is_cut[at] = True
    return Layout(reading, lowers, owner, is_cut)
