"""Sources told at second hand or in a headline: "the agency quoted a general as saying …", "as reported by …", "…: Kerry"."""

from typing import Final

from transforms.events.model import Attribution, Sentence
from transforms.events.sources.attribution_spans import MARKS, clause_end, make
from transforms.events.sources.attribution_speaker import is_adverbial, subject_before
from transforms.lexicons.loader import read_lexicon

_BE: Final = frozenset({"was", "were", "is", "as", "been", "being"})
_SHORTEST_CLAUSE: Final = 3
_LONGEST_SOURCE: Final = 4  # words of the source at either end of a headline
_SPEAKING: Final = frozenset({"GOV", "COP", "MIL", "LEG", "JUD", "JRN", "SOC", "MED", "OPP", "REB", "SPY", "UAF"})
_SOURCES: Final = frozenset(
    phrase.split()[-1].lower()
    for phrase, sector in read_lexicon("roles").select("phrase", "sector").iter_rows()
    if sector in _SPEAKING
) | frozenset("report reports source sources witnesses residents study survey un eu nato pm kremlin".split())


def quoted(sentence: Sentence, i: int) -> Attribution | None:
    """ "he was quoted as saying …", "he was quoted by the agency as saying …", "the agency quoted him as saying …".

    At the end of a sentence ("…, the agency quoted him as saying") the words before are his.
    """
    tokens = sentence.tokens
    saying = next((k for k in range(i + 1, min(i + 14, len(tokens))) if tokens[k].lower == "saying"), None)
    if i == 0 or saying is None:
        return None
    is_passive = tokens[i - 1].lower in _BE
    subject = subject_before(tokens, i - 1 if is_passive else i)
    if subject is None or not (is_passive or (tokens[saying - 1].lower == "as" and saying - 1 > i + 1)):
        return None
    speaker = subject if is_passive else (i + 1, saying - 1)
    end = clause_end(tokens)
    before = subject[0] - 1
    leans = before >= _SHORTEST_CLAUSE - 1 and (tokens[before].text == "," or tokens[before].text in MARKS)
    if leans and not is_adverbial(tokens, before):
        cut = before if tokens[before].text == "," else subject[0]
        return make(sentence, speaker, (0, cut), (cut, end), "quoted as saying")
    clause = saying + 1
    while clause < end and (tokens[clause].lower in ("that", ":", ",") or tokens[clause].text in MARKS):
        clause += 1
    if clause >= end or tokens[clause].lower == "by":
        return None
    return make(sentence, speaker, (clause, len(tokens)), (subject[0], clause), "quoted as saying")


def reported_by(sentence: Sentence, i: int) -> Attribution | None:
    """ "…, as reported by the agency."."""
    tokens = sentence.tokens
    if i == 0 or tokens[i - 1].lower != "as" or i + 2 >= len(tokens):
        return None
    end = clause_end(tokens)
    stop = next((k for k in range(i + 2, end) if tokens[k].text in (",", ";")), end)
    speaker, after = (i + 2, stop), min(stop + 1, end)
    cut = i - 2 if i > 1 and tokens[i - 2].text == "," else i - 1
    scope = (after, len(tokens)) if cut == 0 else (0, cut) if stop == end else (0, len(tokens))
    return make(sentence, speaker, scope, (cut, after), "reported by")


def headline_source(sentence: Sentence) -> Attribution | None:
    """ "Progress made at talks: Kerry", "Police: three held after raid": the source before or after the colon of a headline.

    Before the colon only words that speak for somebody count, since a topic stands there as well ("Syria: truce broken").
    """
    tokens = sentence.tokens
    size = len(tokens)
    colon = next((k for k in range(size - 1, 0, -1) if tokens[k].text == ":"), None)
    if colon is None:
        return None
    if colon > 1 and 1 <= size - colon - 1 <= _LONGEST_SOURCE and all(token.text[0].isupper() for token in tokens[colon + 1 :]):
        return make(sentence, (colon + 1, size), (0, colon), (colon, size), ":")
    if colon <= _LONGEST_SOURCE and size - colon > _SHORTEST_CLAUSE and tokens[colon - 1].lower in _SOURCES:
        return make(sentence, (0, colon), (colon + 1, size), (0, colon + 1), ":")
    return None
