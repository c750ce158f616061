from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions, is_location
from transforms.events.actors.references import resolve_references
from transforms.events.model import Mention, Reading, Sentence
from transforms.events.sentences import split_sentences
from transforms.lexicons.loader import read_lexicon

GAZETTEER = load_gazetteer()


def sentence(text: str) -> Sentence:
    return split_sentences(text)[0]


def mentions(text: str, on: date | None = None) -> list[Mention]:
    return find_mentions(sentence(text), GAZETTEER, on)


def readings(text: str) -> list[Reading]:
    return [Reading(one, mentions=find_mentions(one, GAZETTEER, None)) for one in split_sentences(text)]


# One row per case: text, words of the mention, country, sector. Texts are our own.
CASES = [
    ("Russian jets flew over the port.", "Russian jets", "RUS", "MIL"),
    ("Syrian rebels held the bridge.", "Syrian rebels", "SYR", "REB"),
    ("The Kenyan police closed the road.", "Kenyan police", "KEN", "COP"),
    ("Police in Lima closed the road.", "Police in Lima", "PER", "COP"),
    ("The army of Chad crossed the river.", "army of Chad", "TCD", "MIL"),
    ("Iran's foreign minister flew home.", "Iran's foreign minister", "IRN", "GOV"),
    ("Assad's government signed nothing.", "Assad's government", "SYR", "GOV"),
    ("Turkish-backed rebels pulled out.", "Turkish-backed rebels", None, "REB"),
    ("Turkish-backed Syrian rebels pulled out.", "Turkish-backed Syrian rebels", "SYR", "REB"),
    ("The U.S.-backed opposition units pulled out.", "U.S.-backed opposition units", None, "REB"),
    ("Malian opposition brigades pulled out.", "Malian opposition brigades", "MLI", "REB"),
    ("Malian opposition parties pulled out.", "Malian opposition parties", "MLI", "OPP"),
    ("Malian brigades pulled out.", "Malian brigades", "MLI", "MIL"),
    ("An official Omani newspaper spoke.", "official Omani newspaper", "OMN", "JRN"),
    ("The Omani official spoke.", "Omani official", "OMN", "GOV"),
    ("Prime Minister May left.", "Prime Minister May", "GBR", "GOV"),
    ("The French-led coalition pulled out.", "French-led coalition", "FRA", "MIL"),
    ("The Syrian government agreed.", "Syrian government", "SYR", "GOV"),
    ("The Russian Foreign Ministry agreed.", "Russian Foreign Ministry", "RUS", "GOV"),
    ("The Peruvian Foreign Ministry agreed.", "Peruvian Foreign Ministry", "PER", "GOV"),
    (
        "Peruvian Defense Ministry spokesman Maj. Gen. Luis Quispe spoke.",
        "Peruvian Defense Ministry spokesman Maj. Gen. Luis Quispe",
        "PER",
        "MIL",
    ),
    (
        "Lieutenant General Ivar Holm of the Danish army's general staff spoke.",
        "Lieutenant General Ivar Holm of the Danish army's general staff",
        "DNK",
        "MIL",
    ),
    ("U.S. Secretary of State John Kerry flew home.", "U.S. Secretary of State John Kerry", "USA", "GOV"),
    ("President of Egypt Anwar Sadat flew home.", "President of Egypt Anwar Sadat", "EGY", "GOV"),
    ("President of Peru Marta Ocampo flew home.", "President of Peru Marta Ocampo", "PER", "GOV"),
    ("Marta Ocampo, the Peruvian envoy for Chad, flew home.", "Marta Ocampo, the Peruvian envoy for Chad", "PER", "GOV"),
    ("The Peruvian president, Marta Ocampo, flew home.", "Peruvian president, Marta Ocampo", "PER", "GOV"),
    ("State Department spokesman Alan Pike spoke.", "State Department spokesman Alan Pike", "USA", "GOV"),
    (
        "Chairman of the U.S. Joint Chiefs of Staff Gen. Joseph Dunford spoke.",
        "Chairman of the U.S. Joint Chiefs of Staff Gen. Joseph Dunford",
        "USA",
        "MIL",
    ),
    ("Former president Carlos Menem left.", "Former president Carlos Menem", "ARG", "ELI"),
    ("A former Dutch minister left.", "former Dutch minister", "NLD", "ELI"),
    ("President Bush called Kabul.", "President Bush", "USA", "GOV"),
    ("The Kremlin agreed.", "Kremlin", "RUS", "GOV"),
    ("The Pentagon agreed.", "Pentagon", "USA", "MIL"),
    ("The White House agreed.", "White House", "USA", "GOV"),
    ("The Knesset agreed.", "Knesset", "ISR", "LEG"),
    ("Hamas fighters left.", "Hamas fighters", "PSE", "REB"),
    ("A Hamas official left.", "Hamas official", "PSE", "REB"),
    ("NATO troops left.", "NATO troops", "IGO", "MIL"),
    ("The UN envoy left.", "UN envoy", "IGO", "GOV"),
    ("The United Nations agreed.", "United Nations", "IGO", None),
    ("The Red Cross agreed.", "Red Cross", "NGO", None),
    ("Al-Qaeda claimed the raid.", "Al-Qaeda", "IMG", "REB"),
    ("The Tamil Tigers left.", "Tamil Tigers", "LKA", "REB"),
    ("Islamic State fighters left.", "Islamic State fighters", "IMG", "REB"),
    ("The militant group Boko Haram left.", "militant group Boko Haram", "NGA", "REB"),
    ("Reuters reported it.", "Reuters", "GBR", "JRN"),
    ("Huawei sued.", "Huawei", "CHN", "BUS"),
    ("Kuomintang officials left.", "Kuomintang officials", "TWN", "PTY"),
    ("The Serbian Labour Minister Goran Pavlov left.", "Serbian Labour Minister Goran Pavlov", "SRB", "GOV"),
    ("Egyptian textile workers struck.", "Egyptian textile workers", "EGY", "LAB"),
    ("Kenyans marched.", "Kenyans", "KEN", "CVL"),
    ("The Kenyans agreed.", "Kenyans", "KEN", None),
    ("Supporters of President Assad marched.", "Supporters of President Assad", "SYR", "CVL"),
    ("The leader of Hezbollah spoke.", "leader of Hezbollah", "LBN", "REB"),
    ("A spokesman for the Danish army spoke.", "spokesman for the Danish army", "DNK", "MIL"),
    ("Members of parliament voted.", "Members of parliament", None, "LEG"),
    ("Gunmen opened fire.", "Gunmen", None, "UAF"),
    ("An army spokesman spoke.", "army spokesman", None, "MIL"),
    ("A rebel commander spoke.", "rebel commander", None, "REB"),
    ("The mayor of Aleppo spoke.", "mayor of Aleppo", "SYR", "GOV"),
    ("Aleppo residents left.", "Aleppo residents", "SYR", "CVL"),
    ("The military has agreed.", "military", None, "MIL"),
    ("The Emirati ambassador to France left.", "Emirati ambassador to France", "ARE", "GOV"),
    ("Kurdish fighters left.", "Kurdish fighters", None, "REB"),
    ("Bosnian Serb forces left.", "Bosnian Serb forces", "BIH", "MIL"),
    ("DR Congo agreed.", "DR Congo", "COD", None),
    ("The United Arab Emirates agreed.", "United Arab Emirates", "ARE", None),
    ("Downing Street agreed.", "Downing Street", "GBR", "GOV"),
    ("The US agreed.", "US", "USA", None),
    ("IS claimed the raid.", "IS", "IMG", "REB"),
    ("Ismail Haniyeh left.", "Ismail Haniyeh", "PSE", "REB"),
    ("Chinese police officers left.", "Chinese police officers", "CHN", "COP"),
    ("Moscow's ambassador left.", "Moscow's ambassador", "RUS", "GOV"),
    ("President Obama's administration agreed.", "President Obama's administration", "USA", "GOV"),
    ("France, an ally of Syrian President Bashar al-Assad, left.", "ally of Syrian President Bashar al-Assad", "SYR", "GOV"),
    ("Two Indian fishermen drowned.", "Two Indian fishermen", "IND", "AGR"),
]


