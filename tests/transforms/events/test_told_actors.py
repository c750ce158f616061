"""Who is named: sentences of ordinary news, each with words of a mention and the country and role they have."""

import csv
import re
from pathlib import Path

import pytest

from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.actors.references import resolve_references
from transforms.events.model import Mention, Reading
from transforms.events.sentences import split_sentences

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def mentions(text: str) -> list[Mention]:
    read = [Reading(sentence, find_mentions(sentence, load_gazetteer(), None)) for sentence in split_sentences(text)]
    return [mention for reading in resolve_references(read) for mention in reading.mentions]


@pytest.mark.parametrize("row", rows("told_actors.csv"), ids=lambda row: f"{row['words']}: {row['text']}")
def test_actors_have_their_country_and_role(row):
    found = next(m for m in mentions(row["text"]) if row["words"].lower() in m.text.lower())
    assert (found.country_code or "", found.sector or "") == (row["country_code"], row["sector"])


@pytest.mark.parametrize("row", rows("told_references.csv"), ids=lambda row: f"{row['words']}: {row['text']}")
def test_short_forms_mean_who_was_named_before(row):
    found = [m for m in mentions(row["text"]) if re.search(rf"\b{re.escape(row['words'])}\b", m.text, re.IGNORECASE)]
    codes = {(m.country_code or "", m.sector or "") for m in (found if row["words"] == "sides" else found[-1:])}
    assert (row["country_code"], row["sector"]) in codes
