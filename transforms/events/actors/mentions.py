"""Finding actors: runs of labelled items joined into one mention, and the country and sector of the whole.

The method is composition: a country, its people, its capital or its adjective lends the country; the
role words lend the sector, the last strong one before weak ones ("army spokesman": MIL); a known
person or organisation brings both. Possessives, "of", "for" and appositions join, coordination does not.
"""

from datetime import date

from transforms.events.actors.appositions import join_appositions, share_roles
from transforms.events.actors.chunk_parts import Chunk, Part
from transforms.events.actors.chunks import find_chunks
from transforms.events.actors.crowds import with_crowds
from transforms.events.actors.forms import Row, rows_on
from transforms.events.actors.gazetteer import Gazetteer
from transforms.events.actors.labels import Labelled, label_sentence, words_of
from transforms.events.actors.phrase_codes import ROLES, is_foreign, nations_of, own_sector, phrase_codes, seat_of
from transforms.events.actors.shared_titles import plural_title, share_titles
from transforms.events.model import Entity, Mention, Sentence

Codes = tuple[Entity | None, str | None, str | None]


def find_mentions(sentence: Sentence, gazetteer: Gazetteer, on: date | None, labelled: Labelled | None = None) -> list[Mention]:
    """Actor mentions of `sentence` in order, without overlap.

    Kinds: those of the list `entity_kinds`, 'name' for an unknown name (codes None unless a title or
    country stands with it), 'place' for a place that is named alone, 'pronoun' for he, she, they, him,
    them. `on` is the day whose offices count; None takes the office that began last. `entity` of a role
    with a country is that country's. `labelled` are the labels of the sentence, where they are known already.
    """
    labelled = labelled or label_sentence(sentence, gazetteer)
    chunks = share_titles(find_chunks(labelled, sentence), sentence.tokens)
    found = [_mention(chunk, sentence, gazetteer, on) for chunk in chunks]
    joined = join_appositions(with_crowds([mention for mention in found if mention], sentence), sentence)
    if len(joined) < 2:
        return joined
    adjectives = frozenset(start for letter, start in zip(labelled.letters, labelled.starts, strict=True) if letter in "AG")
    return share_roles(joined, sentence, adjectives)


def is_location(sentence: Sentence, mention: Mention) -> bool:
    """Whether `mention` is a country or place that only says where ("in Syria", "near Aleppo")."""
    if mention.kind not in ("country", "place") or (mention.sector and mention.kind == "country" and mention.entity is None):
        return False
    before = mention.start - 1
    while before >= 0 and sentence.tokens[before].lower in ("the", "northern", "southern", "eastern", "western", "central"):
        before -= 1
    return before >= 0 and sentence.tokens[before].lower in words_of("location_preposition")


