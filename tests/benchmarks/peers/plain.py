"""What the peers share: plain rules for lines, and how a peer tells what it did.

The rules are those of C4 (Raffel et al. 2020): a line stays when it ends like a sentence, has enough words and none of some
phrases. They are simpler than what Dateline does: the peers do less work, so the comparison favours them.
"""

import json
import os
import resource
import time
from pathlib import Path

MIN_WORDS = 3
ENDS = (".", "!", "?", '"', "'", "”", "’")
PHRASES = (
    "advertisement",
    "all rights reserved",
    "by signing up",
    "click here",
    "comments are closed",
    "continue reading",
    "cookie policy",
    "create an account",
    "delayed at least",
    "email address",
    "follow us",
    "for more information",
    "get the app",
    "join the conversation",
    "leave a reply",
    "log in",
    "loading ...",
    "most popular",
    "newsletter",
    "privacy policy",
    "read more",
    "recommended for you",
    "related articles",
    "share this",
    "sign in",
    "sign up",
    "skip to",
    "sponsored",
    "subscribe",
    "terms of service",
    "terms of use",
    "total votes",
    "uses cookies",
    "view comments",
    "view results",
    "watch live",
)
SHINGLE, BANDS, ROWS = 5, 16, 4
"""Words of a run, bands and rows of the MinHash signatures."""


def files(folder: str) -> list[Path]:
    """Return the text files under a folder, sorted."""
    return sorted(Path(folder).rglob("*.txt"))


def begin() -> float:
    """Return the CPU seconds used so far, of this process and its finished children."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def end(began: float, wall: float, documents: int, kept: int) -> None:
    """Print what was done as one line of JSON."""
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    told = {"cpu": begin() - began, "wall": time.monotonic() - wall, "documents": documents, "kept": kept, "peak_mb": peak}
    print(json.dumps(told))
