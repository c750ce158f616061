"""Every sample gives exactly what its expected file says."""

import importlib.util
import json
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("golden", Path(__file__).with_name("golden.py"))
assert _spec is not None
assert _spec.loader is not None
golden = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(golden)


@pytest.mark.parametrize("raw", golden.cases(), ids=lambda path: path.name)
def test_sample_gives_what_is_expected(raw: Path) -> None:
    assert golden.read_case(raw) == json.loads(golden.expected_path(raw).read_text("utf-8"))


def test_every_expectation_has_its_sample() -> None:
    assert {path.name.removesuffix(".json") for path in golden.EXPECTED.iterdir()} == {path.name for path in golden.cases()}
