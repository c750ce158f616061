"""Headlines, and the name of the site that pages hang on to them."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"\s(?:[|–—»•·-]|::)\s")
_SUFFIX = re.compile(r"^(?P<head>.*\S)\s+(?P<mark>\||-|–|—|::|»|•|·)\s+(?P<tail>\S.*)$")
_PREFIX = re.compile(r"^(?P<site>.{2,40}?)\s+(?:\||-|–|—|::|»|•|·)\s+(?P<head>\S.*)$")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|co\.\w\w|com\.\w\w|[a-z]{2})", re.IGNORECASE)
_SITE_WORDS = re.compile(
    r"\b(?:news|times|post|herald|tribune|gazette|guardian|telegraph|daily|weekly|journal|chronicle|observer|independent|mirror|"
    r"standard|examiner|inquirer|courier|bulletin|dispatch|sentinel|press|star|globe|mail|express|today|online|magazine|review|"
    r"radio|tv|broadcasting|reuters|bbc|cnn|nbc|cbs|abc|npr|pbs|afp|bloomberg|zeitung|spiegel|welt|monde|figaro|blog)\b",
    re.IGNORECASE,
)
_NO_SITE = re.compile(r"\b(?:latest|live|breaking|updates?|report|analysis|opinion|video|watch|exclusive)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:opinions?|editorials?|commentary|comment|analysis|column|letters?|review|explainer|interview)\s+\|\s+(?=\S+\s+\S+\s)|"
    r"(?<=\S)\s+\|\s+(?:opinions?|editorials?|commentary|comment|analysis|column|letters?|review|explainer|interview)$",
    re.IGNORECASE,
)
"""What sort of article it is, set off from the headline by a bar."""

_HOST = re.compile(r"^https?://([^/:?#]+)", re.IGNORECASE)
_SECOND_LEVELS = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})  # of "co.uk" and the like
_MOST_SUFFIX_WORDS = 5
_MOST_PART_WORDS = 2
_FEWEST_HEAD_WORDS = 3


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline and, where one was hung on to it, the name of the site."""

    text: str
    site: str | None = None


def cut_site(title: str, names: tuple[str | None, ...] = ()) -> Headline:
    """Cut "… | Site", "… - Site" and, where the site is known, "Site | …" off a title; labels behind a bar ("| Opinion"), too.

    The tail goes when it equals one of the names known for the publisher, is an internet domain
    or, in at most five capitalised words, has a word that papers and stations are called by. A
    bar needs less than a dash, which also stands within headlines: behind one the site must be
    known, or all the tail's words capitalised.
    """
    title = _LABEL.sub("", title) if "|" in title else title
    match = _SUFFIX.match(title) if _MARK.search(title) else None
    if match is None:
        return Headline(title)
    if (first := _PREFIX.match(title)) is not None and is_named(first["site"], names):
        return Headline(cut_site(first["head"], names).text, first["site"])
    head, mark, tail = match["head"], match["mark"], match["tail"]
    if is_named(tail, names) or _begins_with_site(tail, names) or _DOMAIN.fullmatch(tail):
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


def site_names(address: str | None) -> tuple[str, ...]:
    """Return what a site may be called by its address: its host, its domain's own label, and its other labels but short ones."""
    if not address:
        return ()
    found = _HOST.match(address)
    host = found[1].lower().removeprefix("www.") if found else ""
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVELS:
        labels.pop()
    return tuple(name for name in (host, *labels[-1:], *labels[:-1]) if len(name) > 3 or name in labels[-1:])


def is_named(text: str, names: tuple[str | None, ...]) -> bool:
    """Whether a text is one of the names; case, blanks, punctuation, "the" and ".com" do not count."""
    return any(name is not None and _plain(name) == _plain(text) for name in names)


def _begins_with_site(tail: str, names: tuple[str | None, ...]) -> bool:
    """Whether a text is a site's name with a capitalised word or two behind it, as the parts of a site are called ("Post Sport")."""
    words = tail.split()
    ends = range(max(1, len(words) - _MOST_PART_WORDS), len(words))
    return any(words[end][:1].isupper() and is_named(" ".join(words[:end]), names) for end in ends)


def _plain(name: str) -> str:
    name = re.sub(r"^(?:https?://)?(?:www\.)?|^the\s+", "", name.lower().strip())
    return re.sub(r"(?:\.com|\.org|\.net)$|[^\w]", "", name)
