import pytest

from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.model import Place
from transforms.events.places.places import find_places
from transforms.events.sentences import split_sentences
from transforms.lexicons.loader import read_lexicon
from warehouse.codes.loader import codes

GAZETTEER = load_gazetteer()


def places(text: str, *prior: str) -> list[Place]:
    return [place for one in split_sentences(text) for place in find_places(one, GAZETTEER, frozenset(prior))]


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("They fought near Aleppo.", "Aleppo", "SYR", "city"),
        ("Tanks entered Jarablus at dawn.", "Jarabulus", "SYR", "city"),
        ("The town of Daraya fell.", "Daraya", "SYR", "city"),
        ("They met in Geneva, Switzerland.", "Geneva", "CHE", "city"),
        ("They fought in Syria.", "Syria", "SYR", "country"),
        ("They fought across northern Mali.", "Mali", "MLI", "country"),
        ("A ship sank in the Black Sea.", "Black Sea", None, "region"),
        ("Clashes broke out in Helmand.", "Helmand", "AFG", "admin1"),
        ("They met in Moscow.", "Moscow", "RUS", "city"),
    ],
)
def test_places_are_found_with_country_and_precision(text, name, country, precision):
    first = places(text)[0]
    assert (first.country_code, first.precision) == (country, precision)
    assert first.name == name
    assert first.entity is not None
    assert first.latitude is not None


def test_a_country_that_acts_is_no_place():
    assert places("Syria agreed. Moscow declined.") == []


def test_a_country_name_that_describes_a_noun_is_no_place():
    assert places("He died in U.S. custody.") == []
    assert [place.country_code for place in places("He died in the U.S. on Monday.")] == ["USA"]
    assert [place.country_code for place in places("He died in New Zealand.")] == ["NZL"]


def test_names_of_people_and_papers_are_no_places():
    assert places("Paris Hilton sued the Washington Post.") == []


def test_a_shared_name_follows_the_country_behind_it():
    (place,) = places("They met in Tripoli, Lebanon.")
    assert place.country_code == "LBN"


def test_a_shared_name_follows_the_countries_of_the_article():
    assert places("They met in Tripoli.", "LBN")[0].country_code == "LBN"
    assert places("They met in Tripoli.", "LBY")[0].country_code == "LBY"
    assert places("They met in Hyderabad.", "PAK")[0].country_code == "PAK"


def test_a_shared_name_without_context_means_the_far_larger_place_or_stays_open():
    assert places("They met in London.")[0].country_code == "GBR"
    (place,) = places("They met in San Miguel.")
    assert (place.text, place.country_code, place.entity) == ("San Miguel", None, None)


def test_rows_hold_known_codes_and_coordinates():
    frame = read_lexicon("places")
    assert frame["place_id"].is_unique().all()
    assert set(frame["precision"]) <= codes("place_precisions")
    countries = set(read_lexicon("actors_countries")["country_code"])
    assert set(frame["country_code"].drop_nulls()) <= countries
    assert frame["latitude"].cast(float).is_between(-90, 90).all()
    assert frame["longitude"].cast(float).is_between(-180, 180).all()
    assert frame["source"].null_count() == 0


def test_every_hundredth_place_is_found_by_its_name():
    rows = read_lexicon("places")
    missed = [
        row["name"]
        for row in rows[::100].iter_rows(named=True)
        if not places(f"They met in {row['name']}.", row["country_code"] or "")
    ]
    assert missed == []