@pytest.mark.parametrize(("text", "words", "country", "sector"), CASES, ids=[case[1] for case in CASES])
def test_a_phrase_is_one_mention_with_its_codes(text, words, country, sector):
    found = {mention.text: (mention.country_code, mention.sector) for mention in mentions(text)}
    assert found.get(words) == (country, sector), found


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("They told us to go.", "us"),
        ("It is late.", "is"),
        ("The storm forces a delay.", "storm"),
        ("She will head the school board.", "head"),
        ("Military cooperation ended.", "Military"),
        ("They met in May.", "May"),
        ("He ate turkey with jordan almonds.", "turkey"),
        ("They must press for aid.", "press"),
    ],
)
def test_common_words_are_no_actors(text, silent):
    assert silent not in [mention.text for mention in mentions(text)]


def spans(text: str, on: date | None = None) -> list[tuple[str, str | None, str | None]]:
    return [(mention.text, mention.country_code, mention.sector) for mention in mentions(text, on)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bombs wounded four Danish sailors.", [("four Danish sailors", "DNK", "MIL")]),
        ("Peru armed Houthi fighters.", [("Peru", "PER", None), ("Houthi fighters", "YEM", "REB")]),
        ("The police detained Kurdish activists.", [("police", None, "COP"), ("Kurdish activists", None, "OPP")]),
        ("Rebels captured Malian troops.", [("Rebels", None, "REB"), ("Malian troops", "MLI", "MIL")]),
        ("Peru jailed activists.", [("Peru", "PER", None), ("activists", None, "OPP")]),
        ("The US armed Malian rebels.", [("US", "USA", None), ("Malian rebels", "MLI", "REB")]),
        ("Bandits on Friday injured Danish nurses.", [("Bandits", None, "CRM"), ("Danish nurses", "DNK", "MED")]),
        ("The wounded Danish sailors slept.", [("wounded Danish sailors", "DNK", "MIL")]),
        ("Three wounded Danish sailors slept.", [("Three wounded Danish sailors", "DNK", "MIL")]),
        ("Danish armed groups slept.", [("Danish armed groups", "DNK", "UAF")]),
        ("The army deposed President Mohamed Morsi.", [("army", None, "MIL"), ("President Mohamed Morsi", "EGY", "GOV")]),
        ("Deposed President Mohamed Morsi slept.", [("Deposed President Mohamed Morsi", "EGY", "ELI")]),
    ],
)
def test_a_verb_is_no_part_of_a_mention(text, expected):
    assert spans(text) == expected


