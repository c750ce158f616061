import polars as pl
import pytest

from warehouse.codes.loader import CODE_LISTS, LIST_KEYS, code_list, codes
from warehouse.tables.catalog import TABLES


@pytest.mark.parametrize("name", CODE_LISTS)
def test_every_list_is_valid(name: str) -> None:
    frame = code_list(name)
    assert frame.height > 0
    assert frame.n_unique(LIST_KEYS.get(name, ("code",))) == frame.height


def test_every_list_that_a_column_draws_from_exists() -> None:
    named = {column.codes for table in TABLES for column in table.columns if column.codes}
    assert named <= set(CODE_LISTS)


def test_unknown_list() -> None:
    with pytest.raises(KeyError, match="no code list is named colours"):
        code_list("colours")


def test_event_codes_hang_together() -> None:
    types, modes = code_list("event_types"), code_list("event_modes")
    assert types.height == 16
    assert set(modes["event_type"]) <= set(types["code"])
    assert set(types["quad_class"].cast(pl.String)) == codes("quad_classes")
    assert types.filter((pl.col("intensity") > 0) != (pl.col("quad_class") < 3)).is_empty()
    assert modes["cameo_code"].drop_nulls().str.contains("^[0-2][0-9]{1,3}$").all()


def test_countries_are_iso_and_four_groups() -> None:
    countries = code_list("countries")
    assert countries["code"].str.contains("^[A-Z]{3}$").all()
    assert {"USA", "SYR", "PSE", "XKX", "IGO", "NGO", "IMG", "MNC"} <= codes("countries")
    assert countries.filter(pl.col("kind") == "country").height == 250
    assert countries["alpha2_code"].drop_nulls().is_unique().all()
