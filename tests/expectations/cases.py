"""For every hand-written row check the smallest change of a sound row that makes it fail."""

from datetime import UTC, date, datetime
from typing import Any

from tests.expectations.builds import party

_NO_SUCH = "f" * 32

_ROLES: dict[str, dict[str, Any]] = {}
for _role in ("actor", "recipient"):
    _ROLES |= {
        f"events.{_role}_entity_id.entity-exists": {f"{_role}_entity_id": "nobody"},
        f"events.{_role}_text.reason-if-null": {f"{_role}_country_code": None, f"{_role}s": [party("Russia")]},
        f"events.{_role}_text.first-of-list": {f"{_role}s": []},
        f"events.{_role}s.countries-in-set": {f"{_role}s": [party("x"), party("y", "NUL")]},
        f"events.{_role}s.sectors-in-set": {f"{_role}s": [party("x"), party("y", None, "NUL")]},
    }

_RANGES: dict[str, dict[str, Any]] = {
    f"events.{column}.in-range": {column: 3, f"{column}_min": 4, f"{column}_max": 5}
    for column in (
        "killed_count",
        "wounded_count",
        "detained_count",
        "displaced_count",
        "participant_count",
        "violation_count",
        "amount",
    )
}

BAD: dict[str, dict[str, Any]] = {
    "documents.text_raw.not-blank": {"text_raw": " \n"},
    "documents.text_raw.fits-bytes": {"byte_count": 3},
    "documents.text_raw.decoded": {"text_raw": "Ge�ne"},
    "documents.first_seen_at.not-in-future": {"first_seen_at": datetime(2017, 6, 3, tzinfo=UTC)},
    "documents.status.duplicate-has-original": {"status": "duplicate", "content_hash": _NO_SUCH},
    "removed_lines.text_raw.within-document": {"text_raw": "Tweet"},
    "rejects.document_id.document-exists": {"document_id": _NO_SUCH},
    "rejects.detail.not-blank": {"detail": " "},
    "articles.document_id.document-exists": {"document_id": _NO_SUCH},
    "articles.url.is-address": {"url": "javascript:void(0)"},
    "articles.language.has-score": {"language": "en"},
    "articles.published_at.not-in-future": {"published_at": datetime(2017, 6, 3, tzinfo=UTC)},
    "articles.published_at.not-before-1800": {"published_at": datetime(1799, 12, 31, tzinfo=UTC)},
    "articles.published_at.reason-if-null": {"published_at": None},
    "articles.published_at.has-precision": {"published_precision": None},
    "articles.body.has-words": {"body": " — "},
    "articles.body.no-control-characters": {"body": "A truce\x0b began."},
    "articles.body.normalised": {"body": "Cafe\u0301 talks began."},
    "articles.body.no-markup": {"body": "A truce<br/> began."},
    "articles.body.paragraphs": {"body": "A truce began.\n\n\nIt held."},
    "articles.word_count.as-counted": {"word_count": 30},
    "articles.sentence_count.plausible": {"sentence_count": 13},
    "articles.title.has-basis": {"title_basis": None},
    "articles.byline.has-basis": {"byline": "By A. Writer"},
    "articles.publisher.has-basis": {"publisher": "The Paper"},
    "articles.title.one-line": {"title": "Talks\nin Geneva"},
    "articles.authors.not-blank": {"authors": ["A. Writer", " "]},
    "articles.dateline_place.short": {"dateline_place": "x" * 81},
    "articles.exact_duplicate_of.article-exists": {"exact_duplicate_of": _NO_SUCH},
    "articles.exact_duplicate_of.not-itself": {"exact_duplicate_of": "<article_id>"},
    "articles.exact_duplicate_of.is-original": {"exact_duplicate_of": "<copy>"},
    "articles.exact_duplicate_of.same-cluster": {"exact_duplicate_of": "<other>"},
    "articles.copy_kind.exact-has-original": {"copy_kind": "exact"},
    "articles.cluster_id.article-exists": {"cluster_id": _NO_SUCH},
    "articles.cluster_id.is-head": {"cluster_id": "<copy>"},
    "articles.copy_kind.unless-head": {"copy_kind": "near"},
    "articles.is_cluster_head.as-cluster": {"is_cluster_head": False},
    "entities.name.not-blank": {"name": " "},
    "entities.latitude.with-longitude": {"latitude": 46.2},
    "events.article_id.article-exists": {"article_id": _NO_SUCH},
    "events.char_end.after-start": {"char_start": 49},
    "events.evidence.at-span": {"char_start": 1},
    "events.trigger_text.in-evidence": {"trigger_text": "held … strikes"},
    "events.event_mode.of-type": {"event_mode": "aerial"},
    "events.cameo_code.of-type": {"cameo_code": "190"},
    "events.quad_class.of-type": {"quad_class": 2},
    "events.intensity.sign-of-quad-class": {"intensity": -1.0},
    "events.condition_text.if-conditional": {"modality": "conditional"},
    **_ROLES,
    "events.recipient_text.not-actor": {"recipient_text": "Russia", "is_reciprocal": False},
    "events.event_date.plausible": {"event_date": date(1896, 5, 5)},
    "events.event_date.near-publication": {"deadline_date": date(2032, 5, 7)},
    "events.event_date.told-after": {"event_date": date(2017, 5, 8)},
    "events.event_date.reason-if-null": {"date_reason": "vague_date"},
    "events.date_basis.none-if-null": {"date_basis": "none"},
    "events.event_end_date.not-before-start": {"event_end_date": date(2017, 5, 4)},
    "events.deadline_date.not-before-event": {"deadline_date": date(2017, 5, 4)},
    "events.latitude.with-longitude": {"longitude": 6.1},
    "events.latitude.not-null-island": {"latitude": 0.0, "longitude": 0.0},
    "events.place_name.from-text": {"place_raw": None},
    "events.place_name.reason-if-null": {"place_name": None},
    **_RANGES,
    "events.counts.with-range": {"killed_count": 3},
    "events.counts.plausible": {"killed_count_min": 100_000_001},
    "events.amount.has-unit": {"amount_min": 3.0},
    "events.amount.not-negative": {"amount_min": -3.0},
    "events.duration_hours.plausible": {"duration_hours": 1e6},
    "quotes.article_id.article-exists": {"article_id": _NO_SUCH},
    "quotes.char_end.after-start": {"char_end": 50},
    "quotes.text.at-span": {"text": "a truce"},
    "quotes.text.not-blank": {"text": " "},
    "quotes.speaker_entity_id.entity-exists": {"speaker_entity_id": "nobody"},
    "quotes.speaker_text.reason-if-null": {"speaker_text": None},
}

