"""The second phase of a batch: documents and lines into articles and events. Runs in a worker process, without Prefect.

A part is a folder of Parquet files, one for each table that is loaded. Its name is a hash of the chunk it comes from, whose
name holds the files' content and all rule versions, and of the template lines of the chunk's sources.
"""

from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from flows.analysers import analyser_of, version_of
from flows.job import Allow, CodeJob, Staged, seconds_for
from flows.parts import make_once, read_frame, write_frames
from flows.pipeline import Frames, code_documents, refuse, resources
from flows.reading import CARRIED
from transforms.hashing import hash_texts
from transforms.identity import hash_parts
from transforms.lines.recurrence import recurrence, source
from warehouse.tables.catalog import STAGED

PART_TABLES = tuple(table.name for table in STAGED)
"""The files of a part, each in the staged schema of its table."""


def stage(job: CodeJob, allow: Allow) -> Staged:
    """Clean and code the documents of a chunk and write their part. Raises OSError when the staging folder cannot be written."""
    parsed = read_frame(job.chunk.path, "parsed")[job.first : job.stop]
    sources = parsed.select(source=source()).unique()
    found = pl.scan_parquet(job.templates).join(sources.lazy(), on="source", how="semi").sort("source", "line_key").collect()
    path = Path(job.chunk.path)
    key = hash_parts(
        path.parent.name,
        path.name,
        *(job.first, job.stop, job.refusal and job.refusal[0]),
        *(job.actors or ()),
        version_of(analyser_of(job.analyser)),
        hash_texts(found.select(pl.concat_str(pl.all(), separator=" ")).to_series()).tolist(),
    )

    def write(folder: Path) -> None:
        frames = _frames(job, parsed, found, allow)
        for name in CARRIED:
            carried = read_frame(path, name)
            carried = carried if job.first == 0 else carried.clear()
            frames[name] = pl.concat([carried, frames[name]]) if name in frames else carried
        write_frames(folder, {name: frames[name] for name in PART_TABLES})

    folder, was_reused = make_once(job.folder, f"part-{key}", write)
    return Staged(str(folder), was_reused)


def _frames(job: CodeJob, parsed: pl.DataFrame, templates: pl.DataFrame, allow: Allow) -> Frames:
    loaded, now = resources(job.actors, job.analyser), datetime.now(UTC)
    lines = read_frame(job.chunk.path, "lines")
    found = recurrence(parsed, read_frame(job.chunk.path, "keys"), templates)
    if job.refusal:
        return code_documents(parsed.clear(), lines.clear(), found, loaded, now) | refuse(parsed, "clean", job.refusal)
    if parsed.height < job.chunk.document_count:
        lines = lines.join(parsed, on="document_id", how="semi", maintain_order="left")
    allow(seconds_for(job.limits, parsed.height, int(parsed["byte_count"].sum())), 0, parsed.height)
    return code_documents(parsed, lines, found, loaded, now)
