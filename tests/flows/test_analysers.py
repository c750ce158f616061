"""The setting `analyser`: built-in, none, or a spaCy pipeline that the user has (here a stand-in for one)."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from flows.analysers import analyser_of, spacy_analyser, version_of
from flows.cli import app
from flows.errors import SettingsError
from flows.pipeline import resources
from flows.settings import load_settings
from transforms.events.analyser import Analysis

CLEAR_NLP = {"Rebels": ("NNS", "nsubj", 1), "shelled": ("VBD", "ROOT", 1), "Aleppo": ("NNP", "dobj", 1)}


@dataclass
class Word:
    text: str
    i: int
    tag_: str
    dep_: str
    head: Any = None


class Doc(list[Word]):
    def __init__(self, vocab: str, words: Sequence[str], sent_starts: Sequence[bool]) -> None:
        assert vocab == "vocabulary"
        assert list(sent_starts) == [True] + [False] * (len(words) - 1)
        super().__init__(Word(text, number, *CLEAR_NLP[text][:2]) for number, text in enumerate(words))
        for word in self:
            target = min(CLEAR_NLP[word.text][2], len(words) - 1)
            word.head = self[target]


@dataclass
class Pipeline:
    labels: tuple[str, ...] = ("ROOT", "dobj", "nsubj")
    pipe_names: tuple[str, ...] = ("tagger", "parser")
    vocab: str = "vocabulary"

    @property
    def meta(self) -> dict[str, str]:
        return {"lang": "en", "name": "core_web_sm", "version": "3.8.0"}

    def get_pipe(self, name: str) -> Any:
        assert name == "parser"
        return self

    def pipe(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        return iter(docs)


def install(monkeypatch: pytest.MonkeyPatch, pipeline: Pipeline | Exception) -> None:
    def load(name: str, exclude: list[str]) -> Pipeline:
        assert name == "en_core_web_sm"
        assert "ner" in exclude
        if isinstance(pipeline, Exception):
            raise pipeline
        return pipeline

    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=load))
    monkeypatch.setitem(sys.modules, "spacy.tokens", SimpleNamespace(Doc=Doc))


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    analyser_of.cache_clear()


def test_a_spacy_pipeline_gets_our_tokens_and_gives_universal_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Pipeline())
    analyser = analyser_of("spacy:en_core_web_sm")
    assert analyser is not None
    assert (analyser.name, analyser.version) == ("spacy:en_core_web_sm", "3.8.0")
    assert analyser.analyse([["Rebels", "shelled", "Aleppo"], [], ["Aleppo"]]) == [
        Analysis((1, -1, 1), ("nsubj", "root", "obj"), ("NNS", "VBD", "NNP")),
        Analysis((), (), ()),
        Analysis((-1,), ("obj",), ("NNP",)),
    ]


def test_universal_labels_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CLEAR_NLP, "Aleppo", ("NNP", "obj", 1))
    install(monkeypatch, Pipeline(labels=("ROOT", "obj", "nsubj")))
    (analysis,) = spacy_analyser("en_core_web_sm").analyse([["Rebels", "shelled", "Aleppo"]])
    assert analysis.labels == ("nsubj", "root", "obj")


def test_several_roots_become_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CLEAR_NLP, "Aleppo", ("NNP", "ROOT", 2))
    install(monkeypatch, Pipeline())
    (analysis,) = spacy_analyser("en_core_web_sm").analyse([["Rebels", "shelled", "Aleppo"]])
    assert (analysis.heads, analysis.labels[2]) == ((1, -1, 1), "parataxis")


def test_spacy_missing_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(SettingsError, match="spaCy is not installed"):
        analyser_of("spacy:en_core_web_sm")


def test_a_model_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, OSError("[E050] Can't find model 'en_core_web_sm'.\nmore"))
    with pytest.raises(SettingsError, match=r"'en_core_web_sm' cannot be loaded: \[E050\] Can't find model 'en_core_web_sm'\.$"):
        analyser_of("spacy:en_core_web_sm")


def test_a_model_without_a_parser_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Pipeline(pipe_names=("tagger",)))
    with pytest.raises(SettingsError, match="has no parser"):
        analyser_of("spacy:en_core_web_sm")


def test_none_and_built_in() -> None:
    assert analyser_of("none") is None
    assert version_of(None) == "none"
    built_in = resources(None, "built-in").analyser
    assert built_in is analyser_of("built-in")
    assert version_of(built_in).startswith("built-in 1.")
    assert resources(None).analyser is built_in
    assert resources(None, "none").analyser is None


def test_the_setting_has_three_kinds_of_value(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().analyser == "built-in"
    assert load_settings(analyser="none").analyser == "none"
    Path("dateline.toml").write_text('analyser = "spacy:en_core_web_sm"\n')
    assert load_settings().analyser == "spacy:en_core_web_sm"
    for wrong in ("spacy", "spacy:", "stanza", "Built-in"):
        with pytest.raises(SettingsError, match="analyser"):
            load_settings(analyser=wrong)
    with pytest.raises(SettingsError, match="stanza"):
        analyser_of("stanza")


def test_events_tell_what_parsed_them(monkeypatch: pytest.MonkeyPatch) -> None:
    said = '{"id": 1, "text": "Russian troops shelled a town in Ukraine on Monday."}'
    versions = []
    for analyser in ("built-in", "none"):
        result = CliRunner().invoke(app, ["code", "--jsonl", "--analyser", analyser], input=said)
        assert result.exit_code == 0
        versions.append("built-in-1." in result.output)
    assert versions == [True, False]


def test_doctor_tells_the_analyser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    assert version_of(analyser_of("built-in")) in CliRunner().invoke(app, ["doctor"]).output
    monkeypatch.setenv("DATELINE_ANALYSER", "spacy:en_core_web_sm")
    assert "spaCy is not installed" in CliRunner().invoke(app, ["doctor", "--json"]).output
