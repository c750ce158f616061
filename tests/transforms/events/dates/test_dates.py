from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.events.dates.dates import find_dates
from transforms.events.model import DateSpan
from transforms.events.numbers.number_words import number_value
from transforms.events.sentences import split_sentences

ANCHOR = date(2017, 5, 6)  # a Saturday


def find(text: str, anchor: date | None = ANCHOR) -> list[DateSpan]:
    return [span for sentence in split_sentences(text) for span in find_dates(sentence, anchor)]


def one(text: str, anchor: date | None = ANCHOR) -> DateSpan:
    spans = find(text, anchor)
    assert len(spans) == 1, spans
    return spans[0]


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "precision", "basis"),
    [
        ("It was signed on May 6, 2017 in Lima.", "May 6, 2017", "2017-05-06", "2017-05-06", "day", "explicit"),
        ("It was signed on 6 May 2017.", "6 May 2017", "2017-05-06", "2017-05-06", "day", "explicit"),
        ("It was signed on the 6th of May.", "the 6th of May", "2017-05-06", "2017-05-06", "day", "relative"),
        ("The log of 2017-05-06 says so.", "2017-05-06", "2017-05-06", "2017-05-06", "day", "explicit"),
        ("It was dated 13/05/2016.", "13/05/2016", "2016-05-13", "2016-05-13", "day", "explicit"),
        ("The talks of May 3-4 failed.", "May 3-4", "2017-05-03", "2017-05-04", "day", "relative"),
        ("The pact was signed on Feb. 22.", "Feb. 22", "2017-02-22", "2017-02-22", "day", "relative"),
        ("The strike of April 6 hit a base.", "April 6", "2017-04-06", "2017-04-06", "day", "relative"),
        ("They spoke on May 5 by phone.", "May 5", "2017-05-05", "2017-05-05", "day", "relative"),
        ("They will meet on May 5.", "May 5", "2018-05-05", "2018-05-05", "day", "relative"),
        ("In May 2016 they met.", "May 2016", "2016-05-01", "2016-05-31", "month", "explicit"),
        ("The war began in 2011.", "2011", "2011-01-01", "2011-12-31", "year", "explicit"),
        ("He gave up on May 12, 1780.", "May 12, 1780", "1780-05-12", "1780-05-12", "day", "explicit"),
        ("They met in the past week.", "the past week", "2017-04-29", "2017-05-06", "week", "relative"),
        ("They met today.", "today", "2017-05-06", "2017-05-06", "day", "relative"),
        ("They met yesterday.", "yesterday", "2017-05-05", "2017-05-05", "day", "relative"),
        ("It fell overnight.", "overnight", "2017-05-05", "2017-05-06", "day", "relative"),
        ("They met on Monday.", "Monday", "2017-05-01", "2017-05-01", "day", "relative"),
        ("They will meet on Monday.", "Monday", "2017-05-08", "2017-05-08", "day", "relative"),
        ("Oke to meet Li on Monday", "Monday", "2017-05-08", "2017-05-08", "day", "relative"),
        ("They were to be freed on Friday.", "Friday", "2017-05-12", "2017-05-12", "day", "relative"),
        ("They met last Saturday.", "last Saturday", "2017-04-29", "2017-04-29", "day", "relative"),
        ("They meet next Saturday.", "next Saturday", "2017-05-13", "2017-05-13", "day", "relative"),
        ("The town gave up late Thursday.", "late Thursday", "2017-05-04", "2017-05-04", "day", "relative"),
        ("They left on Saturday, May 6.", "Saturday, May 6", "2017-05-06", "2017-05-06", "day", "relative"),
        ("They met last week.", "last week", "2017-04-24", "2017-04-30", "week", "relative"),
        ("They meet this month.", "this month", "2017-05-01", "2017-05-31", "month", "relative"),
        ("They meet next year.", "next year", "2018-01-01", "2018-12-31", "year", "relative"),
        ("They met earlier this year.", "earlier this year", "2017-01-01", "2017-05-06", "year", "relative"),
        ("It began two weeks ago.", "two weeks ago", "2017-04-22", "2017-04-22", "week", "relative"),
        ("It began three months ago.", "three months ago", "2017-02-01", "2017-02-28", "month", "relative"),
        ("They will form a group in two weeks.", "in two weeks", "2017-05-20", "2017-05-20", "week", "relative"),
        ("It was the third raid in two days.", "in two days", "2017-05-04", "2017-05-06", "day", "relative"),
        ("It failed for the past five years.", "the past five years", "2012-05-06", "2017-05-06", "year", "relative"),
        ("They have met since Monday.", "Monday", "2017-05-01", "2017-05-01", "day", "relative"),
        ("He stopped it in late April.", "late April", "2017-04-21", "2017-04-30", "month", "relative"),
        ("At the end of August 2016 it fell.", "the end of August 2016", "2016-08-31", "2016-08-31", "month", "explicit"),
        ("She left in December.", "December", "2016-12-01", "2016-12-31", "month", "relative"),
        ("They met last summer.", "last summer", "2016-06-01", "2016-08-31", "quarter", "relative"),
        ("They met in the winter of 2015.", "the winter of 2015", "2015-12-01", "2016-02-29", "quarter", "explicit"),
        ("They met over the weekend.", "over the weekend", "2017-05-06", "2017-05-07", "day", "relative"),
        ("On the eve of May 9 she spoke.", "On the eve of May 9", "2016-05-08", "2016-05-08", "day", "relative"),
        ("It ran from Monday to Wednesday.", "Monday to Wednesday", "2017-05-01", "2017-05-03", "day", "relative"),
        ("Between May 3 and May 7, 2016 they met.", "May 3 and May 7, 2016", "2016-05-03", "2016-05-07", "day", "explicit"),
        ("It lasted from 2011 to 2015.", "2011 to 2015", "2011-01-01", "2015-12-31", "year", "explicit"),
    ],
)
def test_dates_are_resolved(text: str, words: str, first: str, last: str, precision: str, basis: str) -> None:
    span = one(text)
    assert (span.text, str(span.first), str(span.last), span.precision, span.basis) == (words, first, last, precision, basis)
    assert not span.is_deadline


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Maps are due by June 4.", "2017-06-04"),
        ("They must prepare maps within a month by June 4, it says.", "2017-06-04"),
        ("This means maps of all zones by June 4, according to a note seen by Oke.", "2017-06-04"),
        ("It must be done within 48 hours.", "2017-05-08"),
        ("They agreed to hand it over within two weeks.", "2017-05-20"),
        ("They gave him until Friday to leave.", "2017-05-12"),
        ("They must leave no later than 9 a.m. Friday.", "2017-05-12"),
        ("He had voiced hope of talks by the end of August.", "2017-08-31"),
        ("The bank will pay before June 1, 2019.", "2019-06-01"),
    ],
)
def test_deadlines_point_ahead(text: str, day: str) -> None:
    span = one(text)
    assert span.is_deadline
    assert str(span.last) == str(span.first) == day


