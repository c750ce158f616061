"""Whose word a sentence is: "X said that …", "…, the ministry said on Thursday", "According to X, …".

Each attribution gives the source, the words to leave out (`cut_start`, `cut_end`) and the stretch it covers. Verbs and what
must follow them stand in the lexicon `say_verbs`: a clause, a clause with "that", a person first, or quoted speech only.
Where saying it is an act of its own ("warned that …") nothing is left out: the cut is empty.
"""

from dataclasses import replace
from itertools import pairwise

from transforms.events.model import Attribution, Sentence, Token
from transforms.events.sources.attribution_quoted import headline_source, quoted, reported_by
from transforms.events.sources.attribution_spans import MARKS, clause_end, make
from transforms.events.sources.attribution_speaker import (
    after_object,
    is_adverb,
    is_adverbial,
    is_answer,
    is_tail,
    sentence_subject,
    subject_after,
    subject_before,
)
from transforms.lexicons.loader import read_lexicon

_PARTICIPLES = frozenset("adding saying stressing noting claiming insisting telling warning".split())
VERBS: dict[str, str] = dict(read_lexicon("say_verbs").select("verb", "complement").iter_rows())
CUES = frozenset(VERBS) | {"according", "quoted", "cited", "per"} | _PARTICIPLES
_NO_VERB_AFTER = frozenset(
    "to can could should may might must not n't would 'd is are was were am be been being rest the a an of by".split()
)
_NOUN_FORMS = frozenset("reports claims notes states".split())
_PLURAL_FORMS = frozenset("report claim".split())
_NOUN_BEFORE = frozenset("media news some other these those his her its their to on from and".split())
_SHORTEST_CLAUSE = 3
_FINITE = frozenset("had has have was were is are would will could did does must may might can should never not".split())


def find_attributions(sentence: Sentence) -> list[Attribution]:
    """Attributions of `sentence` in the order of their verbs; most sentences have none or one, and none inside quoted speech."""
    tokens = sentence.tokens
    found: list[Attribution] = []
    for i, word in enumerate(sentence.lowers):
        if word not in CUES or sentence.is_quoted[i] or (word == "per" and i):
            continue
        token = tokens[i]
        if token.lower in ("according", "per"):
            attribution = _according(sentence, i)
        elif token.lower in ("quoted", "cited"):
            attribution = quoted(sentence, i)
        elif token.lower == "reported" and i + 1 < len(tokens) and tokens[i + 1].lower == "by":
            attribution = reported_by(sentence, i)
        elif token.lower in _PARTICIPLES:
            attribution = _participle(sentence, i)
        else:
            attribution = _said(sentence, i)
        if attribution is not None and not (found and attribution.cut_start < found[-1].cut_end):
            found.append(attribution)
    for k, (one, two) in enumerate(pairwise(found)):
        if one.start < two.cut_start < one.end <= two.cut_end + 2:  # "X said that …, the agency reported": X's words end there
            found[k] = replace(one, end=two.cut_start)
    if not found and sentence.number == 0:
        headline = headline_source(sentence)
        if headline is not None:
            found.append(headline)
    return found


def _according(sentence: Sentence, i: int) -> Attribution | None:
    tokens = sentence.tokens
    first = i + 1 if tokens[i].lower == "per" else i + 2
    if first >= len(tokens) or (first == i + 2 and tokens[i + 1].lower != "to"):
        return None
    end = clause_end(tokens)
    stop = next((k for k in range(first, end) if tokens[k].text in (",", ";", "–", "—")), end)
    speaker = (first, stop)
    if i == 0 and stop == end:  # without a comma nothing tells where the source ends
        return None
    if i == 0 or (i <= 2 and tokens[0].lower in ("but", "and", "meanwhile")):
        return make(sentence, speaker, (min(stop + 1, len(tokens)), len(tokens)), (0, min(stop + 1, len(tokens))), "according to")
    cut_start = i - 1 if tokens[i - 1].text == "," else i
    if stop == end:
        return make(sentence, speaker, (0, cut_start), (cut_start, end), "according to")
    return make(sentence, speaker, (0, len(tokens)), (cut_start, stop + 1), "according to")


def _participle(sentence: Sentence, i: int) -> Attribution | None:
    """ "…, adding that …": the subject of the sentence goes on speaking."""
    tokens = sentence.tokens
    if i == 0 or tokens[i - 1].text != "," or i + 1 >= len(tokens):
        return None
    that = i + 1
    if tokens[i].lower in ("telling", "warning"):
        that = next((k for k in range(i + 1, min(i + 8, len(tokens))) if tokens[k].lower == "that"), i + 1)
    has_that = tokens[that].lower == "that"
    if not has_that and tokens[i].lower != "saying":
        return None
    speaker = sentence_subject(tokens, i - 1, CUES)
    if speaker is None:
        return None
    clause = that + 1 if has_that else i + 1
    return make(sentence, speaker, (clause, len(tokens)), (i - 1, clause), tokens[i].lower)


def _said(sentence: Sentence, v: int) -> Attribution | None:
    tokens = sentence.tokens
    verb = tokens[v].lower
    complement = VERBS[verb]
    if not _is_verb(sentence, v) or is_answer(tokens, v):
        return None
    if v and complement != "person" and (tokens[v - 1].text in MARKS or tokens[v - 1].text == ","):  # '…," said Konashenkov'
        speaker = subject_after(tokens, v + 1, clause_end(tokens))
        if speaker is not None and (tokens[v - 1].text != "," or v > _SHORTEST_CLAUSE):
            return _inverted(sentence, v, speaker, verb)
    subject = subject_before(tokens, v)
    if subject is None and v and tokens[v - 1].lower in ("and", "but"):  # "Abe met Li and told reporters that …"
        subject = sentence_subject(tokens, v - 1, CUES)
        clause = _clause_start(sentence, v, clause_end(tokens), complement)
        return make(sentence, subject, (clause, len(tokens)), (v, clause), verb) if subject and clause else None
    if subject is None:
        return None
    return _around(sentence, v, subject, verb, complement)


