"""Whether an article is about public affairs: whether enough of its sentences hold a word of them.

Lifestyle, advice, reviews and sport hold hardly any, and what reads like an act there ("support your team") is none. Short
texts, and those whose opening speaks of public affairs, count as being about them.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

import polars as pl

from transforms.lexicons.loader import read_lexicon

_LEAST_SHARE: Final = 0.08
"""Share of the sentences from which on a text is about public affairs. Of 784 web pages, those below it held 236 of 1,126
events, nearly all of them false; the pages of news from 0.2 on."""
_SHORT: Final = 8  # sentences up to which a text is too short to tell
_OPENING: Final = 3  # sentences, the title among them


def are_public(article_ids: Sequence[str], sentences: Sequence[str]) -> list[bool]:
    """Whether the article that each sentence stands in is about public affairs. An article's sentences stand in its order."""
    if not sentences:
        return []
    words = " " + pl.col("sentence").str.replace_all(r"[^\p{L}\p{N}]+", " ") + " "
    holds = words.str.contains_any(_beginnings(), ascii_case_insensitive=True)
    frame = pl.DataFrame({"article_id": article_ids, "sentence": sentences}).with_columns(holds=holds)
    opens = pl.col("holds").head(_OPENING).any().over("article_id")
    shares = pl.col("holds").mean().over("article_id") >= _LEAST_SHARE
    return frame.select(opens | shares | (pl.len().over("article_id") < _SHORT)).to_series().to_list()


@cache
def _beginnings() -> list[str]:
    """Words of public affairs behind the blank that they begin with; whole words with the blank behind them as well."""
    rows = read_lexicon("public_affairs").select("words", "is_whole").iter_rows()
    return [f" {words} " if is_whole == "yes" else f" {words}" for words, is_whole in rows]