SOUND_TOO: dict[str, list[dict[str, Any]]] = {
    "documents.text_raw.not-blank": [{"text_raw": "", "status": "rejected"}],
    "documents.status.duplicate-has-original": [{"status": "duplicate"}],
    "removed_lines.text_raw.within-document": [{"text_raw": "hare"}],
    "articles.published_at.not-in-future": [{"published_at": datetime(2017, 6, 2, tzinfo=UTC)}],
    "articles.published_at.reason-if-null": [{"published_at": None, "published_reason": "no_date_found"}],
    "articles.body.no-control-characters": [{"body": "Paragraph: «één».\n\nÑandú — 24/7 …"}],
    "articles.body.no-markup": [{"body": "If a <b and b> c then 3 < 4 > 2, says <Example>."}],
    "articles.word_count.as-counted": [
        {"word_count": 1, "language": "ja"},
        {"body": "one\n\ntwo\n\nthree", "word_count": 3},
    ],
    "articles.exact_duplicate_of.is-original": [{"exact_duplicate_of": "<other>"}],
    "articles.exact_duplicate_of.same-cluster": [{"exact_duplicate_of": "<other>", "cluster_id": "<other>"}],
    "articles.is_cluster_head.as-cluster": [{"cluster_id": "<other>", "is_cluster_head": False}],
    "articles.cluster_id.is-head": [{"cluster_id": "<other>"}],
    "articles.copy_kind.unless-head": [{"copy_kind": "near", "similarity": 0.5, "is_cluster_head": False}],
    "events.evidence.at-span": [
        {"sentence_number": 0, "evidence": "Talks", "char_start": 0, "char_end": 5},
    ],
    "events.trigger_text.in-evidence": [{"trigger_text": "Talks … HELD"}],
    "events.event_mode.of-type": [{"event_mode": "phone"}, {"event_mode": None}],
    "events.cameo_code.of-type": [
        {"cameo_code": "041"},
        {"event_type": "REQUEST", "cameo_code": "020"},
        {"event_type": "ASSAULT", "cameo_code": "193"},
    ],
    "events.actor_text.first-of-list": [{"actor_text": None, "actor_country_code": None, "actors": []}],
    "events.actors.countries-in-set": [{"actors": [party("x", None), party("y", "IGO")]}, {"actors": []}],
    "events.recipient_text.not-actor": [{"recipient_text": "Russia"}, {"is_reciprocal": False}],
    "events.event_date.plausible": [{"event_date": date(1897, 5, 7)}, {"deadline_date": date(2060, 1, 1)}, {"event_date": None}],
    "events.event_date.told-after": [
        {"event_date": date(2017, 5, 7)},
        {"event_date": date(2017, 7, 1), "modality": "planned"},
        {"event_date": date(2017, 7, 1), "is_negated": True},
    ],
    "events.event_end_date.not-before-start": [{"event_end_date": date(2017, 5, 5)}],
    "events.killed_count.in-range": [
        {"killed_count": 3, "killed_count_min": 3, "killed_count_max": 3},
        {"killed_count_min": 3},
    ],
    "events.counts.with-range": [{"killed_count_min": 3}],
    "events.amount.has-unit": [{"amount_min": 3.0, "amount_unit": "USD"}],
    "events.latitude.not-null-island": [{"latitude": 0.0, "longitude": 6.1}],
}
"""Changes that come near to failing a check and do not."""