WORDS_AS_USED = read_lexicon("actor_words").filter(pl.col("kind").is_in(["past_verb", "quantifier", "before_past_verb"]))


@pytest.mark.parametrize("row", list(WORDS_AS_USED.iter_rows(named=True)), ids=lambda row: row["rule_id"])
def test_every_word_that_tells_a_verb_splits_its_example_and_not_its_counter_example(row):
    danish = next(m for m in mentions(row["example"]) if m.country_code == "DNK")
    assert danish.text.removeprefix(f"{row['word']} ") == "Danish soldiers"
    kept = next(m for m in mentions(row["counter_example"]) if m.country_code == "DNK")
    assert kept.text.split()[0].lower() == (row["word"] if row["kind"] == "past_verb" else "injured")


@pytest.mark.parametrize(
    "row",
    list(read_lexicon("actor_words").filter(pl.col("kind") == "armed_noun").iter_rows(named=True)),
    ids=lambda row: row["rule_id"],
)
def test_the_opposition_is_armed_by_the_noun_behind_it(row):
    assert spans(row["example"]) == [(f"Finnish opposition {row['word']}", "FIN", "REB")]
    assert all(country == "FIN" and words == f"Finnish {row['word']}" for words, country, _ in spans(row["counter_example"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Ministers Lavrov and Tillerson met.", [("RUS", "GOV"), ("USA", "GOV")]),
        ("Presidents Putin, Rouhani and Erdogan met.", [("RUS", "GOV"), ("IRN", "GOV"), ("TUR", "GOV")]),
        ("Presidents Putin of Russia and Erdogan of Turkey met.", [("RUS", "GOV"), ("TUR", "GOV")]),
        ("Generals Dunford and Gerasimov met.", [("USA", "MIL"), ("RUS", "MIL")]),
        ("Danish Ministers Orla Tann and Ivar Holm met.", [("DNK", "GOV"), ("DNK", "GOV")]),
        ("The generals Orla Tann and Ivar Holm met.", [(None, "MIL"), (None, "MIL")]),
        ("The two envoys, Orla Tann and Ivar Holm, met.", [(None, "GOV"), (None, "GOV")]),
        ("Two envoys, Orla Tann and Ivar Holm met.", [(None, "GOV"), (None, None), (None, None)]),
        ("Minister Orla Tann and Ivar Holm met.", [(None, "GOV"), (None, None)]),
        ("Ministers Orla Tann and Ivar Holm, Pia Lund said, met.", [(None, "GOV"), (None, "GOV"), (None, None)]),
    ],
)
def test_a_title_in_the_plural_counts_for_every_name_of_its_row(text, expected):
    assert [(country, sector) for _, country, sector in spans(text)] == expected


def test_a_shared_title_outweighs_an_office_that_is_over():
    assert [sector for _, _, sector in spans("Foreign Ministers Lavrov and Tillerson met.", date(2020, 1, 1))] == ["GOV", "GOV"]
    former = spans("Former Presidents Bill Clinton and Jimmy Carter met.", date(2020, 1, 1))
    assert {sector for _, _, sector in former} == {"ELI"}


def test_a_known_person_vouches_for_the_last_name_beside():
    assert spans("Lavrov, Kerry Discuss New Truce") == [("Lavrov", "RUS", "GOV"), ("Kerry", "USA", "GOV")]
    assert spans("They named Kerry there.") == [("They", None, None), ("Kerry", None, None)]


@pytest.mark.parametrize(
    "word", [*"January February March April May June July August September October".split(), "Monday", "Sunday"]
)
def test_months_and_weekdays_are_no_persons(word):
    for text in (
        f"On {word} 5, Russia left.",
        f"Russia left in {word}.",
        f"{word} 5 saw Russia leave.",
        f"Russia met Minister {word} 5.",
    ):
        assert {words for words, country, _ in spans(text) if country != "RUS"} <= {"Minister"}, text


def test_number_words_are_no_names():
    assert spans("Eleven Danish sailors slept.") == [("Danish sailors", "DNK", "MIL")]
    assert spans("Forty Kenyans slept.") == [("Kenyans", "KEN", "CVL")]


@pytest.mark.parametrize(
    "text",
    ["The Russian Federation and the US agreed.", "The US and Russian Federation agreed.", "RUSSIAN FEDERATION AND US AGREE"],
)
def test_countries_with_a_long_and_a_short_name_are_both_found(text):
    assert {(country, sector) for _, country, sector in spans(text)} == {("RUS", None), ("USA", None)}


def test_a_role_takes_no_country_from_another_mention():
    assert spans("Finland proposed talks between government and armed opposition forces.") == [
        ("Finland", "FIN", None),
        ("government", None, "GOV"),
        ("armed opposition forces", None, "REB"),
    ]


@pytest.mark.parametrize("text", ["Michael Jordan smiled.", "The singer Chad Smith left.", "Guests saw Paris Hilton leave."])
def test_people_with_country_names_have_no_country(text):
    assert {mention.country_code for mention in mentions(text)} <= {None}


WORDS_OF_NAMES = read_lexicon("actor_words").filter(
    pl.col("kind").is_in(["title", "modifier", "backing", "leading", "name_link"])
)


@pytest.mark.parametrize("row", list(WORDS_OF_NAMES.iter_rows(named=True)), ids=lambda row: row["rule_id"])
def test_every_word_beside_names_joins_its_example_and_leaves_its_counter_example(row):
    word = row["word"].replace("-", " ")
    joined = [m for m in mentions(row["example"]) if f" {word} " in f" {m.text} ".replace("-", " ")]
    assert joined
    assert row["sector"] is None or joined[0].sector == row["sector"]
    assert not [m for m in mentions(row["counter_example"]) if row["word"] in m.text.split()]


def test_words_that_are_no_names_are_found_as_none():
    words = [word.title() for word in read_lexicon("actor_words").filter(pl.col("kind") == "not_a_name")["word"]]
    assert [word for word in words for m in mentions(f"They saw {word} there.") if m.kind == "name" and m.text == word] == []


def test_unknown_names_are_kept_without_codes():
    found = mentions("The firm hired Orla Tannstad on Monday.")
    assert [(m.text, m.kind, m.country_code, m.entity) for m in found if m.kind == "name"] == [
        ("Orla Tannstad", "name", None, None)
    ]


def test_heads_are_the_last_word_of_the_name_or_role():
    one = sentence("Peruvian rebels met U.S. Secretary of State John Kerry.")
    assert [one.tokens[m.head].text for m in find_mentions(one, GAZETTEER, None)] == ["rebels", "Kerry"]


def test_countries_that_share_a_role_both_take_its_sector():
    found = mentions("U.S. and Russian officials met.")
    assert [(m.country_code, m.sector) for m in found] == [("USA", "GOV"), ("RUS", "GOV")]
    apart = mentions("France and Russian officials met.")
    assert [(m.country_code, m.sector) for m in apart] == [("FRA", None), ("RUS", "GOV")]


def test_coordinated_actors_are_mentions_of_their_own():
    assert [m.country_code for m in mentions("Russia, Turkey and Iran met.")] == ["RUS", "TUR", "IRN"]


def test_hyphenated_pairs_are_two_mentions():
    assert [m.country_code for m in mentions("The Lavrov-Tillerson call was brief.")] == ["RUS", "USA"]


def test_two_bearers_of_a_last_name_are_told_apart_by_title_and_day():
    assert mentions("President Bush left.", date(1990, 5, 1))[0].entity.entity_id == "per-george-h-w-bush"
    assert mentions("President Bush left.", date(2005, 5, 1))[0].entity.entity_id == "per-george-w-bush"


def test_headlines_yield_known_actors_only():
    found = [m.text for m in mentions("Kerry, Putin Discuss Possible Deal on Syria Truce")]
    assert "Putin" in found
    assert not any("Discuss" in text or "Possible" in text for text in found)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Fighting went on in Syria.", "Syria", True),
        ("They met near Aleppo.", "Aleppo", True),
        ("Fighting went on across northern Mali.", "Mali", True),
        ("Syria agreed.", "Syria", False),
        ("They warned Syria.", "Syria", False),
        ("They sat in Syrian police cars.", "Syrian police", False),
    ],
)
def test_locations_are_countries_behind_a_preposition_of_place(text, words, expected):
    one = sentence(text)
    found = next(m for m in find_mentions(one, GAZETTEER, None) if m.text.startswith(words))
    assert is_location(one, found) is expected


