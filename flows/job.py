"""What passes between the flow and its workers: jobs out, counts and paths back. Imports nothing heavy."""

from dataclasses import dataclass

from flows.scan import FileRef
from transforms.documents.model import Limits


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to stage one batch. `actors` is the user's gazetteer as (name, text)."""

    files: tuple[FileRef, ...]
    folder: str
    batch_size: int
    limits: Limits
    actors: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Staged:
    """What a staged batch holds: its part folders and counts. `was_reused` means nothing was coded anew."""

    parts: tuple[str, ...]
    document_count: int
    article_count: int
    event_count: int
    removed_line_count: int
    reject_count: int
    was_reused: bool
