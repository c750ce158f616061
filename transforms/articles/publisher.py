"""Who published an article, as far as the document says."""

from transforms.articles.dateline import Dateline
from transforms.articles.title import Headline


def find_publisher(
    hint: str | None, hint_basis: str | None, headline: Headline | None, title_basis: str | None, dateline: Dateline | None
) -> tuple[str | None, str | None]:
    """Return the publisher and its basis: metadata, else the site hung on to the headline, else the agency credited.

    Brand names in subscription lines and the like are no evidence; without any, both are None.
    """
    if hint:
        return hint, hint_basis
    if headline is not None and headline.site is not None:
        return headline.site, title_basis
    if dateline is not None and dateline.agency is not None:
        return dateline.agency, "credit"
    return None, None
