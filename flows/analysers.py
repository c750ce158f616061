"""Which analyser tags and parses sentences, chosen by the setting `analyser`."""

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

from flows.errors import SettingsError
from transforms.events.analyser import Analyser
from transforms.syntax.parser import built_in
from transforms.syntax.spacy_pipeline import SpacyAnalyser

BUILT_IN: Final = "built-in"
NONE: Final = "none"
SPACY: Final = "spacy:"
_UNUSED: Final = ("ner", "lemmatizer", "entity_linker", "entity_ruler", "textcat")


@lru_cache(maxsize=4)
def analyser_of(setting: str) -> Analyser | None:
    """Return the analyser that the setting names, None for "none".

    Raises SettingsError when spaCy or its model is missing, or the model neither tags nor parses.
    """
    if setting == NONE:
        return None
    if setting == BUILT_IN:
        return built_in()
    if setting.startswith(SPACY):
        return spacy_analyser(setting.removeprefix(SPACY))
    raise SettingsError(f'analyser: {setting!r} is none of "{BUILT_IN}", "{NONE}" and "{SPACY}NAME"')


def spacy_analyser(model: str) -> SpacyAnalyser:
    """Return an installed spaCy model as an analyser. Raises SettingsError where that is not possible."""
    try:
        spacy: Any = import_module("spacy")
        doc: Any = import_module("spacy.tokens").Doc
    except ImportError as error:
        raise SettingsError(f"analyser: spaCy is not installed ({error}); install it, or set analyser to {BUILT_IN}") from error
    try:
        pipeline = spacy.load(model, exclude=list(_UNUSED))
    except (OSError, ValueError, ImportError) as error:
        told = str(error).partition("\n")[0]
        raise SettingsError(f"analyser: the spaCy model {model!r} cannot be loaded: {told}") from error
    if missing := {"tagger", "parser"} - set(pipeline.pipe_names):
        raise SettingsError(f"analyser: the spaCy model {model!r} has no {' and no '.join(sorted(missing))}")

    def make_doc(words: Sequence[str]) -> Any:
        return doc(pipeline.vocab, words=list(words), sent_starts=[number == 0 for number in range(len(words))])

    return SpacyAnalyser(pipeline, make_doc)


def version_of(analyser: Analyser | None) -> str:
    """Return the analyser's name and version, "none" where there is none."""
    return f"{analyser.name} {analyser.version}" if analyser else NONE