def _is_verb(sentence: Sentence, v: int) -> bool:
    """Whether the word at `v` is a verb of saying in the voice of the text: no noun, name, infinitive, modal or passive."""
    tokens = sentence.tokens
    word = tokens[v].lower
    if tokens[v].text[0].isupper() and sentence.number != 0:
        return False
    if v + 1 < len(tokens) and tokens[v + 1].lower == "to" and VERBS[word] == "clause":  # "he is said to be ill"
        return False
    if word in _PLURAL_FORMS:  # "the report that" is a noun, "local media report that" a verb
        return bool(v) and (tokens[v - 1].lower.endswith("s") or tokens[v - 1].lower in ("media", "police", "they", "we"))
    if word in _NOUN_FORMS:
        before = tokens[v - 1] if v else tokens[v]
        has_that = v + 1 < len(tokens) and tokens[v + 1].lower == "that"
        return before.lower not in _NOUN_BEFORE and (has_that or before.text[0].isupper() or before.lower in ("it", "he", "she"))
    k = v - 1
    while k > 0 and is_adverb(tokens[k]):
        k -= 1
    return k < 0 or tokens[k].lower not in _NO_VERB_AFTER


def _inverted(sentence: Sentence, v: int, speaker: tuple[int, int], verb: str) -> Attribution | None:
    end = clause_end(sentence.tokens)
    speaker = _with_name(sentence.tokens, speaker, end)
    # An apposition to the end belongs to the speaker; speech taken up again after it does not.
    goes_on = any(token.text in MARKS for token in sentence.tokens[speaker[1] : end])
    cut_end = speaker[1] + 1 if goes_on else end
    cut_start = v
    while cut_start and sentence.tokens[cut_start - 1].text == ",":
        cut_start -= 1
    scope = (0, cut_start) if cut_end >= end else (0, len(sentence.tokens))
    return make(sentence, speaker, scope, (cut_start, cut_end), verb)


def _with_name(tokens: tuple[Token, ...], speaker: tuple[int, int], end: int) -> tuple[int, int]:
    """The source with the name that explains its role and ends the sentence ('…," said its chief, Orla Tannstad')."""
    start, stop = speaker
    if tokens[start].text[0].isupper() or stop >= end or tokens[stop].text != ",":
        return speaker
    is_name = 1 <= end - stop - 1 <= 4 and all(token.text[0].isupper() for token in tokens[stop + 1 : end])
    return (start, end) if is_name else speaker


def _around(sentence: Sentence, v: int, subject: tuple[int, int], verb: str, complement: str) -> Attribution | None:
    """The attribution of the verb at `v` with its `subject`: trailing, in the middle, or leading."""
    tokens = sentence.tokens
    end = clause_end(tokens)
    before = subject[0] - 1
    leans_on_clause = before >= _SHORTEST_CLAUSE - 1 and (tokens[before].text == "," or tokens[before].text in MARKS)
    leans_on_clause = leans_on_clause and not is_adverbial(tokens, before)
    cut_start = before if leans_on_clause and tokens[before].text == "," else subject[0]
    if leans_on_clause:
        tail = is_tail(tokens, v, end)
        if tail == end:
            return make(sentence, subject, (0, cut_start), (cut_start, end), verb)
        if tail is not None:
            return make(sentence, subject, (0, len(tokens)), (cut_start, tail + 1), verb)
    if complement == "speech" or (tokens[v].lower == "saying" and tokens[min(v + 1, end - 1)].lower == "by"):
        return None
    clause = _clause_start(sentence, v, end, complement)
    if clause is None or clause >= end:
        return None
    return make(sentence, subject, (clause, len(tokens)), (subject[0], clause), verb)


def _clause_start(sentence: Sentence, v: int, end: int, complement: str) -> int | None:
    """Where the words reported begin after the verb at `v`, or None where the verb has another object."""
    tokens = sentence.tokens
    for k in range(v + 1, min(v + 16, end)):
        word = tokens[k].lower
        if word == "that" and (complement != "clause" or k == v + 1 or after_object(tokens, v + 1, k) or complement == "person"):
            return k + 1
        if tokens[k].text in MARKS or word == ":":
            is_mark = tokens[k].text in MARKS
            if (
                is_mark
                and complement == "clause"
                and k > v + 1
                and tokens[k - 1].text not in ",:"
                and after_object(tokens, v + 1, k) != k
            ):
                break
            return (k if is_mark else k + 1) if k + 1 < end else None
        if word in (";", "(", "—") or (word == "," and complement == "that" and k > v + 1):
            break
    if complement == "clause" or (complement == "that" and _opens_clause(tokens, v + 1, end)):
        return after_object(tokens, v + 1, end) or v + 1
    if complement == "person":
        return after_object(tokens, v + 1, end)
    return None


def _opens_clause(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether a pronoun and a verb of its own follow ("admitted it had bombed the school")."""
    if at + 1 >= end or tokens[at].lower not in ("he", "she", "it", "they", "we", "there"):
        return False
    word = tokens[at + 1].lower
    return word in _FINITE or (word.endswith("ed") and len(word) > 4)