def _mention(chunk: Chunk, sentence: Sentence, gazetteer: Gazetteer, on: date | None) -> Mention | None:
    tokens = sentence.tokens
    main = chunk.main
    letters = "".join(part.letter for part in main)
    if letters == "U":
        at = main[0].start
        return Mention(at, at + 1, at, tokens[at].text, None, "pronoun", None, None, None)
    head = chunk.head
    text = sentence.text[
        tokens[chunk.start].char_start - sentence.char_start : tokens[chunk.end - 1].char_end - sentence.char_start
    ]
    former = words_of("former")
    is_former = tokens[main[0].start].lower.startswith("ex-") or any(
        tokens[part.start].lower in former for part in main if part.letter in "MR"
    )

    def build(kind: str, codes: Codes) -> Mention:
        entity, country, sector = codes
        if is_former and sector not in (None, "REB", "UAF", "CRM"):
            sector = "ELI"
        elif kind == "person" and sector == "ELI":
            sector = own_sector(plural_title(chunk) or chunk.titles or _before_name(main)) or sector
        return Mention(chunk.start, chunk.end, head, text, entity.name if entity else None, kind, country, sector, entity)

    if len(main) == 1 and not (chunk.owners or chunk.leaders or chunk.complement or chunk.titles) and main[0].form:
        form = main[0].form
        if letters in "RWQ":
            return build("role", (None, seat_of(main), form.sector))
        if letters in "CKEPAG" and form.rows:
            own = rows_on(form.rows, on)
            return build(own[0].kind, own)
    role_letters = [letter for letter in letters if letter in ROLES]
    if chunk.titles:
        role_letters += [part.letter for part in chunk.titles if part.letter in ROLES]
    person = next((part for part in reversed(main) if part.letter == "P"), None)
    if person is None:
        surname = next((part for part in reversed(main) if part.letter == "S"), None)
        if surname and "N" not in letters:
            rows = _bearers(surname, chunk, sentence)
            if rows and main[-1].letter not in "RWQ":
                return build("person", rows_on(rows, on))
    if person and person.form and not (role_letters and main[-1].letter in "RWQ"):
        return build("person", rows_on(_in_office(_of_country(person.form.rows, chunk), main, sentence), on))
    country, sector, entity = phrase_codes(chunk, sentence, gazetteer, on)
    if any(part.letter in "NS" for part in main) and main[-1].letter not in "RWQ":
        is_bare = not role_letters and (
            main[-1].letter in "CKL"
            or any(tokens[part.start].lower in gazetteer.given_names for part in main if part.letter in "CKL")
        )
        return build("name", (None, None, None) if is_bare else (None, country, sector))
    organisation = next((part for part in reversed(main) if part.letter == "E"), None)
    if organisation and organisation.form and is_foreign(organisation, chunk):
        of_nation = next(iter(nations_of(chunk)), country)  # "Peru's Congress", by its row that of the United States
        return build("role" if role_letters else organisation.form.rows[0].entity.kind, (None, of_nation, sector))
    if organisation and organisation.form:
        own = rows_on(organisation.form.rows, on)
        if not role_letters and own[1] == "NGO" and main[0].letter == "A" and nations_of(chunk):
            return build(own[0].kind, (own[0], nations_of(chunk)[0], "NGO"))  # "the Chadian Red Cross"
        if not role_letters:
            return build(own[0].kind, own)
        return build("role" if "R" in letters or "Q" in letters else own[0].kind, (own[0], country, sector))
    if role_letters:
        return build("role", (entity, country, sector)) if role_letters != ["T"] else None
    nation = next((part for part in reversed(main) if part.form and part.form.rows), None)
    if nation and nation.form:
        own = rows_on(nation.form.rows, on)
        # "Kenyans marched" are people; "the Kenyans agreed" is mostly their government.
        is_people = nation.letter == "D" and not (chunk.start and tokens[chunk.start - 1].lower == "the")
        return build(own[0].kind, (own[0], country or own[1], "CVL" if is_people else own[2]))
    return build("place", (None, country, None)) if "L" in letters else None


def _in_office(rows: tuple[Row, ...], main: list[Part], sentence: Sentence) -> tuple[Row, ...]:
    """The rows of a person for the office that the words before the name tell ("Foreign Minister Lund"), else all of them."""
    before = _before_name(main)
    if not before:
        return rows
    words = " ".join(sentence.lowers[before[0].start : before[-1].end])
    return tuple(row for row in rows if row.office and words.endswith(row.office.lower())) or rows


def _before_name(main: list[Part]) -> list[Part]:
    """The words of a phrase before its person ("Prime Minister Najib Mikati")."""
    return main[: next((at for at, part in enumerate(main) if part.letter in "PS"), 0)]


def _bearers(surname: Part, chunk: Chunk, sentence: Sentence) -> tuple[Row, ...]:
    """Rows of known people whose last name fits the title and country before it ("President Bush"); none without a title."""
    if surname.form and chunk.is_in_company and len({row.entity for row in surname.form.rows}) == 1:
        return surname.form.rows
    phrase = [*chunk.main, *chunk.owners, *chunk.titles]
    titles = [part for part in phrase if part.letter in ROLES and part.form]
    words = {token.lower for part in titles for token in sentence.tokens[part.start : part.end]}
    words |= {word.removesuffix("s") for word in words}
    words |= {"prime", "minister"} if "premier" in words else set()
    ranks = {part.form.sector for part in titles if part.letter == "T" and part.form}
    nations = [part for part in phrase if part.letter in "CKA" and part.form]
    codes = {row.country_code for part in nations if part.form for row in part.form.rows}
    if surname.form is None or not titles:
        return ()
    return tuple(
        row
        for row in surname.form.rows
        if (not codes or row.country_code in codes)
        and (
            words & set((row.office or "").lower().split()) - {"of", "the"}
            or (row.sector and row.sector in ranks)
            or "leader" in words
        )
    )


def _of_country(rows: tuple[Row, ...], chunk: Chunk) -> tuple[Row, ...]:
    """The rows of bearers of one name that are of the country told beside it ("King Abdullah of Jordan"), else all of them."""
    nations = [part for part in (*chunk.owners, *chunk.main, *chunk.complement) if part.letter in "CKA" and part.form]
    codes = {row.country_code for part in nations if part.form for row in part.form.rows}
    return tuple(row for row in rows if row.country_code in codes) or rows
