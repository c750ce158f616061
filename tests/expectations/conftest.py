from collections.abc import Iterator

import duckdb
import pytest

from tests.expectations.builds import make_build


@pytest.fixture
def build() -> Iterator[duckdb.DuckDBPyConnection]:
    con = make_build()
    yield con
    con.close()
