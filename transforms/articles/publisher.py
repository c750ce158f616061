"""Who published an article, as far as the document says."""

import re
from collections.abc import Sequence

from transforms.articles.dateline import Dateline
from transforms.articles.dateline_words import AGENCIES
from transforms.articles.title import Headline

_SIGNING = sorted((name for name in AGENCIES if len(name) > 2 or name == "AP"), key=len, reverse=True)
_AGENCY = "|".join(map(re.escape, _SIGNING))
_CLOSING = re.compile(rf"(?:\(({_AGENCY})\)|[—–]\s?({_AGENCY})|/({_AGENCY})/)\.?$")
_CLOSING_REACH = len(_SIGNING[0]) + len("(). ")
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|\b(?i:copyright)\b)(?:\s*(?:©|\([cC]\)|(?i:copyright|by)\b|(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?|,))*\s*"
    r"(?P<name>[A-Z\u00c0-\u00de][\w'’&.-]*(?: (?:of|the|and|de|&|[A-Z\u00c0-\u00de][\w'’&.-]*)){0,5})"
)
_TAIL = re.compile(
    r",?\s*(?:\b(?:All|Tous|Alle|Todos|Tutti|Privacy|Terms)\b.*|\b(?:Inc|Ltd|LLC|GmbH|Corp|Limited|PLC|Plc|S\.A)\b\.?)\s*$|\.$"
)


def find_publisher(
    hint: str | None,
    hint_basis: str | None,
    headline: Headline | None,
    title_basis: str | None,
    dateline: Dateline | None,
    closing: str | None = None,
    notices: Sequence[str] = (),
) -> tuple[str | None, str | None]:
    """Return the publisher and its basis.

    Asked in turn: metadata, the site hung on to the headline, the agency of the dateline, the agency that signs the
    closing paragraph, and who claims the copyright in the page's `notices`. Brand names in subscription lines and the like
    are no evidence; without any, both are None.
    """
    if hint:
        return hint, hint_basis
    if headline is not None and headline.site is not None:
        return headline.site, title_basis
    if dateline is not None and dateline.agency is not None:
        return dateline.agency, "credit"
    if closing is not None and (signed := _CLOSING.search(closing[-_CLOSING_REACH:])):
        return next(filter(None, signed.groups())), "credit"
    holders = (holder for notice in notices if (holder := copyright_holder(notice)))
    holder = next(holders, None)
    return (holder, "credit") if holder else (None, None)


def copyright_holder(notice: str) -> str | None:
    """Return who claims the copyright in a notice ("© 2017 Harbour Post Ltd. All rights reserved." gives Harbour Post)."""
    found = _COPYRIGHT.search(notice)
    if found is None:
        return None
    name = found["name"]
    while (shorter := _TAIL.sub("", name).rstrip(" ,&-")) != name:
        name = shorter
    return name or None
