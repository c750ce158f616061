import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.events.model import Quantity
from transforms.events.numbers.quantities import find_quantities
from transforms.events.sentences import split_sentences
from transforms.lexicons.loader import read_lexicon


def find(text: str) -> list[Quantity]:
    return [quantity for sentence in split_sentences(text) for quantity in find_quantities(sentence)]


def counted(text: str) -> list[tuple[str | None, float | None, float, float | None]]:
    return [(q.noun, q.value, q.minimum, q.maximum) for q in find(text) if q.noun]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 16 hill rebels were killed and 27 wounded.", [("killed", 16, 16, 16), ("wounded", 27, 27, 27)]),
        ("A bomb went off, killing 12 people and wounding 30.", [("killed", 12, 12, 12), ("wounded", 30, 30, 30)]),
        ("12 soldiers and 5 nurses were killed.", [("killed", 12, 12, 12), ("killed", 5, 5, 5)]),
        ("The raid killed 12 soldiers, 3 guards and 5 cooks.", [("killed", n, n, n) for n in (12, 3, 5)]),
        ("At least 20 people, including 3 children, were killed.", [("killed", None, 20, None)]),
        ("More than 30 others were injured.", [("wounded", None, 31, None)]),
        ("Fewer than 30 men were detained.", [("detained", None, 0, 29)]),
        ("Police arrested between 10 and 15 protesters.", [("detained", None, 10, 15)]),
        ("10 to 15 people died, and half a million fled.", [("killed", None, 10, 15), ("displaced", 500_000, 500_000, 500_000)]),
        ("Dozens were hurt and several killed.", [("wounded", None, 24, None), ("killed", None, 3, None)]),
        ("Tens of thousands of people are fleeing.", [("displaced", None, 20_000, None)]),
        ("Up to 200 pupils took part.", [("participant", None, 0, 200)]),
        ("About 50 protesters blocked the road.", [("participant", 50, 50, 50)]),
        ("A dozen strikers sat down.", [("participant", 12, 12, 12)]),
        (
            "The storm left 20 dead and 50 injured and 3,000 homeless.",
            [("killed", 20, 20, 20), ("wounded", 50, 50, 50), ("displaced", 3000, 3000, 3000)],
        ),
        ("The brigades violated it 31 times in a week.", [("violation", 31, 31, 31)]),
        ("The army listed 58 ceasefire violations.", [("violation", 58, 58, 58)]),
        ("The death toll rose to 25.", [("killed", 25, 25, 25)]),
        ("2000 people were evacuated.", [("displaced", 2000, 2000, 2000)]),
    ],
)
def test_people_are_counted_by_their_noun(text: str, expected: list[tuple[str, float | None, float, float | None]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "noun", "value", "unit"),
    [
        ("It cost $6.", "money", 6, "USD"),
        ("It cost R75 a month.", "money", 75, "ZAR"),
        ("It cost €50m.", "money", 50_000_000, "EUR"),
        ("They gave 1.5 billion yen.", "money", 1_500_000_000, "JPY"),
        ("It cost 3,000 pounds.", "money", 3000, None),
        ("It cost 3,000 Egyptian pounds.", "money", 3000, "EGP"),
        ("They sent 3,000 pounds of flour.", "weight", 3000, "lb"),
        ("They sent 40 tonnes of rice.", "weight", 40, "t"),
        ("They found 250 grams of it.", "weight", 0.25, "kg"),
        ("They want a pause for 48 hours.", "duration", 48, "hour"),
        ("They want a 48-hour cease-fire.", "duration", 48, "hour"),
        ("It was extended by three days.", "duration", 72, "hour"),
        ("It holds for another 72 hours.", "duration", 72, "hour"),
        ("Its duration will at first be six months.", "duration", 4320, "hour"),
        ("They agreed on a week-long truce.", "duration", 168, "hour"),
        ("The truce holds for a month.", "duration", 720, "hour"),
        ("He was sentenced to two years.", "duration", 17_520, "hour"),
    ],
)
def test_money_weight_and_time(text: str, noun: str, value: float, unit: str | None) -> None:
    found = [quantity for quantity in find(text) if quantity.noun]
    assert [(q.noun, q.value, q.unit) for q in found] == [(noun, value, unit)]


def test_a_range_of_money() -> None:
    quantity = find("The bank gave $2 to $3 million.")[0]
    assert (quantity.noun, quantity.value, quantity.minimum, quantity.maximum) == ("money", None, 2_000_000, 3_000_000)


@pytest.mark.parametrize(
    "text",
    [
        "It was signed on May 6, 2017.",
        "It rose by 35 percent in 2016.",
        "It began at 10:30 and ended at 6 p.m. sharp.",
        "Flight 370 vanished under resolution 2254.",
        "Li, 34, won.",
        "An 18-year-old sang.",
        "It was the 3rd of its kind.",
        "F-16 jets and Covid-19 tests",
        "No one was killed, and one of the men slept.",
        "There were no casualties.",
        "He was tried for a 1982 massacre, and died.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    "text", ["They met two weeks ago.", "After four years of war they met.", "They own 50 chairs.", "12 tanks were evacuated."]
)
def test_numbers_of_no_known_noun(text: str) -> None:
    assert [quantity.noun for quantity in find(text)] == [None]


def test_span_covers_hedge_number_and_unit() -> None:
    sentence = split_sentences("It holds for at least 48 hours.")[0]
    quantity = find_quantities(sentence)[0]
    assert quantity.text == "at least 48 hours"
    assert [t.text for t in sentence.tokens[quantity.start : quantity.end]] == ["at", "least", "48", "hours"]
    assert (quantity.value, quantity.minimum, quantity.maximum) == (None, 48, None)


@pytest.mark.parametrize("row", read_lexicon("count_nouns").to_dicts(), ids=lambda row: row["rule_id"])
def test_count_noun_rows(row: dict[str, str]) -> None:
    hits = [quantity.noun for quantity in find(row["example"])]
    misses = [quantity.noun for quantity in find(row["counter_example"])]
    if row["role"] == "thing":
        assert (hits, misses) == ([None], ["displaced"])
    elif row["role"] == "one":
        assert (counted(row["example"]), misses) == ([("killed", 1, 1, 1)], [])
    else:
        assert row["noun"] in hits
        assert row["noun"] not in misses


@pytest.mark.parametrize("row", read_lexicon("currencies").to_dicts(), ids=lambda row: row["rule_id"])
def test_currency_rows(row: dict[str, str]) -> None:
    assert [(q.noun, q.unit) for q in find(row["example"])] == [("money", row["unit"])]
    assert all(q.noun != "money" for q in find(row["counter_example"]))


_WORDS = st.sampled_from(
    "$ 3 12,000 1.5 million and to between - – at least more than half a dozen hundred dozens killed were people , . for another week "
    "hours one of 0 -long two bn € pounds several 2017 times violated".split()
)


@given(st.lists(_WORDS, max_size=12).map(" ".join))
@settings(max_examples=50)
def test_no_text_raises_and_bounds_are_in_order(text: str) -> None:
    for quantity in find(text):
        assert quantity.maximum is None or quantity.minimum <= quantity.maximum
        assert quantity.value is None or quantity.minimum == quantity.value == quantity.maximum
        assert quantity.start < quantity.end
