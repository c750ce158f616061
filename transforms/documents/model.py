"""What reading a file yields: documents, refusals, and the limits it keeps to."""

from dataclasses import dataclass

from transforms.identity import document_id


@dataclass(frozen=True)
class Hints:
    """What metadata, a record or a file name say of a document; unknown is None.

    Each `*_basis` is a code of the list `bases` that tells where the value was found. `published`
    is unparsed: a date or instant as it was written.
    """

    title: str | None = None
    title_basis: str | None = None
    authors: tuple[str, ...] = ()
    authors_basis: str | None = None
    published: str | None = None
    published_basis: str | None = None
    publisher: str | None = None
    publisher_basis: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None

    def or_else(self, other: "Hints") -> "Hints":
        """These hints, with what they do not know taken from `other` (value and basis together)."""
        return Hints(
            *((self.title, self.title_basis) if self.title else (other.title, other.title_basis)),
            *((self.authors, self.authors_basis) if self.authors else (other.authors, other.authors_basis)),
            *((self.published, self.published_basis) if self.published else (other.published, other.published_basis)),
            *((self.publisher, self.publisher_basis) if self.publisher else (other.publisher, other.publisher_basis)),
            self.section or other.section,
            self.url or other.url,
            self.language or other.language,
        )


NO_HINTS = Hints()


@dataclass(frozen=True)
class RawDocument:
    """One document as it came: a file, or one record or member of a file.

    `text_raw` is the decoded text, unaltered but for a byte order mark at its head, which belongs to the
    encoding and not to the text. `byte_count` and `content_hash` are those of the document's own bytes,
    unpacked (of its line, for a JSON Lines record); None stands for the file itself as `member`.
    `record_id` is what a record calls itself; it is no part of any key.
    """

    source_uri: str
    member: str | None
    kind: str
    encoding: str
    byte_count: int
    content_hash: str
    text_raw: str
    hints: Hints = NO_HINTS
    record_id: str | None = None

    @property
    def document_id(self) -> str:
        """The document's key (`transforms.identity.document_id`)."""
        return document_id(self.source_uri, self.member, self.content_hash)


@dataclass(frozen=True)
class Reject:
    """One file, member or record that was refused. `stage` and `reason` are codes; `detail` is a sentence."""

    source_uri: str
    member: str | None
    stage: str
    reason: str
    detail: str | None
    content_hash: str | None = None
    byte_count: int | None = None
    document_id: str | None = None


@dataclass(frozen=True)
class Limits:
    """What one input may cost at most; beyond it there is a reject instead of a document.

    - document_bytes: bytes of one document, unpacked
    - expanded_bytes: bytes that one compressed file may unpack to
    - expansion_ratio: unpacked bytes per packed byte; looked at from `expansion_floor_bytes` unpacked bytes on,
      because small repetitive files compress well without meaning harm
    - archive_depth: compressed layers inside each other
    - members: records or members of one file
    - html_depth: nested elements of a page (parsing time grows with its square)
    - html_tags: tags of a page
    - document_seconds: seconds of wall time spent on one document; looked at between steps and records,
      so that a single step may overrun it
    """

    document_bytes: int = 20_000_000
    expanded_bytes: int = 1_000_000_000
    expansion_ratio: float = 200.0
    expansion_floor_bytes: int = 1_000_000
    archive_depth: int = 2
    members: int = 1_000_000
    html_depth: int = 25_000
    html_tags: int = 500_000
    document_seconds: float = 30.0
