"""The built-in analyser: the same analysis alone and in any batch, whatever comes."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.events.analyser import Analyser, Analysis
from transforms.events.tokens import tokenise
from transforms.syntax.parser import LONGEST, Parser, built_in
from transforms.syntax.weights.loader import load_weights

WORDS = "The army , rebels and police in Bogota met on Friday to sign a truce ; 19 people were killed . US “ ” said that".split()
SENTENCES = st.lists(st.lists(st.sampled_from(WORDS), max_size=30), max_size=12)


def golden() -> list[tuple[str, str]]:
    with (Path(__file__).with_name("analyses.csv")).open(encoding="utf-8", newline="") as file:
        return [(row["sentence"], row["analysis"]) for row in csv.DictReader(file)]


def written(words: list[str], analysis: Analysis) -> str:
    """An analysis as "word/tag>head:relation …", the head of the root as "*"."""
    parts = zip(words, analysis.tags, analysis.heads, analysis.labels, strict=True)
    return " ".join(f"{word}/{tag}>{words[head] if head >= 0 else '*'}:{label}" for word, tag, head, label in parts)


@pytest.mark.parametrize(("sentence", "analysis"), golden(), ids=lambda text: text[:30])
def test_our_own_sentences_are_read_as_before(sentence: str, analysis: str) -> None:
    words = [token.text for token in tokenise(sentence)]
    assert written(words, built_in().analyse([words])[0]) == analysis


def test_it_is_an_analyser() -> None:
    analyser: Analyser = built_in()
    assert analyser.name == "built-in"
    assert analyser.version
    assert built_in() is analyser


@settings(max_examples=40, deadline=None)
@given(SENTENCES)
def test_every_analysis_is_a_tree_of_known_names(batch: list[list[str]]) -> None:
    weights = load_weights()
    for words, analysis in zip(batch, built_in().analyse(batch), strict=True):
        assert len(analysis.heads) == len(analysis.labels) == len(analysis.tags) == len(words)
        assert analysis.heads.count(-1) == min(1, len(words))
        assert set(analysis.tags) <= set(weights.tags)
        assert set(analysis.labels) <= set(weights.labels)
        for node in range(len(words)):
            steps = 0
            while node >= 0:
                node, steps = analysis.heads[node], steps + 1
                assert steps <= len(words)


@settings(max_examples=40, deadline=None)
@given(SENTENCES)
def test_an_analysis_does_not_depend_on_the_batch(batch: list[list[str]]) -> None:
    one, other, alone = (Parser(load_weights(), "") for _ in range(3))
    assert one.analyse(batch) == [alone.analyse([words])[0] for words in batch] == other.analyse(batch[::-1])[::-1]


def test_nor_do_the_scores_to_the_last_bit() -> None:
    chance = np.random.default_rng(3)
    batch = [[str(word) for word in chance.choice(WORDS, size)] for size in chance.integers(1, 60, 150)]
    seen: dict[tuple[str, ...], list[np.ndarray]] = {}
    parser = Parser(load_weights(), "")
    score = parser._scorer.arcs

    def noted(ticks: np.ndarray, bounds: np.ndarray) -> list[np.ndarray]:
        found = score(ticks, bounds)
        latest.extend(found)
        return found

    object.__setattr__(parser._scorer, "arcs", noted)
    latest: list[np.ndarray] = []
    parser.analyse(batch)
    each_once = list(dict.fromkeys(map(tuple, batch)))
    for words, scores in zip(sorted(each_once, key=len, reverse=True), latest, strict=True):
        seen.setdefault(words, []).append(scores)
    for words in batch:
        latest.clear()
        parser._batch([tuple(words)])
        assert all(np.array_equal(latest[0], scores) for scores in seen[tuple(words)])


def test_nothing_and_one_word() -> None:
    assert built_in().analyse([]) == []
    assert built_in().analyse([[]]) == [Analysis((), (), ())]
    empty, one, again = built_in().analyse([[], ["Ceasefire"], []])
    assert empty == again == Analysis((), (), ())
    assert (one.heads, one.labels) == ((-1,), ("root",))


def test_words_of_no_language() -> None:
    words = ["", " ", "\n", "\x00", "\ud800", "ﷺ" * 50, "平和", "🕊", "a" * 10_000]
    (analysis,) = built_in().analyse([words])
    assert analysis.heads.count(-1) == 1


@pytest.mark.parametrize("length", [LONGEST, LONGEST + 1, 3 * LONGEST + 7])
def test_a_sentence_without_an_end_is_analysed_in_pieces(length: int) -> None:
    words = [WORDS[number % len(WORDS)] for number in range(length)]
    long, short = built_in().analyse([words, words[:5]])
    assert len(long.heads) == length
    assert long.heads.count(-1) == 1
    assert all(-1 <= head < length for head in long.heads)
    first = built_in().analyse([words[:LONGEST]])[0]
    assert long.heads[:LONGEST] == first.heads
    assert short == built_in().analyse([words[:5]])[0]
    root = long.heads.index(-1)
    assert [long.labels[n] for n, head in enumerate(long.heads) if head == root and n >= LONGEST] == ["parataxis"] * (
        -(-length // LONGEST) - 1
    )


def test_a_sentence_is_analysed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = Parser(load_weights(), "")
    sizes: list[int] = []
    analyse = parser._batch
    monkeypatch.setattr(parser, "_batch", lambda texts: sizes.append(len(texts)) or analyse(texts))
    one, two, again = parser.analyse([["Rebels", "met"], ["Troops", "left", "."], ["Rebels", "met"]])
    assert one == again
    assert parser.analyse([["Troops", "left", "."]]) == [two]
    assert sizes == [2]


def test_sentences_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transforms.syntax.parser._MOST_SENTENCES", 10)
    parser = Parser(load_weights(), "")
    batch = [["Rebels", "and", f"army{number}", "met"] for number in range(30)]
    assert [parser.analyse([words])[0] for words in batch] == built_in().analyse(batch)
    assert len(parser._known) <= 12


def test_words_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transforms.syntax.word_table._MOST_WORDS", 10)
    parser = Parser(load_weights(), "")
    batch = [["Rebels", "and", f"army{number}", "met", f"in{number}"] for number in range(30)]
    assert [parser.analyse([words])[0] for words in batch] == built_in().analyse(batch)
    assert len(parser._words._places) <= 15
