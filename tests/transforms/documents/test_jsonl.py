import orjson
import pytest

from transforms.documents.jsonl import read_jsonl, read_record
from transforms.documents.model import Limits, RawDocument, Reject
from transforms.identity import hash_bytes


def read(record, **options):
    line = record if isinstance(record, bytes) else orjson.dumps(record)
    return read_record("file:///a.jsonl", "1", line, Limits(**options))


@pytest.mark.parametrize("name", ["text", "body", "content", "Body", "article-text", "full text"])
def test_text_under_its_usual_names(name):
    document = read({name: "Rain fell."})
    assert (document.kind, document.text_raw, document.encoding) == ("jsonl_text", "Rain fell.", "utf-8")


@pytest.mark.parametrize(
    "record", [{"html": "<p>Rain"}, {"raw_html": "<p>Rain", "text": "Rain"}, {"content": " <!DOCTYPE html><p>Rain"}]
)
def test_pages(record):
    document = read(record)
    assert document.kind == "jsonl_html"
    assert "<p>Rain" in document.text_raw


def test_hints_of_a_record():
    hints = read(
        {
            "text": "x",
            "headline": "Rain",
            "byline": "Ann Bird; Cy Dow",
            "date": "2017-05-06",
            "publisher": {"name": "The Post"},
            "url": "https://a.example/1",
            "section": "World",
            "lang": "en",
        }
    ).hints
    assert (hints.title, hints.title_basis) == ("Rain", "record")
    assert (hints.authors, hints.authors_basis) == (("Ann Bird", "Cy Dow"), "record")
    assert (hints.published, hints.published_basis) == ("2017-05-06", "record")
    assert (hints.publisher, hints.publisher_basis) == ("The Post", "record")
    assert (hints.section, hints.url, hints.language) == ("World", "https://a.example/1", "en")


def test_unknown_stays_unknown():
    hints = read({"text": "x", "title": "", "date": None, "authors": []}).hints
    assert (hints.title, hints.title_basis, hints.published, hints.authors, hints.authors_basis) == (None, None, None, (), None)


@pytest.mark.parametrize(
    ("value", "published"),
    [
        (0, "1970-01-01T00:00:00+00:00"),
        (1494028800, "2017-05-06T00:00:00+00:00"),
        (1494028800000, "2017-05-06T00:00:00+00:00"),
        (True, None),
        (1e300, None),
    ],
)
def test_epoch_numbers(value, published):
    assert read({"text": "x", "date": value}).hints.published == published


def test_authors_as_objects():
    assert read({"text": "x", "authors": [{"name": "Ann Bird"}, "Cy Dow", 3]}).hints.authors == ("Ann Bird", "Cy Dow")


def test_lists_of_paragraphs_are_lines():
    assert read({"text": ["One.", "Two."]}).text_raw == "One.\nTwo."


def test_a_mapping_goes_before_the_usual_names():
    line = orjson.dumps({"text": "teaser", "Story Text": "Rain fell."})
    document = read_record("u", "1", line, Limits(), {"text": "Story Text"})
    assert document.text_raw == "Rain fell."


def test_identity_is_that_of_the_line():
    line = b'{"text": "Rain.", "id": 7}'
    document = read(line)
    assert (document.content_hash, document.byte_count, document.member, document.record_id) == (
        hash_bytes(line),
        len(line),
        "1",
        "7",
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "cut', "bad_json"),
        (b"[1, 2]", "bad_json"),
        (b"null", "bad_json"),
        (b'{"a": ' * 5000, "bad_json"),
        (b'{"url": "https://a.example"}', "no_text_field"),
        (b'{"text": "  \\n "}', "no_text_field"),
        (b'{"text": 3}', "no_text_field"),
        (b"{}", "no_text_field"),
    ],
)
def test_refused_lines(line, reason):
    reject = read(line)
    assert (reject.reason, reject.stage, reject.member, reject.content_hash) == (reason, "read", "1", hash_bytes(line))
    assert reject.detail


def test_limits_of_a_record():
    assert read({"text": "x" * 100}, document_bytes=50).reason == "too_large"
    assert read({"html": "<p>" * 30}, html_tags=20).reason == "too_large"
    assert read({"html": "<div>" * 30}, html_depth=20).reason == "nesting_limit"


def test_half_surrogates_become_replacement_characters():
    assert read(b'{"text": "a\\ud800b \\ud83d\\ude00 \\\\ud800"}').text_raw == "a\ufffdb \U0001f600 \\ud800"


def test_nuls_and_legacy_bytes_survive():
    assert read(b'{"text": "a\\u0000b"}').text_raw == "a\0b"
    assert read('{"text": "Caf\u00e9 d\u00e9j\u00e0 vu"}'.encode("cp1252")).text_raw == "Café déjà vu"


def test_bad_lines_do_not_stop_the_rest():
    data = b'{"text": "one"}\r\n\nnot json\n{"text": "two"}'
    items = list(read_jsonl("u", data, Limits()))
    assert [(type(item), item.member) for item in items] == [(RawDocument, "1"), (Reject, "3"), (RawDocument, "4")]


def test_member_limit():
    items = list(read_jsonl("u", b'{"text": "one"}\n' * 5, Limits(members=2)))
    assert [getattr(item, "reason", None) for item in items] == [None, None, "member_limit"]


def test_a_failure_inside_one_record_is_its_own_reject(monkeypatch):
    def fail(*_):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("transforms.documents.jsonl._hints", fail)
    (reject,) = read_jsonl("u", b'{"text": "one"}', Limits())
    assert (reject.reason, "broken on purpose" in reject.detail) == ("internal_error", True)
