"""Faults inside worker processes: these are spawned, so what is patched here is not patched there."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_PATCH = """
import os, time
import polars as pl
import flows.pipeline as module

real = module.{step}

def faulty(frame, *rest):
    if frame.select(pl.concat_str(pl.col(pl.String), ignore_nulls=True).str.contains({marker!r}).any()).item():
        {fault}
    return real(frame, *rest)

module.{step} = faulty
"""


def broken_workers(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str, marker: str, fault: str = "time.sleep(3600)"
) -> None:
    """Make a step of `flows.pipeline` fail in every process started from now on when a text of its frame holds the marker."""
    site = folder / "faults"
    site.mkdir()
    (site / "sitecustomize.py").write_text(_PATCH.format(step=step, marker=marker, fault=fault))
    monkeypatch.setenv("PYTHONPATH", f"{site}:{ROOT}")