def resolved(text: str) -> list[tuple[str, str, str | None, str | None]]:
    return [(m.text, m.kind, m.country_code, m.sector) for r in resolve_references(readings(text)) for m in r.mentions]


def test_last_names_take_the_codes_of_the_full_name():
    found = resolved("Danish army spokesman Maj. Ivar Holm spoke. The minister thanked Holm.")
    assert found[-1] == ("Holm", "name", "DNK", "MIL")


def test_a_last_name_before_the_full_name_is_resolved_too():
    found = resolved("They asked Kerry again. U.S. Secretary of State John Kerry declined.")
    assert ("Kerry", "person", "USA", "GOV") in found


def test_acronyms_take_the_codes_of_the_name_they_stand_behind():
    found = resolved("The Danish Fishing Workers Union (DFWU) went on strike. Ministers called the DFWU unwise.")
    assert ("DFWU", "DNK") in [(text, country) for text, _, country, _ in found]


def test_the_ministry_is_the_last_ministry():
    found = resolved("The Peruvian Foreign Ministry agreed. Later the ministry declined.")
    assert found[-1] == ("ministry", "role", "PER", "GOV")


def test_the_two_men_are_two_mentions_of_the_same_words():
    found = resolved("Sergey Lavrov called John Kerry. The two men agreed.")
    assert [(country, kind) for text, kind, country, _ in found if text.lower().endswith("two men")] == [
        ("RUS", "person"),
        ("USA", "person"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Sergey Lavrov called John Kerry. The two top diplomats agreed.", "two top diplomats", ["RUS", "USA"]),
        ("Norway met Chad in Austria. Both countries agreed.", "countries", ["NOR", "TCD"]),
        ("Norway warned Chad. The two warring sides agreed.", "sides", ["NOR", "TCD"]),
        ("Malian rebels met Chad. Both sides agreed.", "sides", ["MLI", "TCD"]),
        ("The Norwegian president called the Chadian president. The two leaders agreed.", "two leaders", ["NOR", "TCD"]),
        ("Rebels met the Malian army. Both sides agreed.", "sides", ["MLI", "MLI"]),
        ("Norway and its unions warned Chad. Both sides agreed.", "sides", ["NOR", "TCD"]),
    ],
)
def test_a_pair_is_the_two_latest_actors_it_fits(text, words, expected):
    assert [country for text, _, country, _ in resolved(text) if text == words] == expected


