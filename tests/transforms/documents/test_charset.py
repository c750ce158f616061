import codecs

import pytest

from transforms.documents.charset import declared_encoding, decode, wide_encoding

LATIN = "Où est passé l'été ? Les élèves ont déjà mangé à l'école."
CYRILLIC = "Вчера в городе открылась новая выставка. Её посетили сотни жителей."
ARABIC = "افتتح المعرض الجديد في المدينة أمس وزاره مئات السكان."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_decides_and_is_no_part_of_the_text(encoding):
    assert decode(LATIN.encode(encoding)).text == LATIN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [LATIN, CYRILLIC, ARABIC])
def test_wide_encodings_without_a_mark_are_told_by_their_zero_bytes(encoding, text):
    assert decode(text.encode(encoding)) == (text, encoding)


def test_scattered_nuls_do_not_make_a_text_wide():
    assert wide_encoding(b"one\x00 two\x00 three \x00four" * 9) is None


def test_line_ends_and_spaces_stay_as_they_came():
    text = "one\r\ntwo\rthree\n\n\tfour \u00a0\u200b"
    assert decode(text.encode()).text == text


def test_utf8_wins_over_a_wrong_declaration():
    page = f"<html><meta charset='iso-8859-1'><p>{LATIN}"
    assert decode(page.encode()) == (page, "utf-8")


def test_declared_encoding_is_used_where_utf8_fails():
    page = f"<html><meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>{CYRILLIC}"
    assert decode(page.encode("cp1251")) == (page, "cp1251")


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        ("gb2312", "gb18030"),
        ("utf-16", "utf-8"),
        ("no-such-thing", None),
        ("zip", "zlib"),
        ("unicode_escape", None),
    ],
)
def test_declared_labels_are_read_as_browsers_do(label, codec):
    found = declared_encoding(f"<meta charset={label}>".encode())
    assert found == codec


def test_a_declared_codec_that_is_no_charset_is_passed_over():
    assert decode("<meta charset=zip><p>Café à la carte, déjà vu".encode("cp1252")).text.endswith("Café à la carte, déjà vu")


def test_no_declaration():
    assert declared_encoding(b"charset=utf-8 is what he said") is None


def test_detector_reads_undeclared_legacy_bytes():
    assert decode(CYRILLIC.encode("cp1251")) == (CYRILLIC, "cp1251")


def test_western_quotes_of_windows():
    assert decode("“Wait,” she said – €5".encode("cp1252")).text == "“Wait,” she said – €5"


def test_a_few_broken_bytes_leave_utf8_readable():
    data = (CYRILLIC * 3).encode() + b"\xff" + CYRILLIC.encode()
    assert decode(data) == (CYRILLIC * 3 + "\ufffd" + CYRILLIC, "utf-8")


def test_a_cut_wide_text_keeps_what_is_whole():
    decoded = decode(codecs.BOM_UTF16_LE + LATIN.encode("utf-16-le") + b"x")
    assert decoded.text.startswith(LATIN)


def test_bytes_that_fit_nothing():
    assert decode(b"\x01\x02\xff" * 50) is None
