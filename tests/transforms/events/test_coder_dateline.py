"""Words of the dateline are no part of what a report tells."""

import pytest

from tests.transforms.events.coding import article, code

STORY = "Envoys of Chad met Libyan officials on Monday to talk about wells."


@pytest.mark.parametrize(
    "head",
    [
        "MISRATA, Libya, May 2, 2018 (Desert Press) - ",
        "MISRATA (Reuters) - ",
        "Tunis, March 3 (AFP) — ",
        "MOSCOW, May 6. /TASS/. ",
    ],
)
def test_a_dateline_gives_no_party_date_place_or_source(head: str) -> None:
    plain = code([article(STORY)]).events.row(0, named=True)
    body = f"{head}{STORY}\n\nThe wells are dry."
    coded = code([article(body)]).events
    assert coded.height == 1
    row = coded.row(0, named=True)
    for column in ("event_type", "actors", "recipients", "date_text", "event_date", "place_raw", "attributed_to"):
        assert row[column] == plain[column], column
    assert body[row["char_start"] : row["char_end"]] == row["evidence"]
    assert row["evidence"].endswith(STORY)


def test_the_dateline_of_the_second_paragraph_is_cut_too() -> None:
    body = f"Wells are dry in the south.\n\nTunis, March 3 (AFP) - {STORY}"
    row = code([article(body)]).events.row(0, named=True)
    assert row["date_text"] == "Monday"
    assert row["evidence"].startswith("Tunis")


def test_a_source_is_not_told_with_the_dateline() -> None:
    row = code([article("TUNIS (Reuters) - Libya said on Monday that Chad had attacked a Libyan base.")]).events.row(
        0, named=True
    )
    assert row["attributed_to"] == "Libya"


def test_a_body_that_is_only_a_dateline_gives_nothing() -> None:
    assert code([article("MOSCOW, May 6. /TASS/. ")]).events.is_empty()
