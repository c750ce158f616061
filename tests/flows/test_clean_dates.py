"""`dateline clean`: the day of publication is the one that readers saw."""

import pytest

from flows.commands.clean import clean_chunk

STORY = "<p>The river rose over its banks on Saturday, and the old town was flooded, officials said.</p><p>Nobody was hurt, they said.</p>"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published 8:10 PM EST, May 6, 2017", "2017-05-06 20:10:00-05:00"),
        ("Published 6 May 2017", "2017-05-06 00:00:00+00:00"),
        ("Nothing is said of when", "None"),
    ],
)
def test_published_at_is_on_the_publishers_clock(line: str, published: str) -> None:
    (result,) = clean_chunk([{"id": 1, "html": f"<h1>River floods the old town again</h1><p>{line}</p>{STORY}"}])
    assert str(result["published_at"]) == published
