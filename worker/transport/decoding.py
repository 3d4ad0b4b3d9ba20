"""Bytes to text, without guessing wildly: a wrong encoding spoils every quotation that is taken from the text."""

import codecs

from worker.errors import DocumentError

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What English news text comes in when it is not UTF-8. Other single-byte encodings cannot be told from these.
GUESSES = ("utf-16-le", "utf-16-be", "cp1252")
MOST_CHAOS = 0.1
LEAST_COHERENCE = 0.4
_NO_TEXT = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1b")


def decode_text(data: bytes, where: str, declared: str | None = None) -> str:
    """The text that the bytes hold.

    A byte order mark decides; else UTF-8 is tried, then the encoding that the file `declared`, then the best guess of
    charset-normalizer where it is sure. Raises DocumentError, beginning with `where`, for binary data and for text in
    none of these, naming what was tried.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(encoding, data, where)
    if data.startswith(b"%PDF-"):
        raise DocumentError(f"{where}: a PDF file; publish its text, saved as .txt or .html")
    tried: list[str] = []
    for encoding in ["utf-8"] if declared is None else ["utf-8", declared]:
        if _same(encoding, tried):
            continue
        tried.append(encoding)
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if _binary(data):
            break
        return text
    guess = _guess(data)
    if guess is not None:
        return guess
    if _binary(data):
        raise DocumentError(f"{where}: a binary file, not text")
    tried += [encoding for encoding in GUESSES if encoding not in tried]
    raise DocumentError(f"{where}: the encoding is not known (tried {', '.join(tried)}); save it as UTF-8")


def _decode_as(encoding: str, data: bytes, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{where}: begins as {encoding.upper()} and is not: byte {error.start} cannot be read; save it as UTF-8"
        ) from None


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # only ever needed for files that are not UTF-8

    best = from_bytes(data, cp_isolation=[guess.replace("-", "_") for guess in GUESSES]).best()
    if best is None or best.chaos > MOST_CHAOS or best.coherence < LEAST_COHERENCE:
        return None
    return str(best)


def _binary(data: bytes) -> bool:
    """Whether these bytes hold control characters that text has not: always with a zero byte, else from one in 100."""
    return b"\0" in data or sum(byte in _NO_TEXT for byte in data) * 100 > len(data)


def _same(encoding: str, tried: list[str]) -> bool:
    try:
        return codecs.lookup(encoding).name in {codecs.lookup(name).name for name in tried}
    except LookupError:
        return False
