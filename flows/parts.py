"""Staged parts on disk: folders that are written whole or not at all, named after what they are made of."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl


def make_once(folder: str, name: str, write: Callable[[Path], None]) -> tuple[Path, bool]:
    """Return the folder `name` and whether it was there; `write` fills it when it was not.

    It is written under another name and renamed when complete, so that a retry, or a run after a crash, finds what was done.
    """
    final = Path(folder, name)
    if final.exists():
        return final, True
    building = final.with_name(f".{name}.{os.getpid()}")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    write(building)
    try:
        building.rename(final)
    except OSError:  # a retry of the same batch was faster
        shutil.rmtree(building, ignore_errors=True)
        if not final.exists():
            raise
    return final, False


FOR_POLARS = frozenset({"parsed", "lines", "keys"})
"""Frames that go from phase to phase: written as Arrow, as they lie in memory, in a third of the time that Parquet takes."""


def write_frames(folder: Path, frames: Mapping[str, pl.DataFrame]) -> None:
    """Write each frame as `<name>.parquet`, those of `FOR_POLARS` as `<name>.arrow`.

    Nothing is packed: the files are read once or twice and removed, and packing costs more than it saves.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in frames.items():
        if name in FOR_POLARS:
            frame.write_ipc(folder / f"{name}.arrow")
        else:
            frame.write_parquet(folder / f"{name}.parquet", compression="uncompressed", statistics=False)


def read_frame(folder: str | Path, name: str) -> pl.DataFrame:
    """Return a frame that `write_frames` wrote."""
    return pl.read_ipc(f"{folder}/{name}.arrow") if name in FOR_POLARS else pl.read_parquet(f"{folder}/{name}.parquet")


def text_bound(folder: str | Path) -> int:
    """Return a number of bytes that the text of a chunk's lines does not exceed, without reading them."""
    return Path(folder, "lines.arrow").stat().st_size


def text_sizes(folder: str | Path) -> list[int]:
    """Return the bytes of text that each document of a chunk holds, in order."""
    lines = pl.scan_ipc(f"{folder}/lines.arrow").group_by("document_id").agg(size=pl.col("text_raw").str.len_bytes().sum())
    documents = pl.scan_ipc(f"{folder}/parsed.arrow").select("document_id")
    return documents.join(lines, on="document_id", how="left", maintain_order="left").collect()["size"].fill_null(0).to_list()


def count_rows(folder: str | Path, name: str) -> int:
    """Return the number of rows of such a frame without reading them."""
    scan = pl.scan_ipc(f"{folder}/{name}.arrow") if name in FOR_POLARS else pl.scan_parquet(f"{folder}/{name}.parquet")
    return int(scan.select(pl.len()).collect().item())
