"""Bytes to text: UTF-8, UTF-16, UTF-32 and the single-byte Arabic encodings of old archives.

The text is exactly what the bytes say, line ends included; only a byte order mark and NUL characters are taken away
(and the NULs reported). Bytes that no encoding explains stand as U+FFFD, and that is reported too. Binary files are
refused. Nothing here guesses where the bytes themselves are plain.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

#: Longest marks first: the mark of UTF-16 opens that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: First bytes of what people drop into a folder of articles by mistake.
_BINARIES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"Rar!": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"SQLite format 3": "a database",
    b"PAR1": "a Parquet file",
}
#: The single-byte encodings of Arabic text, the common one first.
_SINGLE_BYTE = ("cp1256", "iso8859_6", "cp720")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_ARABIC = re.compile("[\u0621-\u064a]")
#: What a page may call them. Any other name says nothing that the bytes do not say better.
_DECLARABLE = {"windows-1256": "cp1256", "cp1256": "cp1256", "x-cp1256": "cp1256", "iso-8859-6": "iso8859_6"}
_VOWEL = re.compile("[\u064b-\u0652]")
#: What no Arabic prose holds, but a wrong table gives: controls, Latin letters with accents, box drawing.
_STRANGE = re.compile("[\u0080-\u009f\u00a1-\u00a9\u00ac-\u00ba\u00bc-\u00ff\u2500-\u25ff\ufffd]")
#: A Latin letter beside an Arabic one: an accented word in the wrong table.
_MIXED = re.compile("[A-Za-z](?=[\u0621-\u064a])|[\u0621-\u064a](?=[A-Za-z])")
#: The article "al-", by far the commonest pair of letters in Arabic prose: what tells the encodings apart.
_ARTICLE = "\u0627\u0644"
#: How much of a file is looked at to tell its encoding; bytes.
_SAMPLE = 200_000


class NotTextError(ValueError):
    """The bytes are not text; the message says what they look like."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and notes (problem, detail) on what had to be decided."""

    text: str
    encoding: str
    notes: tuple[tuple[str, str | None], ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of ``data``; ``declared`` is the encoding a page names itself. Raises :class:`NotTextError`."""
    for start, kind in _BINARIES.items():
        if data.startswith(start):
            raise NotTextError(f"it looks like {kind}")
    text, encoding, notes = _decode(data, declared)
    if len(_CONTROL.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) * 0.02:
        raise NotTextError("it holds control characters, as binary files do")
    return _without_nul(text, encoding, notes)


def _decode(data: bytes, declared: str | None) -> tuple[str, str, tuple[tuple[str, str | None], ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    wide = _unmarked_utf16(data[:_SAMPLE])
    if wide:
        return _replacing(data, wide)
    plain = [name for name in ("utf-8", _DECLARABLE.get((declared or "").lower())) if name]
    for encoding in plain:
        text = _strictly(data, encoding)
        if text is not None:
            return text, encoding, ()
    if _is_damaged_utf8(data):
        return _replacing(data, "utf-8")
    return _single_byte(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _replacing(data: bytes, encoding: str) -> tuple[str, str, tuple[tuple[str, str | None], ...]]:
    text = _strictly(data, encoding)
    if text is not None:
        return text, encoding, ()
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    return text, encoding, (("undecodable bytes", f"{lost} stand as U+FFFD; the rest was read as {encoding}"),)


def _unmarked_utf16(sample: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: Arabic letters have the same high byte, 06, in every pair."""
    pairs = max(1, len(sample) // 2)
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high.count(6) + high.count(0) > 0.9 * pairs and high.count(6) > 0.3 * pairs:
            return encoding
    return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell whether the bytes are UTF-8 but for a few: a file cut in a letter, or patched by hand."""
    text = data.decode("utf-8", errors="replace")
    letters = len(_ARABIC.findall(text))
    return letters > 0 and text.count("\ufffd") <= max(2, letters * 0.02)


def _single_byte(data: bytes) -> tuple[str, str, tuple[tuple[str, str | None], ...]]:
    sample = data[:_SAMPLE]
    scores = {encoding: _arabic_score(sample.decode(encoding, errors="replace")) for encoding in _SINGLE_BYTE}
    encoding = max(_SINGLE_BYTE, key=lambda name: scores[name])
    if scores[encoding] <= 0:
        best = from_bytes(sample).best()
        if best is None:
            raise NotTextError("no known encoding explains its bytes")
        encoding = best.encoding
    text, _, notes = _replacing(data, encoding)
    detail = f"read as {encoding}; saving the file as UTF-8 removes the doubt"
    return text, encoding, (("encoding guessed", detail), *notes)


def _arabic_score(text: str) -> int:
    """Return how much a decoding looks like Arabic prose; not above 0 where it does not."""
    bad = 4 * (len(_STRANGE.findall(text)) + len(_MIXED.findall(text))) + len(_VOWEL.findall(text))
    return len(_ARABIC.findall(text)) + 5 * text.count(_ARTICLE) - bad


def _without_nul(text: str, encoding: str, notes: tuple[tuple[str, str | None], ...]) -> Decoded:
    nuls = text.count("\0")
    if not nuls:
        return Decoded(text, encoding, notes)
    if nuls > len(text) * 0.02:
        raise NotTextError("it holds NUL characters, as binary files do")
    return Decoded(text.replace("\0", ""), encoding, (*notes, ("NUL characters", f"{nuls} taken away")))
