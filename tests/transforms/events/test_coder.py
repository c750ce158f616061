from datetime import UTC, datetime

import polars as pl
import pytest

from tests.transforms.events.coding import article, code, codes, one
from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.article_reading import LONGEST_SENTENCE, anchor_date
from transforms.events.coder import CODER_VERSION, code_articles
from transforms.events.gate import GateWords, actor_words, gate_words, passing
from transforms.events.interchange import to_records
from transforms.events.triggers.lexicon import load_lexicon
from warehouse.codes.loader import code_list
from warehouse.frames import polars_schema, staged
from warehouse.tables.events import ENTITIES, EVENTS, QUOTES

BODY = (
    'Ethiopian troops attacked a Somali base on Monday.\n\n"We want a truce," said the Kenyan president.\n\nThe weather was fine.'
)


def test_frames_fit_their_tables_even_without_articles() -> None:
    coded = code([])
    for frame, table in ((coded.events, EVENTS), (coded.quotes, QUOTES), (coded.entities, ENTITIES)):
        assert frame.schema == pl.Schema(polars_schema(staged(table)))
        assert frame.is_empty()


def test_evidence_is_the_sentence_verbatim_at_its_offsets() -> None:
    title = "Ethiopia attacks Somalia"
    coded = code([article(BODY, title=title)])
    assert coded.events.height >= 2
    for row in coded.events.iter_rows(named=True):
        text = title if row["sentence_number"] == 0 else BODY
        assert text[row["char_start"] : row["char_end"]] == row["evidence"]
        assert row["trigger_text"] in row["evidence"]
        assert row["coder_version"] == CODER_VERSION


def test_rows_do_not_depend_on_the_batch() -> None:
    articles = [article(BODY, 1), article("Iran met Oman on Friday.", 2), article("Chile thanked Peru.", 3)]
    together = code(articles).events
    apart = pl.concat([code([single]).events for single in articles])
    assert together.sort("event_id").equals(apart.sort("event_id"))
    assert together["event_id"].n_unique() == together.height


def test_quotes_and_entities_come_along() -> None:
    coded = code([article(BODY)])
    assert coded.quotes["text"].to_list() == ["We want a truce,"]
    assert set(coded.events["actor_entity_id"].drop_nulls()) <= set(coded.entities["entity_id"])


def test_other_languages_give_no_events() -> None:
    assert code([article("Ethiopian troops attacked a Somali base.", language="fr")]).events.is_empty()


def test_a_users_gazetteer_is_used() -> None:
    actors = load_gazetteer(pl.DataFrame({"phrase": ["GONDOR", "MORDOR"], "code": ["GON", "MOR"]}))
    frame = pl.DataFrame([article("Gondor accused Mordor of theft.")]).with_columns(
        published_at=pl.lit(None, pl.Datetime("us", "UTC"))
    )
    row = code_articles(frame, load_lexicon(), actors).events.row(0, named=True)
    assert (codes(row, "actors"), codes(row, "recipients")) == (["GON"], ["MOR"])


@pytest.mark.parametrize(
    ("text", "event_type", "modality"),
    [
        ("The Thai premier will visit Bhutan next month.", "AGREE", "planned"),
        ("Japan will provide aid to Nepal.", "AGREE", "planned"),
        ("Kenya announced the pullout of its troops from Somalia.", "CONCEDE", "happened"),
        ("Iran will impose sanctions on Canada.", "THREATEN", "threatened"),
        ("Canada warned Iran that talks will end unless Iran frees the crew.", "THREATEN", "conditional"),
        ("Egypt urged Sudan to hold talks.", "REQUEST", "requested"),
        ("Iran may attack Iraqi bases.", "ASSAULT", "hypothetical"),
    ],
)
def test_future_and_modality_follow_the_codebook(text: str, event_type: str, modality: str) -> None:
    event = one(text, event_type)
    assert event["modality"] == modality


def test_negation_is_marked_and_refusal_is_a_rejection() -> None:
    assert one("Iran did not attack Iraq.")["is_negated"]
    assert one("Iran will not lift sanctions on Iraq.")["event_type"] == "REJECT"


def test_quad_class_and_intensity_come_from_the_code_list() -> None:
    event = one("Ethiopian troops attacked a Somali base.")
    row = code_list("event_types").row(by_predicate=pl.col("code") == "ASSAULT", named=True)
    assert (event["quad_class"], event["intensity"]) == (row["quad_class"], row["intensity"])
    assert 0 <= event["confidence"] <= 1


def test_the_same_act_told_twice_in_a_sentence_is_one_event() -> None:
    assert one("Malian rebels killed two Chadian soldiers in an attack on a Chadian base.")["event_type"] == "ASSAULT"


def test_records_carry_the_names_that_other_tools_read() -> None:
    events = code([article("Iran did not attack Iraq. Iran met Oman.")]).events
    records = {record["event_type"]: record for record in to_records(events)}
    assert records["ASSAULT"]["plover"] == ""
    met = records["CONSULT"]
    assert (met["plover"], met["cameo"], met["reciprocal"]) == ("CONSULT", "040", True)
    assert (met["actor_country"], met["target_country"]) == (["IRN"], ["OMN"])
    assert set(polars_schema(staged(EVENTS))) <= set(met)


def test_records_come_surest_first() -> None:
    records = to_records(code([article(BODY)]).events)
    assert [r["confidence"] for r in records] == sorted((r["confidence"] for r in records), reverse=True)


def test_gate_keeps_leads_triggers_with_actors_and_following_pronouns() -> None:
    texts = ["The sun rose.", "Iran attacked Iraq.", "It also met Oman.", "Birds sang.", "The truce took effect."]
    kept = passing(texts, [True, False, False, False, False], gate_words(load_lexicon()), actor_words(load_gazetteer()))
    assert kept == [True, True, True, False, True]
    assert passing([], [], GateWords(), ([], [])) == []


def test_anchor_needs_an_exact_day() -> None:
    dated = article("x", day="2021-05-06")
    assert str(anchor_date(dated)) == "2021-05-06"
    assert anchor_date({**dated, "published_precision": "year"}) is None
    night = {"published_at": datetime(2021, 5, 7, 1, 10, tzinfo=UTC), "published_precision": "minute"}
    assert str(anchor_date(night)) == "2021-05-07"
    assert str(anchor_date({**night, "published_offset": -300})) == "2021-05-06"


def test_endless_sentences_are_not_coded() -> None:
    import polars as pl

    from transforms.events.actors.gazetteer import load_gazetteer
    from transforms.events.triggers.lexicon import load_lexicon

    act = "Peru's president met the president of Chile in Lima and "
    body = act * (LONGEST_SENTENCE // len(act) + 1) + "left.\n\nPeru and Chile signed a treaty."
    article = pl.DataFrame(
        {"article_id": ["0" * 32], "title": ["Talks"], "body": [body], "published_at": [None], "published_precision": [None]}
    )
    events = code_articles(article, load_lexicon(), load_gazetteer()).events
    assert set(events["sentence_number"]) == {2}


def test_actors_remembered_from_a_longer_sentence_are_not_looked_up_in_this_one() -> None:
    from transforms.events.actors.speakers import represented, stands_here
    from transforms.events.layout import Layout, lay_out
    from transforms.events.model import Mention, Reading
    from transforms.events.sentences import split_sentences

    layout: Layout = lay_out(Reading(split_sentences("They met.")[0]))
    remembered = Mention(7, 9, 8, "two envoys", None, "role", None, "GOV", None)
    assert not stands_here(remembered, layout)
    assert represented([remembered], layout) == [remembered]
