import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.articles.normalise import normalise_lines


def normalised(text: str) -> str:
    return str(normalise_lines(pl.Series([text]))[0])


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("cafÃ© â€œopenâ€\x9d, itâ€™s said", 'café "open", it\'s said'),
        ("\x93Yes\x94, he wrote\x85", '"Yes", he wrote…'),
        ("Bread &amp;amp; salt &#8220;now&#8221;&nbsp;here", 'Bread & salt "now" here'),
        ("zero\u200bwidth \u202ebidi\u202c \ufeffmark", "zerowidth bidi mark"),
        ("cafe\u0301", "café"),
        ("10\u00a0000\u2009men", "10 000 men"),
        ("“Go”, she said, ‘now’", "\"Go\", she said, 'now'"),
        ("„Geht“, sagte sie", '"Geht", sagte sie'),
        ("« Partez », dit-elle", '"Partez", dit-elle'),
        ("»Geht«, sagte sie", '"Geht", sagte sie'),
        ("``Go,'' she said", '"Go," she said'),
        ("cease‐fire, non‑state, −5", "cease-fire, non-state, -5"),
        ("nego\u00adtiate", "negotiate"),
        ("negotia\u00ad", "negotia-"),
        ("oﬃcial", "official"),
        ("two   blanks\tand a tab ", "two blanks and a tab"),
        ("US -backed rebels", "US-backed rebels"),
        ("the USA -proposed plan", "the USA-proposed plan"),
        ("a U.S. -Russia deal", "a U.S.-Russia deal"),
        ("Saudi -led forces", "Saudi-led forces"),
        ("EU- brokered talks", "EU-brokered talks"),
        ("bread , salt and water .", "bread, salt and water."),
        ("the army ( or what was left )", "the army (or what was left)"),
        ("It ended.The next day she came.", "It ended. The next day she came."),
        ("ended.He left.She came.Nobody spoke.", "ended. He left. She came. Nobody spoke."),
        ("He paid $5.The rest is due.", "He paid $5. The rest is due."),
        ("in the U. S. Congress", "in the U.S. Congress"),
        ("the U . N . envoy", "the U.N. envoy"),
        ("it 's gone, they 're out, they do n't come", "it's gone, they're out, they don't come"),
        ("２０１７年５月６日", "2017年5月6日"),
        ("&amp;#8217;s", "'s"),
        ("<p>Bridge <b>closed</b><br>Road open</p>", "Bridge closed Road open"),
        ("&lt;b&gt;bold&lt;/b&gt;", "bold"),
        ("[b]Bridge[/b] [url=https://x.example]closed[/url]", "Bridge closed"),
        ("[Bridge](https://x.example/a_b) **closed** on __Monday__", "Bridge closed on Monday"),
    ],
)
def test_is_put_right(raw: str, normal: str) -> None:
    assert normalised(raw) == normal


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO",  # a capital with a tilde is no mojibake
        "Straße, naïve, Łódź, Ελλάδα, Москва",
        "talks – or what passes for them — go on",
        "north - south line",
        "Lyon -the second city- voted",
        "short- and long-term",
        "Home » World » Asia",
        "wait . . . and see",
        "R&D costs; x < y",
        "می\u200cخواهم",  # Persian writes the joiner
        ".net and 3.5 per cent",
        "Node.js, U.S.Army, A.P.Moller, St.Petersburg, No.5, e.g.This",
        "Amazon.Com said so",
        "www.example.com.The_site and http://x.example/a__b__c",
        "J. R. Smith met K. Doe",
        "10 , 000 men and a rise of 3 . 5",
        "x < y and y > z, see [1] and [sic]",
        "2 ** 3 and a_b__c",
        "Qui ? Moi !",
        "he said, '80s music",
        "",
    ],
)
def test_is_left_alone(text: str) -> None:
    assert normalised(text) == text


def test_nulls_stay_and_the_input_is_not_changed() -> None:
    texts = pl.Series([None, "a  b", "“c”"])
    assert normalise_lines(texts).to_list() == [None, "a b", '"c"']
    assert texts.to_list() == [None, "a  b", "“c”"]


_PIECES = st.sampled_from(
    "US| -|- |led|word| |  |,| ,|.|«|»|‹|“|‘|''|`|&amp;|&|\u00ad|\u200d|\u00a0|é|e\u0301|—|(|)|Москва|12|\x85|ﬁ".split("|")
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(_PIECES, max_size=12).map("".join), min_size=20, max_size=40))
def test_a_second_time_changes_nothing(texts: list[str]) -> None:
    once = normalise_lines(pl.Series(texts, dtype=pl.String))
    assert normalise_lines(once).to_list() == once.to_list()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters(max_codepoint=0x7E, exclude_characters="&<["), max_size=40), min_size=20, max_size=40))
def test_letters_and_digits_stay(texts: list[str]) -> None:
    def bare(values: pl.Series) -> list[str]:
        return values.str.replace_all(r"[^\p{L}\p{N}]", "").to_list()

    raw = pl.Series(texts, dtype=pl.String)
    assert bare(normalise_lines(raw)) == bare(raw)


_PLAIN_PIECES = st.sampled_from(
    "US|U.|S.|N| -|- |led|word|Word| |  | ,| .|.|?|9|%|``|''|'s| n't|&amp;|&#39;|(|)|[b]|]|](/a)|<b>|**|__|x.Com".split("|")
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(_PLAIN_PIECES, max_size=10).map("".join), min_size=20, max_size=40))
def test_lines_that_are_passed_over_have_nothing_to_normalise(texts: list[str]) -> None:
    # The euro sign makes every line be looked at, and changes nothing itself.
    plain, looked_at = (pl.Series([text + end for text in texts], dtype=pl.String) for end in ("a", "a €"))
    assert (normalise_lines(plain) + " €").to_list() == normalise_lines(looked_at).to_list()
