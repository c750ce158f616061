"""Headlines, and the name of the site that pages hang on to them."""

import re
from dataclasses import dataclass

_SUFFIX = re.compile(r"^(?P<head>.*\S)\s+(?P<mark>\||-|–|—|::|»|•|·)\s+(?P<tail>\S.*)$")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|co\.\w\w|com\.\w\w|[a-z]{2})", re.IGNORECASE)
_SITE_WORDS = re.compile(
    r"\b(?:news|times|post|herald|tribune|gazette|guardian|telegraph|daily|weekly|journal|chronicle|observer|independent|mirror|"
    r"standard|examiner|inquirer|courier|bulletin|dispatch|sentinel|press|star|globe|mail|express|today|online|magazine|review|"
    r"radio|tv|broadcasting|reuters|bbc|cnn|nbc|cbs|abc|npr|pbs|afp|bloomberg|zeitung|spiegel|welt|monde|figaro|blog)\b",
    re.IGNORECASE,
)
_NO_SITE = re.compile(r"\b(?:latest|live|breaking|updates?|report|analysis|opinion|video|watch|exclusive)\b", re.IGNORECASE)
_MOST_SUFFIX_WORDS = 5
_FEWEST_HEAD_WORDS = 3


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline and, where one was hung on to it, the name of the site."""

    text: str
    site: str | None = None


def cut_site(title: str, names: tuple[str | None, ...] = ()) -> Headline:
    """Cut "… | Site" and "… - Site" off a title.

    The tail goes when it equals one of the names known for the publisher, is an internet domain
    or, in at most five capitalised words, has a word that papers and stations are called by. A
    bar needs less than a dash, which also stands within headlines: behind one the site must be
    known, or all the tail's words capitalised.
    """
    match = _SUFFIX.match(title)
    if match is None:
        return Headline(title)
    head, mark, tail = match["head"], match["mark"], match["tail"]
    is_named = any(name is not None and _plain(name) == _plain(tail) for name in names)
    if is_named or _DOMAIN.fullmatch(tail):
        return Headline(cut_site(head, names).text, tail)
    if len(head.split()) < _FEWEST_HEAD_WORDS or len(tail.split()) > _MOST_SUFFIX_WORDS:
        return Headline(title)
    # "Storm hits coast - Live News" is capitalised too, and names no site; behind a dash a site is at most three words.
    is_capitalised = not _NO_SITE.search(tail) and all(
        word[:1].isupper() or word in ("of", "the", "and", "de", "&") for word in tail.split()
    )
    if is_capitalised and _SITE_WORDS.search(tail) and (mark not in "-–—" or len(tail.split()) <= 3):
        return Headline(cut_site(head, names).text, tail)
    return Headline(title)


def find_title(
    labelled: str | None, hint: str | None, hint_basis: str | None, names: tuple[str | None, ...]
) -> tuple[Headline | None, str | None]:
    """Return the headline and its basis: what metadata or the record state, else the line marked as title."""
    if hint:
        return cut_site(hint, names), hint_basis
    if labelled:
        return cut_site(labelled, names), "text"
    return None, None


def _plain(name: str) -> str:
    name = re.sub(r"^(?:https?://)?(?:www\.)?|^the\s+", "", name.lower().strip())
    return re.sub(r"[^\w]|(?:\.com|\.org|\.net)$", "", name)
