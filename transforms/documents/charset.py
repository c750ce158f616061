"""From bytes to text: which encoding fits. The text itself is never altered."""

import codecs
import re
from typing import NamedTuple

from resiliparse.parse.encoding import detect_encoding

# The longer marks first: UTF-32's little-endian mark begins with UTF-16's.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MARKS = tuple(mark for mark, _ in BYTE_ORDER_MARKS)

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE
)
_DECLARATION_BYTES = 4096

# Labels that browsers read as another encoding (WHATWG encoding standard); pages that say latin-1 mean cp1252.
_WEB_LABELS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "windows-31j": "cp932",
    "iso-8859-8-i": "iso-8859-8",
}
# A page whose bytes could be read as ASCII cannot be in these, whatever it declares.
_IMPOSSIBLE_DECLARED = ("utf-16", "utf-32", "utf-7")

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_MOST_CONTROLS = 0.05  # share of control characters above which a text is not one
_MOST_BROKEN = 0.02  # share of UTF-8 sequences that may be broken in a text that is otherwise UTF-8
_SAMPLE_BYTES = 65_536
_ZERO_SHARE = 0.05  # zero bytes at odd (or even) places from which UTF-16 is believed: spaces alone are more
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7", "mbcs", "oem"})


class Decoded(NamedTuple):
    """A text and the encoding it was read with."""

    text: str
    encoding: str


def marked_encoding(data: bytes) -> str | None:
    """The encoding whose byte order mark stands at the head of the data; None without one."""
    marked = BYTE_ORDER_MARKS if data.startswith(MARKS) else ()
    return next((encoding for mark, encoding in marked if data.startswith(mark)), None)


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, told by where the zero bytes stand; None for anything else."""
    sample = data[: _SAMPLE_BYTES // 4 * 4]
    if len(sample) < 4 or 0 not in sample:
        return None
    zeros = [sample[place::4].count(0) / len(sample[place::4]) for place in range(4)]
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    encoding = None
    if min(zeros[2:]) > 0.9 and zeros[0] < 0.5:
        encoding = "utf-32-le"
    elif min(zeros[:2]) > 0.9 and zeros[3] < 0.5:
        encoding = "utf-32-be"
    elif odd > max(_ZERO_SHARE, 10 * even):
        encoding = "utf-16-le"
    elif even > max(_ZERO_SHARE, 10 * odd):
        encoding = "utf-16-be"
    return encoding if encoding and not _is_garbage(sample.decode(encoding, errors="ignore")) else None


def _is_garbage(text: str) -> bool:
    """Whether control characters are too many for a text."""
    return len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text)


def declared_encoding(data: bytes) -> str | None:
    """The encoding a page or XML declares in its first 4 kB, as Python names it; None without a usable one."""
    found = _DECLARED.search(data[:_DECLARATION_BYTES])
    if not found:
        return None
    label = found.group(1).decode("ascii").lower()
    if label.startswith(_IMPOSSIBLE_DECLARED):
        return "utf-8"
    return _codec(_WEB_LABELS.get(label, label))


def decode(data: bytes) -> Decoded | None:
    """Decode bytes of unknown encoding; None where no encoding gives a text.

    In order: byte order mark, UTF-8, UTF-16 or UTF-32 by their zero bytes, the encoding declared, UTF-8 with a few
    broken bytes (each becomes U+FFFD), resiliparse's detector, cp1252, latin-1.
    Line ends and all other characters stay as they came; only a byte order mark is taken off.
    """
    for mark, encoding in BYTE_ORDER_MARKS if data.startswith(MARKS) else ():
        if data.startswith(mark):
            decoded = _strict(data[len(mark) :], encoding) or _lenient(data[len(mark) :], encoding)
            if decoded:
                return decoded
    wide = wide_encoding(data)
    if wide and (decoded := _strict(data, wide) or _lenient(data, wide)):
        return decoded
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    declared = declared_encoding(data)
    if declared and declared != "utf-8" and (decoded := _strict(data, declared)):
        return decoded
    if decoded := _lenient(data, "utf-8"):
        return decoded
    detected = _codec(detect_encoding(data, html5_compatible=True))
    for guess in (detected, "cp1252", "latin-1"):
        if guess and guess != "utf-8" and (decoded := _strict(data, guess)):
            return decoded
    return None


def _codec(label: str | None) -> str | None:
    """Python's name of a character encoding; None for unknown labels and for codecs that are no charset."""
    try:
        name = codecs.lookup(_WEB_LABELS.get(label, label)).name if label else None
    except LookupError:
        return None
    return None if name in _NO_CHARSETS else name


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):  # LookupError: a codec that is no text encoding
        return None
    return None if _is_garbage(text) else Decoded(text, encoding)


def _lenient(data: bytes, encoding: str) -> Decoded | None:
    """Text with U+FFFD for what does not decode, where that is rare beside what does decode."""
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", errors="ignore")) - broken
    if broken > _MOST_BROKEN * len(text) or broken > whole:
        return None
    return Decoded(text, encoding)
