import polars as pl
import pytest

from transforms.articles.language import detect_languages

_TEXTS = {
    "en": "The council of the town said on Monday that the bridge was to be closed for a year, and that the road to the port "
    "would be open as long as the weather was good.",
    "de": "Der Rat der Stadt hat am Montag mitgeteilt, dass die Brücke für ein Jahr gesperrt wird und dass die Straße zum Hafen "
    "offen ist, so lange das Wetter gut bleibt, auch nach dem Fest.",
    "fr": "Le conseil de la ville a dit lundi que le pont est fermé pour un an et que la route du port reste ouverte dans les "
    "mois qui viennent, avec des feux sur les quais et une rampe au nord.",
    "es": "El consejo de la ciudad dijo el lunes que el puente se cierra por un año y que la carretera del puerto sigue abierta "
    "para los camiones, pero no para las motos, como en el mes de mayo.",
    "ru": "Совет города сказал в понедельник, что мост закрыт на год и что дорога к порту открыта для машин, но не для "
    "мотоциклов, как было в мае по просьбе жителей из центра.",
    "ja": "市議会は月曜日、橋を一年間閉鎖すると発表した。港への道路は天気がよければ開いたままになるという。市長は記者団に語った。",
}


@pytest.mark.parametrize("language", _TEXTS)
def test_language_is_told(language: str) -> None:
    found = detect_languages(pl.Series([_TEXTS[language]]))
    assert found["language"][0] == language
    assert 0.5 <= found["language_score"][0] <= 1


def test_short_and_missing_texts_have_none() -> None:
    found = detect_languages(pl.Series(["Bridge closed.", "", None], dtype=pl.String))
    assert found["language"].to_list() == [None, None, None]
    assert found["language_score"].to_list() == [None, None, None]


def test_rows_keep_their_order() -> None:
    assert detect_languages(pl.Series(list(_TEXTS.values())))["language"].to_list() == list(_TEXTS)
    assert detect_languages(pl.Series([], dtype=pl.String)).height == 0
