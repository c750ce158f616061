import pytest

from transforms.articles.markup import without_markup


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("<P class=lead>Bridge <b>closed</B><br/>Road open", " Bridge closed Road open"),
        ("[B]Bridge[/b] ![closed](/a.png) on __Monday__", "Bridge closed on Monday"),
        ("2 ** 3, x < y > z, [sic] and a_b__c", "2 ** 3, x < y > z, [sic] and a_b__c"),
        ("[closed](HTTP://x.example)", "[closed](HTTP://x.example)"),
    ],
)
def test_marks_go_and_words_stay(text: str, bare: str) -> None:
    assert without_markup(text) == bare
