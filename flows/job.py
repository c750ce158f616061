"""What passes between the flow and its workers: jobs out, counts and paths back. Imports nothing heavy.

A run works in two phases. The first reads files into documents and lines (`ReadJob`); when the lines of all files are
counted, the second cleans and codes what was read (`CodeJob`). A job that a worker does not survive, or does not end in
time, is cut into pieces until what is at fault stands alone and can be refused.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from flows.scan import FileRef
from transforms.documents.model import Limits

CHUNK_BYTES = 64_000_000
"""Bytes of documents from which on a chunk is closed, so that memory does not follow the size of files."""

TEXT_BYTES = 8_000_000
"""Bytes of text in a batch of the second phase, at most: cleaning and coding take some forty times as much memory."""

PIECES = 8
"""Into how many pieces a job is cut: 1,000 documents stand alone after four cuts."""

Allow = Callable[[float, int, int], None]
"""How a worker tells that it is alive: within so many seconds it will tell again or be done. With it goes where it is: so
many items are done, so many are being worked on."""

Cause = tuple[str, str]
"""Why something is refused: code of the list `reasons`, and a sentence."""


def seconds_for(limits: Limits, documents: int, byte_count: int) -> float:
    """Return how long one step may take over some documents.

    That is what one document may take, and beside it several times what a common machine needs for them all. Only documents
    that stand alone are refused, so a slow machine costs some cuts, and no document.
    """
    return limits.document_seconds + 0.05 * documents + byte_count * 2e-5


@dataclass(frozen=True, slots=True)
class ReadJob:
    """What a worker needs to read one batch of files.

    Of a single file the items (documents and refusals, counted from 0) from `first` up to `stop` can be asked for. With
    `refusal` the one item that is asked for is refused.
    """

    files: tuple[FileRef, ...]
    folder: str
    batch_size: int
    limits: Limits
    first: int = 0
    stop: int | None = None
    refusal: Cause | None = None
    attempt: int = 0

    @property
    def chunk_size(self) -> int:
        """Items of a chunk, at most."""
        return 2 * self.batch_size

    def pieces(self, done: int, busy: int) -> tuple["ReadJob", ...]:
        """Return smaller jobs that together do the same, none when it is one item.

        `done` items have proved harmless; one of the `busy` items behind them is at fault. Where there are none, the file is.
        """
        if len(self.files) > 1:
            return tuple(replace(self, files=files, attempt=0) for files in _cut(self.files))
        start = self.first + done
        if not busy or (self.stop is not None and self.stop - self.first <= 1):
            return ()
        end = start + busy if self.stop is None else min(self.stop, start + busy)
        bounds = [(self.first, start), *_ranges(start, end), (end, self.stop)]
        return tuple(replace(self, first=a, stop=b, attempt=0) for a, b in bounds if b is None or a < b)

    def refused(self, cause: Cause, busy: int) -> "ReadJob | None":
        """Return the job that refuses the item, or the file when that is at fault; None when nothing is left to refuse."""
        if self.refusal is None and self.stop is not None and busy:
            return replace(self, refusal=cause)
        if self.files[0].problem is None:
            return replace(self, files=(replace(self.files[0], problem=cause),), first=0, stop=None, refusal=None)
        return None


@dataclass(frozen=True, slots=True)
class Chunk:
    """Documents that were read together: the folder that holds them, and how many there are."""

    path: str
    document_count: int


@dataclass(frozen=True, slots=True)
class Read:
    """What a batch of files gave. `was_reused` means that it was read before."""

    chunks: tuple[Chunk, ...]
    was_reused: bool


@dataclass(frozen=True, slots=True)
class CodeJob:
    """What a worker needs to clean and code the documents of a chunk from `first` up to `stop`.

    `templates` is the Parquet file of the lines that come again over the run's sources, `actors` the user's gazetteer as
    (name, text), `analyser` the setting of that name. With `refusal` the one document that is asked for is refused.
    """

    chunk: Chunk
    folder: str
    templates: str
    limits: Limits
    first: int
    stop: int
    actors: tuple[str, str] | None = None
    analyser: str = "built-in"
    refusal: Cause | None = None
    attempt: int = 0

    def pieces(self, done: int, busy: int) -> tuple["CodeJob", ...]:  # noqa: ARG002 - all documents take a step together
        """Return smaller jobs that together do the same, none when it is one document."""
        if self.stop - self.first <= 1:
            return ()
        return tuple(replace(self, first=a, stop=b, attempt=0) for a, b in _ranges(self.first, self.stop))

    def refused(self, cause: Cause, busy: int) -> "CodeJob | None":  # noqa: ARG002
        """Return the job that refuses the document, None when there is none to refuse."""
        return replace(self, refusal=cause) if self.refusal is None and self.stop > self.first else None


@dataclass(frozen=True, slots=True)
class Staged:
    """What became of a chunk, or of a piece of it: its part folder. `was_reused` means nothing was coded anew."""

    part: str
    was_reused: bool


Job = ReadJob | CodeJob


def _cut(files: Sequence[FileRef]) -> list[tuple[FileRef, ...]]:
    return [tuple(files[a:b]) for a, b in _ranges(0, len(files))]


def _ranges(start: int, stop: int) -> list[tuple[int, int]]:
    step = max(1, -(-(stop - start) // PIECES))
    return [(a, min(a + step, stop)) for a in range(start, stop, step)]
