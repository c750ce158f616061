"""What must hold of copies and clusters of articles.

A dangling pointer is a warning: the text itself is true, and the copy it points to may have been kept out by this very run.
"""

from expectations.checks import Check, row_check
from warehouse.tables.articles import ARTICLES


def copy_checks() -> tuple[Check, ...]:
    """Return the row checks of `articles` that look at its copies."""
    return (*_originals(), *_clusters())


def _originals() -> tuple[Check, ...]:
    return (
        row_check(
            ARTICLES,
            "exact_duplicate_of.article-exists",
            "warning",
            "The article that stands for a duplicate is in articles.",
            "exact_duplicate_of NOT IN (SELECT article_id FROM articles)",
        ),
        row_check(
            ARTICLES,
            "exact_duplicate_of.not-itself",
            "critical",
            "No article is a duplicate of itself.",
            "exact_duplicate_of = article_id",
        ),
        row_check(
            ARTICLES,
            "exact_duplicate_of.is-original",
            "warning",
            "The article that stands for a duplicate is none itself.",
            "exact_duplicate_of IN (SELECT article_id FROM articles WHERE exact_duplicate_of IS NOT NULL)",
        ),
        row_check(
            ARTICLES,
            "exact_duplicate_of.same-cluster",
            "warning",
            "A duplicate is in the cluster of the article that stands for it.",
            "exact_duplicate_of IS NOT NULL AND "
            "(exact_duplicate_of, cluster_id) NOT IN (SELECT (article_id, cluster_id) FROM articles)",
        ),
        row_check(
            ARTICLES,
            "copy_kind.exact-has-original",
            "warning",
            "An exact copy names the article that stands for it.",
            "copy_kind = 'exact' AND exact_duplicate_of IS NULL",
        ),
    )


def _clusters() -> tuple[Check, ...]:
    return (
        row_check(
            ARTICLES,
            "cluster_id.article-exists",
            "warning",
            "The head of the article's cluster is in articles.",
            "cluster_id NOT IN (SELECT article_id FROM articles)",
        ),
        row_check(
            ARTICLES,
            "is_cluster_head.as-cluster",
            "warning",
            "An article heads its cluster when the cluster bears its id, and only then.",
            "is_cluster_head <> (cluster_id = article_id)",
        ),
        row_check(
            ARTICLES,
            "cluster_id.is-head",
            "warning",
            "The head of the article's cluster is in no other cluster.",
            "cluster_id IN (SELECT article_id FROM articles WHERE NOT is_cluster_head)",
        ),
        row_check(
            ARTICLES,
            "copy_kind.unless-head",
            "warning",
            "A copy says what sort of copy it is and how like the head; a head says neither.",
            "(copy_kind IS NULL) <> is_cluster_head OR (similarity IS NULL) <> is_cluster_head",
        ),
    )
