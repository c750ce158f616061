"""Language of articles: shares of function words for the common case, a model for the rest."""

from functools import cache
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.articles.counts import split_words

# Function words, chosen to be frequent in their language; a word may stand with several.
_FUNCTION_WORDS = {
    "en": "the of and to in a is that for it on with as was are be by this from at have has but not or which said were an will they",
    "de": "der die das und in den von zu mit ist des nicht ein eine auf für im dem sich auch als wird bei nach dass hat sie er war sind",
    "fr": "de la le les et des en un une du est dans que pour qui par sur au avec il pas ce plus ne se sont aux a été son",
    "es": "de la que el en y los del las un una por con para se no es al lo su como más fue ha pero sus este entre",
    "it": "di che e la il in un per non una è con del della i le si da sono nel alla ha dei gli come al anche più",
    "pt": "de que e o a do da em um uma para com não os no na por as dos se mais foi ao como das é à são",
    "nl": "de het een van en in is dat op te voor met zijn niet aan er om ook als bij door maar naar heeft uit worden werd",
    "sv": "och i att det som en på är av för med den till har inte om ett de var från han men så ska kan efter vid",
    "da": "og i at det er en på af for med den til har ikke som de et var fra han men om der efter sig blev kan ud",
    "no": "og i at det er en på av for med den til har ikke som de et var fra han men om seg etter blir kan ble også",
    "pl": "w i na z że się nie do jest to o jak po co dla od za ale przez są tym oraz był jego przed ma może tylko",
    "tr": "ve bir bu için ile da de olarak olan daha çok en gibi ne sonra kadar ise ancak olduğu ya göre değil her tarafından",
    "ru": "в и на не что с по он как из о за к у от для это но его а до также при был во со года после было",
    "uk": "в і на не що з та до у як за про від його для це але по який також при було після він які щодо із року",
    "id": "yang dan di dengan untuk dari ini pada tidak dalam itu akan ke juga oleh sebagai adalah telah mereka kata karena ada tersebut",
    "ro": "de și în a la cu că pe nu din care o este pentru mai un au fost al să se sunt prin după ale lui unei între",
    "cs": "a v na se je že s z do to o i za by pro ve jsou ale jako po jeho od který také k podle byl když bude při",
    "ar": "في من على إلى أن عن التي الذي مع هذا هذه كما بعد قال بين ما لا أو كان وقد ذلك",
}
_LANGUAGES = sorted(_FUNCTION_WORDS)
_SAMPLE = 1000
_FEWEST_WORDS = 8
_FEWEST_CHARACTERS = 30
_SPACELESS = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]"
_SURE_WORDS = 25
_SURE_SHARE = 0.15
_SURE_LEAD = 2.0
_MODEL_FLOOR = 0.5
_NO_LANGUAGE = "zxx"
"""What the model calls code and the like."""


def detect_languages(texts: pl.Series) -> pl.DataFrame:
    """Return language (ISO 639-1) and language_score of every text, read from its first 1,000 characters.

    A text whose function words belong to one language by far is settled by them, its score
    following from its lead over the next language; the others go through py3langid, whose
    probability is the score. Both are null for a text of fewer than eight words (in scripts
    without blanks: thirty characters) and where the model is in doubt itself. Besides: has_function_words (whether those
    of the language are known), function_word_share (of the language that has most) and distinct_share (different words
    among the words).
    """
    samples = texts.str.slice(0, _SAMPLE)
    counts = _function_words(samples)
    is_long = counts["word_count"] >= _FEWEST_WORDS
    few = (~is_long).arg_true()
    is_long = is_long.scatter(few, samples.gather(few).str.count_matches(_SPACELESS) >= _FEWEST_CHARACTERS)
    is_sure = (counts["word_count"] >= _SURE_WORDS) & (counts["share"] >= _SURE_SHARE) & (counts["lead"] >= _SURE_LEAD)
    languages = pl.Series([None] * len(texts), dtype=pl.String)
    scores = pl.Series([None] * len(texts), dtype=pl.Float64)
    sure = (is_sure & is_long).arg_true()
    languages.scatter(sure, counts["language"].gather(sure))
    scores.scatter(sure, counts["language_score"].gather(sure))
    unsure = (is_long & ~is_sure).arg_true()
    found = [_classify(text) for text in samples.gather(unsure)]
    languages.scatter(unsure, pl.Series([language for language, _ in found], dtype=pl.String))
    scores.scatter(unsure, pl.Series([score for _, score in found], dtype=pl.Float64))
    return pl.DataFrame(
        {
            "language": languages,
            "language_score": scores,
            "has_function_words": languages.is_in(list(_FUNCTION_WORDS)),
            "function_word_share": counts["share"],
            "distinct_share": counts["distinct_share"],
        }
    )