def test_a_pair_without_two_actors_stays_open():
    assert [text for text, _, _, _ in resolved("Norway spoke. Both countries agreed.")] == ["Norway", "countries"]


def test_pronouns_take_the_last_mention_that_agrees():
    found = resolved("John Kerry left for Geneva. He met no one.")
    assert found[-1] == ("He", "person", "USA", "GOV")
    found = resolved("Syrian rebels left the town. They burned a bridge.")
    assert ("They", "role", "SYR", "REB") in found


def test_pronouns_without_an_antecedent_stay_open():
    assert resolved("He met no one.")[0][1:] == ("pronoun", None, None)


def test_resolving_leaves_the_readings_given_alone():
    read = readings("John Kerry left. He returned.")
    kept = [replace(one, mentions=list(one.mentions)) for one in read]
    resolve_references(read)
    assert read == kept


WORDS = st.sampled_from(
    "Russia Russian jets 's , and the of in John Kerry President rebels army - backed led for us US IS said Hamas Aleppo Gen. two ( ) U.S. al Qaeda he bin Xy 12".split()
)


@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=25))
def test_mentions_lie_inside_the_sentence_and_do_not_overlap(words):
    for one in split_sentences(" ".join(words)):
        last = 0
        for mention in find_mentions(one, GAZETTEER, None):
            assert last <= mention.start <= mention.head < mention.end <= len(one.tokens)
            assert mention.text in one.text
            last = mention.end


def test_an_empty_sentence_names_nobody():
    assert find_mentions(Sentence(1, 0, 0, "", (), ()), GAZETTEER, None) == []
