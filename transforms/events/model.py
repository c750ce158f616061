"""The shapes that pass between the parts of the event coder.

Offsets named `char_*` count characters of the text coded (a body or a title); `start`, `end` and
`head` count tokens of one sentence. Ends are exclusive. Nothing changes a shape once it is made (`dataclasses.replace`
makes another); those made by the thousand are not frozen, since that makes each four times as dear.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Token:
    """One token with its place in the text; `lower` is its lower-case form with straight quotes."""

    text: str
    lower: str
    char_start: int
    char_end: int


@dataclass(slots=True)
class Sentence:
    """One sentence: its number in the text (from 1; 0 for a title), its span and its tokens.

    `is_quoted[i]` tells whether token i stands inside quotation marks (which may have been opened
    in an earlier sentence of the same paragraph).
    """

    number: int
    char_start: int
    char_end: int
    text: str
    tokens: tuple[Token, ...]
    is_quoted: tuple[bool, ...]
    lowers: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The tokens in lower case."""

    def __post_init__(self) -> None:
        self.lowers = tuple([token.lower for token in self.tokens])


@dataclass(frozen=True, slots=True)
class Entity:
    """One gazetteer row: an actor or place that the text may name.

    `country_code` is ISO 3166-1 alpha-3, or IGO, NGO, IMG, MNC, or None; `sector` a code of the
    list `sectors` or None; `gazetteer` the file the row stands in ('user' for a user's own).
    """

    entity_id: str
    name: str
    kind: str
    country_code: str | None
    sector: str | None
    gazetteer: str
    latitude: float | None = None
    longitude: float | None = None
    admin1: str | None = None


@dataclass(slots=True)
class Mention:
    """A stretch of tokens that names an actor.

    `entity` is None for a name or role that no row matches. `country_code` and `sector` are those
    of the phrase as a whole ("Russian jets": RUS, MIL), which may differ from the entity's own.
    """

    start: int
    end: int
    head: int
    text: str
    name: str | None
    kind: str
    country_code: str | None
    sector: str | None
    entity: Entity | None


@dataclass(slots=True)
class Place:
    """A place named in a sentence. `precision` is city, admin1, country or region."""

    start: int
    end: int
    text: str
    name: str
    country_code: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    entity: Entity | None


@dataclass(slots=True)
class DateSpan:
    """A date expression, resolved as far as the anchor allows.

    `first` and `last` are None when it could not be resolved; `reason` (a code of the list
    `reasons`) then says why. `basis` is explicit or relative; `is_deadline` marks "by June 4",
    "within a month"; `precision` is a code of the list `precisions`.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    precision: str | None
    basis: str
    is_deadline: bool = False
    reason: str | None = None


@dataclass(slots=True)
class Quantity:
    """A number with the noun it counts ("some 16 Syrian rebels were killed": 16, killed).

    `noun` is one of killed, wounded, detained, displaced, participant, violation, money, weight,
    duration or None when the noun is of no known sort. `value` is None when only a range is
    known; `maximum` None means open. `unit` is a currency (ISO 4217) or a weight, and for a
    duration always 'hour' (values converted).
    """

    start: int
    end: int
    text: str
    noun: str | None
    value: float | None
    minimum: float
    maximum: float | None
    unit: str | None = None


@dataclass(slots=True)
class Attribution:
    """Whose word a sentence, or the part of it between `start` and `end`, is.

    `cut_start` and `cut_end` bound the attributing words themselves ("…, the ministry said on
    Thursday"), which are left out of the search for acts. `speaker` is the text of the source.
    """

    speaker: str
    speaker_start: int
    speaker_end: int
    start: int
    end: int
    cut_start: int
    cut_end: int
    verb: str


@dataclass(slots=True)
class Stance:
    """How real the act of a trigger is: a code of the list `modalities`, and the condition.

    `is_decided` marks what is planned and no mere promise: decided, or about to happen. `is_bare` marks what only an
    infinitive tells ("missiles to strike the town"), without a word that plans it.
    """

    modality: str
    is_negated: bool
    condition_text: str | None = None
    is_decided: bool = False
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech: the words between the marks and, where known, the speaker's words."""

    char_start: int
    char_end: int
    text: str
    speaker_text: str | None
    speaker_reason: str | None = None


@dataclass(slots=True)
class Reading:
    """What one sentence holds, before it is coded."""

    sentence: Sentence
    mentions: list[Mention] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    dates: list[DateSpan] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    def with_mentions(self, mentions: list[Mention]) -> "Reading":
        """The same reading with other mentions."""
        return Reading(self.sentence, mentions, self.places, self.dates, self.attributions)
