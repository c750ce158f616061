import pytest

from transforms.syntax.features import FEATURES, UNKNOWN, feature_numbers, word_features


@pytest.mark.parametrize(
    ("word", "features"),
    [
        ("Rebels", ("rebels", "reb", "els", "ls", "Xxx")),
        ("NATO", ("nato", "nat", "ato", "to", "XX")),
        ("1,800", ("<number>", "<nu", "er>", "r>", "9,99")),
        ("2024", ("<year>", "<ye", "ar>", "r>", "99")),
        ("10:45", ("<number>", "<nu", "er>", "r>", "99:99")),
        ("a", ("a", "a", "a", "a", "x")),
        ("McDonald", ("mcdonald", "mcd", "ald", "ld", "XxXxx")),
        ("’s", ("'s", "'s", "'s", "'s", "'x")),
        ("“", ('"', '"', '"', '"', '"')),
        ("", ("", "", "", "", "")),
    ],
)
def test_a_word_is_seen_by_its_form_affixes_and_shape(word: str, features: tuple[str, ...]) -> None:
    assert word_features(word) == features


def test_the_country_is_not_the_pronoun() -> None:
    assert word_features("US")[0] != word_features("us")[0] == word_features("Us")[0]


def test_capitals_change_the_shape_alone() -> None:
    lower, title, upper = (word_features(word) for word in ("protesters", "Protesters", "PROTESTERS"))
    assert lower[:4] == title[:4] == upper[:4]
    assert len({lower[4], title[4], upper[4]}) == 3


def test_what_is_not_in_a_vocabulary_is_unknown() -> None:
    vocabularies = {name: {} for name in FEATURES} | {"word": {"truce": 1}, "shape": {"xx": 1, "Xxx": 2}}
    assert feature_numbers(["Truce", "talks", "#"], vocabularies) == [
        (1, UNKNOWN, UNKNOWN, UNKNOWN, 2),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, 1),
        (UNKNOWN,) * 5,
    ]
