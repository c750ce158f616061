"""Which rule rows hit which lines, whatever the lines' places: phrases by literal search, shapes by regular expression.

Lines are matched once per distinct text. All literals, phrases and cues alike, are searched together, in lines of some
length those of rows for lines of that length. Making an expression ready costs as much as searching a
thousand lines, so that it meets only the lines that hold one of its cues.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.lines.running import Places
from transforms.lines.searches import LENGTHS, START, Searches
from transforms.lines.texts import expand, one_of_each


class Pairs(NamedTuple):
    """Numbers of rules and of texts."""

    rule: Places
    text: Places


def match_rules(measured: pl.DataFrame, searches: Searches) -> pl.DataFrame:
    """Hits of the rule rows: one row per line and rule (row, rule_id, kind, place, score), unordered."""
    texts, index = one_of_each(measured.select("text", "plain", "folded", "key", "words"))
    pairs = _candidates(texts, searches)
    is_expression = searches.rules["match"].is_in(["folded", "plain"]).to_numpy()[pairs.rule]
    found = (
        _whole(texts, searches.rules),
        _phrases(texts, Pairs(pairs.rule[~is_expression], pairs.text[~is_expression]), searches.rules),
        _expressions(texts, Pairs(pairs.rule[is_expression], pairs.text[is_expression]), searches.rules),
    )
    rule, text = (np.concatenate(numbers) for numbers in zip(*found, strict=True))
    # What hits a text hits every line that has it.
    lines = np.argsort(index, kind="stable")
    place, hit = expand(np.searchsorted(index[lines], np.arange(texts.height + 1)), text)
    hits = searches.rules.select("rule_id", "kind", "place", "score")[rule[hit]]
    return hits.select(measured["row"][lines[place]], "rule_id", "kind", "place", "score")


def _candidates(texts: pl.DataFrame, searches: Searches) -> Pairs:
    """Which text holds which row's phrase, one of its cues, or needs none: no pair twice, by rule and text."""
    most, words = searches.rules["max_words"].to_numpy(), texts["words"].to_numpy()
    found = [_holding(texts["folded"], places, *searches.lots[least]) for least, places in _by_length(words, most)]
    held = pl.concat(found)
    literal = held["literal"].cast(searches.literals).to_physical().to_numpy()
    place, holder = expand(searches.bounds, literal)
    pairs = [(searches.rule_of[place], held["text"].to_numpy()[holder])]
    for rule in searches.without_cue:
        short = np.flatnonzero(words <= most[rule])
        pairs.append((np.full(len(short), rule), short))
    rules, said = (np.concatenate(numbers) for numbers in zip(*pairs, strict=True))
    is_short = words[said] <= most[rules]
    numbers = pl.Series(rules[is_short] * len(words) + said[is_short]).sort().to_numpy()
    once = numbers[np.diff(numbers, prepend=-1) > 0]
    return _with_what_is_besides(texts["folded"], Pairs(*np.divmod(once, max(len(words), 1))), searches.besides)


def _by_length(words: NDArray[np.int32], most: NDArray[np.int32]) -> Iterator[tuple[int, Places]]:
    """The places of the texts of some length, and the length: of those that are not too long for all rules."""
    length = np.where(words <= most.max(initial=0), np.searchsorted(LENGTHS, words), 0)
    for number, least in enumerate(LENGTHS, 1):
        yield least, np.flatnonzero(length == number)


def _holding(folded: pl.Series, places: Places, first: pl.Series, lots: Sequence[pl.Series]) -> pl.DataFrame:
    """Which of the texts at these places holds which literal (text, literal); those of its start are looked for in its first
    characters only."""
    text = pl.col("folded")
    head = pl.lit(START) + text.str.head(max(map(len, first), default=0))
    searched = [(head, first), *((text, lot) for lot in lots)]
    held = pl.DataFrame({"folded": folded[places]}).select(
        where.str.extract_many(lot.implode(), overlapping=True).alias(str(number)) for number, (where, lot) in enumerate(searched)
    )
    return pl.concat(
        pl.DataFrame({"text": np.repeat(places, column.list.len().to_numpy()), "literal": column.explode(empty_as_null=False)})
        for column in held
    )


def _with_what_is_besides(folded: pl.Series, pairs: Pairs, besides: pl.Series) -> Pairs:
    asking = np.flatnonzero(besides.is_not_null().to_numpy()[pairs.rule])
    asked = pl.DataFrame({"folded": folded[pairs.text[asking]], "besides": besides[pairs.rule[asking]]})
    is_missing = ~asked.select(pl.col("folded").str.contains(pl.col("besides"), literal=True)).to_series().to_numpy()
    return Pairs(*(np.delete(numbers, asking[is_missing]) for numbers in pairs))


def _whole(texts: pl.DataFrame, rules: pl.DataFrame) -> Pairs:
    phrases = rules.with_row_index("rule").filter(pl.col("match") == "whole").select("rule", "pattern", most="max_words")
    found = texts.select("key", "words").with_row_index("text").join(phrases, left_on="key", right_on="pattern")
    found = found.filter(pl.col("words") <= pl.col("most")).select(pl.col("rule", "text").cast(pl.Int64))
    return Pairs(found["rule"].to_numpy(), found["text"].to_numpy())


def _phrases(texts: pl.DataFrame, pairs: Pairs, rules: pl.DataFrame) -> Pairs:
    """Candidates of phrases: those that a line begins with end at a word's end."""
    folded, pattern = pl.col("folded"), pl.col("pattern")
    read = rules.select("match", "pattern")[pairs.rule].with_columns(texts["folded"][pairs.text])
    behind = folded.str.slice(pattern.str.len_chars(), 1)
    is_start = folded.str.starts_with(pattern) & ~behind.str.contains(r"\p{L}")
    is_hit = read.select((pl.col("match") != "starts") | is_start).to_series().to_numpy()
    return Pairs(pairs.rule[is_hit], pairs.text[is_hit])


def _expressions(texts: pl.DataFrame, pairs: Pairs, rules: pl.DataFrame) -> Pairs:
    """Candidates, by rule, whose text its expression finds."""
    first = np.flatnonzero(np.diff(pairs.rule, prepend=-1))
    if not len(first):
        return pairs
    count = np.diff(first, append=len(pairs.rule))
    rows = rules.select("match", "pattern")[pairs.rule[first]].iter_rows()
    flags = texts.select("plain", "folded")[pairs.text].select(
        pl.col(column).slice(start, number).str.contains(pattern).implode().alias(str(start))
        for (column, pattern), start, number in zip(rows, first.tolist(), count.tolist(), strict=True)
    )
    is_hit = flags.unpivot()["value"].explode().to_numpy()
    return Pairs(pairs.rule[is_hit], pairs.text[is_hit])
