"""Settings: flags over environment over dateline.toml over defaults."""

from pathlib import Path

import pytest

from flows.errors import SettingsError
from flows.settings import load_settings


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_rising_authority(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().batch_size == 1000
    (elsewhere / "dateline.toml").write_text("batch_size = 5\nretries = 7\n")
    assert load_settings().batch_size == 5
    monkeypatch.setenv("DATELINE_BATCH_SIZE", "6")
    assert load_settings().batch_size == 6
    assert load_settings(batch_size=8, workers=None).batch_size == 8
    assert load_settings().retries == 7


def test_bad_value_is_named() -> None:
    with pytest.raises(SettingsError, match="batch_size"):
        load_settings(batch_size=0)


def test_unknown_name_in_the_file_is_an_error(elsewhere: Path) -> None:
    (elsewhere / "dateline.toml").write_text("bach_size = 5\n")
    with pytest.raises(SettingsError, match="bach_size"):
        load_settings()


def test_broken_file_is_named(elsewhere: Path) -> None:
    (elsewhere / "dateline.toml").write_text("batch_size = = 5\n")
    with pytest.raises(SettingsError, match=r"dateline\.toml"):
        load_settings()
