"""pandas and re, as one would write it first: a function for a document, applied to every row; datasketch for near-duplicates.

python peer_pandas.py CORPUS OUT
"""

import re
import sys
import time
import unicodedata

import pandas as pd
from datasketch import MinHash, MinHashLSH
from plain import BANDS, ENDS, MIN_WORDS, PHRASES, ROWS, SHINGLE, begin, end, files

_PHRASE = re.compile("|".join(map(re.escape, PHRASES)), re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_QUOTES = str.maketrans("“”‘’«»", '""\'\'""')


def clean(text: str) -> str:
    """Return the lines that stay, normalised."""
    kept = []
    for line in text.splitlines():
        line = _SPACE.sub(" ", unicodedata.normalize("NFC", line).translate(_QUOTES)).strip()
        if line.endswith(ENDS) and len(line.split()) >= MIN_WORDS and not _PHRASE.search(line):
            kept.append(line)
    return "\n\n".join(kept)


def signature(body: str) -> MinHash:
    """Return the MinHash of the runs of words."""
    words = _WORD.findall(body.lower())
    runs = {" ".join(words[at : at + SHINGLE]).encode() for at in range(max(1, len(words) - SHINGLE + 1))}
    sketch = MinHash(num_perm=BANDS * ROWS)
    sketch.update_batch(list(runs))
    return sketch


def main(corpus: str, out: str) -> None:
    """Read, clean, find copies, write Parquet."""
    began, wall = begin(), time.monotonic()
    paths = files(corpus)
    frame = pd.DataFrame({"path": [str(path) for path in paths], "text": [path.read_text("utf-8", "replace") for path in paths]})
    frame["body"] = frame["text"].apply(clean)
    index = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))
    heads = []
    for row, sketch in enumerate(frame["body"].apply(signature)):
        found = index.query(sketch)
        heads.append(min(found) if found else row)
        index.insert(row, sketch)
    frame["cluster"] = heads
    frame.to_parquet(f"{out}/articles.parquet")
    end(began, wall, len(frame), int((frame["cluster"] == frame.index).sum()))


if __name__ == "__main__":
    main(*sys.argv[1:3])