def _function_words(samples: pl.Series) -> pl.DataFrame:
    """One row per text: best language and how sure it is, words, different ones among them, its hits per word and its lead
    over the second."""
    word = pl.col("word")
    lower = samples.fill_null("").str.to_lowercase()
    words = pl.DataFrame({"word": split_words(lower)})
    words = words.with_columns(word_count=word.list.len(), distinct_share=word.list.n_unique() / word.list.len())
    hits = _hits(words["word"])
    best = hits.argmax(axis=1)  # of equals the first by name
    first = hits[np.arange(len(hits)), best]
    hits[np.arange(len(hits)), best] = 0
    second = hits.max(axis=1)
    named = pl.DataFrame(
        {"best": pl.Series(_LANGUAGES).gather(best), "first": first, "second": np.where(second > 0, second, 1)}, nan_to_null=False
    )
    is_hit = pl.col("first") > 0
    lead = pl.col("first") / pl.col("second")
    # Evidence for the best against the second best; leads of 2 and 5 make 0.89 and 0.99.
    return (
        words.drop("word")
        .hstack(named)
        .with_columns(
            language=pl.when(is_hit).then("best"),
            language_score=pl.when(is_hit).then((lead**3 / (1 + lead**3)).round(4)),
            share=pl.when(is_hit).then(pl.col("first") / pl.col("word_count")).otherwise(0.0),
            lead=pl.when(is_hit).then(lead).otherwise(0.0),
        )
    )


def _hits(words: pl.Series) -> NDArray[np.float64]:
    """How many of each text's words (a list a text) are function words of each of `_LANGUAGES`, shape (texts, languages)."""
    vocabulary, is_of = _lexicon()
    rows = np.repeat(np.arange(len(words)), words.list.len().to_numpy())
    places = words.explode(empty_as_null=False).cast(pl.Enum(vocabulary), strict=False).to_physical()
    known = places.is_not_null().to_numpy()
    cells = rows[known] * len(vocabulary) + places.drop_nulls().to_numpy()
    counts = np.bincount(cells, minlength=len(words) * len(vocabulary)).reshape(len(words), len(vocabulary))
    hits: NDArray[np.float64] = counts.astype(np.float64) @ is_of
    return hits


@cache
def _lexicon() -> tuple[pl.Series, NDArray[np.float64]]:
    """The function words, and which is one of which language, shape (words, languages)."""
    words = {language: set(words.split()) for language, words in _FUNCTION_WORDS.items()}
    vocabulary = sorted(set().union(*words.values()))
    is_of = [[float(word in words[language]) for language in _LANGUAGES] for word in vocabulary]
    return pl.Series(vocabulary), np.array(is_of)


def _classify(text: str) -> tuple[str | None, float | None]:
    language, score = _identifier().classify(text)
    is_told = score >= _MODEL_FLOOR and language != _NO_LANGUAGE
    return (str(language), round(float(score), 4)) if is_told else (None, None)


@cache
def _identifier() -> Any:
    # The model takes a second to load, and most batches of one language never need it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
