"""JSON-LD, the structured data of a page (schema.org): its articles, the one that the page is about first."""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping

import orjson

from transforms.documents.wording import agreement, plain

LinkedData = Mapping[str, object]

_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|Review|Recipe)$")
_PAGE_TYPES = frozenset({"WebPage", "VideoObject", "CreativeWork", "PodcastEpisode"})
_BARE_CONTROL = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",(?=\s*[\]}])")
_SCRIPT_WRAPPERS = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[|//\s*<!\[CDATA\[)|(?:(?:-->|/\*\s*\]\]>\s*\*/|\]\]>|//\s*\]\]>|;)\s*)+$"
)
_MOST_NODES = 20_000
_LISTED, _UNLIKE, _PAGE = 4, 2, 1
"""What keeps an object from being the page's article, worst first: inside a list of others, another headline, no article."""
_SAME = 0.6  # share of a headline's words that the page's own titles must have for it to be theirs


def page_articles(scripts: Iterable[str | None], titles: Iterable[str]) -> tuple[LinkedData, ...]:
    """Return the objects that describe the page's article or the page, best first: articles before pages.

    Those whose headline is none of the page's `titles`, and those inside lists or other articles, are returned only
    where there are no others. A person or organisation that is given by its "@id" alone is put in
    from where it is described. What does not parse is left out.
    """
    known = " ".join(titles)
    ranked: list[tuple[int, LinkedData]] = []
    described: dict[str, LinkedData] = {}
    for script in scripts:
        ranked += _articles(_parse(script), described)
    ranked = [(rank + _mismatch(article, known), article) for rank, article in ranked]
    ranked.sort(key=lambda entry: entry[0])
    if ranked and ranked[0][0] < _UNLIKE:
        ranked = [entry for entry in ranked if entry[0] < _UNLIKE]
    return tuple({key: _resolved(value, described) for key, value in article.items()} for _, article in ranked)


def names_in(value: object) -> list[str]:
    """Return the names that a person or organisation, or a list of them, gives."""
    if isinstance(value, list):
        return [name for entry in value[:50] for name in names_in(entry)]
    if isinstance(value, dict):
        given, family = plain(value.get("givenName")), plain(value.get("familyName"))
        return names_in(value.get("name")) or ([f"{given} {family}"] if given and family else [])
    name = plain(value)
    return [name] if name else []


def has_type(value: object, name: str) -> bool:
    """Whether an object is of a type, alone or among others."""
    return isinstance(value, dict) and name in _types(value)


def _parse(text: str | None) -> object:
    """Parse a script, mending what is often wrong in them: wrappers, bare control characters, trailing commas."""
    text = _SCRIPT_WRAPPERS.sub("", text or "").strip()
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        pass
    text = _BARE_CONTROL.sub(" ", text)
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _articles(data: object, described: dict[str, LinkedData]) -> Iterator[tuple[int, LinkedData]]:
    """Walk through the data; yield articles and pages with their rank (0 is best), note what is described under an "@id"."""
    waiting: deque[tuple[object, int]] = deque([(data, 0)])
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value, penalty = waiting.popleft()
        if isinstance(value, list):
            waiting += [(entry, penalty) for entry in value]
        elif isinstance(value, dict):
            names = _types(value)
            is_article = any(_ARTICLE_TYPE.search(kind) for kind in names)
            if isinstance(key := value.get("@id"), str) and value.get("name"):
                described.setdefault(key, value)
            if (is_article or _PAGE_TYPES & set(names)) and any(
                value.get(key) for key in ("headline", "datePublished", "author")
            ):
                yield penalty + (0 if is_article else _PAGE), value
            below = penalty + (_LISTED if is_article or "ItemList" in names else 0)
            waiting += [(entry, below) for entry in value.values() if isinstance(entry, list | dict)]


def _mismatch(article: LinkedData, known: str) -> int:
    headline = plain(article.get("headline"))
    return _UNLIKE if headline and known and agreement(headline, known) < _SAME else 0


def _resolved(value: object, described: Mapping[str, LinkedData]) -> object:
    if isinstance(value, list) and len(value) <= 50:
        return [_resolved(entry, described) for entry in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(key := value.get("@id"), str):
        return described.get(key, value)
    return value


def _types(value: Mapping[str, object]) -> list[str]:
    kinds = value.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
