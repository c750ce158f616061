from transforms.documents.wording import agreement, plain, words_of


def test_plain() -> None:
    assert plain(" a &amp;amp; <b>b</b>\n c ") == "a & b c"
    assert plain("  ") is None
    assert plain(3) is None


def test_words() -> None:
    assert words_of("The Dam\u00adbreak, 2017") == ["the", "dambreak", "2017"]
    assert words_of("河水 Rhein") == ["河", "水", "rhein"]


def test_agreement_is_the_share_of_the_first_texts_words() -> None:
    assert agreement("River floods town", "town by the river") == 2 / 3
    assert agreement("!", "town") == 0