def test_a_past_by_is_no_deadline() -> None:
    span = one("By Friday, 30 people had died.")
    assert (str(span.first), span.is_deadline) == ("2017-05-05", False)


def test_later_and_earlier_count_from_the_date_named_before() -> None:
    spans = find("They met on Monday and again two days later.")
    assert [str(span.first) for span in spans] == ["2017-05-01", "2017-05-03"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They met recently.", "vague_date"),
        ("They met several weeks ago.", "vague_date"),
        ("They left two days later.", "vague_date"),
        ("It was dated 5/6/2017.", "vague_date"),
        ("They left on February 30.", "implausible_date"),
    ],
)
def test_what_cannot_be_resolved_says_why(text: str, reason: str) -> None:
    span = one(text)
    assert (span.first, span.last, span.reason) == (None, None, reason)


@pytest.mark.parametrize("text", ["It ends on June 4.", "They met on Friday.", "They met today.", "It began two weeks ago."])
def test_without_an_anchor_only_full_dates_are_resolved(text: str) -> None:
    span = one(text, None)
    assert (span.first, span.last, span.precision, span.reason) == (None, None, None, "no_anchor")


def test_full_date_needs_no_anchor() -> None:
    assert one("It was signed on May 6, 2017.", None).first == ANCHOR


@pytest.mark.parametrize(
    "text",
    [
        "They may go, and the second march is on.",
        "Theresa May must go.",
        "Troops march on the sun coast.",
        "In 2000 villages the lights went out.",
        "USA Today printed it.",
        "The truce holds for six months.",
        "The Black Friday sale was dull.",
        "A 34-year-old man left.",
        "Mondays are dull.",
    ],
)
def test_words_that_are_no_dates(text: str) -> None:
    assert find(text) == []


def test_token_span_covers_the_words() -> None:
    sentence = split_sentences("Then, on May 6, 2017, they met.")[0]
    span = find_dates(sentence, ANCHOR)[0]
    assert [token.text for token in sentence.tokens[span.start : span.end]] == ["May", "6", ",", "2017"]


_WORDS = st.sampled_from(
    "May 6 , 2017 30 31 February Friday last next in within by until ago two weeks a month years 0 9999 - to from between and the "
    "end of early earlier this weekend eve today . 2017-13-45 99/99/2017 several decades 999 past summer".split()
)


@given(st.lists(_WORDS, max_size=12), st.sampled_from([None, ANCHOR, date.min, date.max]))
@settings(max_examples=50)
def test_no_text_raises(words: list[str], anchor: date | None) -> None:
    for span in find(" ".join(words), anchor):
        assert (span.first is None) == (span.last is None) == (span.reason is not None)
        assert span.first is None or span.last is None or span.first <= span.last


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1.8 million", 1_800_000),
        ("twenty-one", 21),
        ("half a million", 500_000),
        ("a dozen", 12),
        ("two and a half", 2.5),
        ("cat", None),
    ],
)
def test_number_words(words: str, value: float | None) -> None:
    assert number_value(words) == value
