"""Tells English from other languages by script and by the small words that every sentence has."""

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
MOST_WORDS = 200  # of a text are looked at

_ENGLISH_WORDS = """
the of and to in is that for on was with by said from at as has have it his her are were be been will would an not
this they their he she we you but who which or had its about after over into than more also
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_OTHERS = {
    "fr": "le la les des du une est dans pour que qui sur pas avec par au aux plus ont été sont ce cette leur il et",
    "de": "der die das und ist nicht mit von den dem ein eine zu im auf für sich des auch als wird sind hat bei nach",
    "es": "el los las una del por para con que se su en es un al como más ha sido fue pero sus este esta y",
    "it": "il lo gli di che non per una del della dei con sono ha nel alla le da si anche più è un e",
    "pt": "os um uma do da dos das em para com não que por mais foi são ao pela seu sua se como é e",
    "nl": "de het een van en niet met voor op zijn dat aan er om ook bij naar uit wordt werd heeft is",
    "sv": "och att det som en är på för av med den till har inte om ett var från",
    "da": "og at det som en er på for af med den til har ikke om et var fra de",
    "pl": "i w na z się nie jest że do od po przez dla oraz jak są był o",
    "tr": "ve bir bu için ile da de olarak çok daha gibi olan sonra kadar ise",
    "id": "yang dan di dengan untuk dari pada ini itu tidak dalam akan telah oleh ke",
    "ro": "și în de la cu pe pentru din nu este că au fost mai care un o",
    "vi": "của và là các trong được có cho không với những một này",
    "sw": "ya na wa kwa katika ni za la kuwa hii hiyo alisema",
    "ht": "nan ak pou yo ki te li se yon pa gen sou",
}
_LISTS = {code: frozenset(words.split()) for code, words in _OTHERS.items()}
_SCRIPTS = (
    ("ar", 0x0600, 0x06FF),
    ("he", 0x0590, 0x05FF),
    ("ru", 0x0400, 0x04FF),
    ("zh", 0x4E00, 0x9FFF),
    ("ja", 0x3040, 0x30FF),
    ("ko", 0xAC00, 0xD7AF),
    ("el", 0x0370, 0x03FF),
    ("hi", 0x0900, 0x097F),
    ("th", 0x0E00, 0x0E7F),
    ("ka", 0x10A0, 0x10FF),
    ("hy", 0x0530, 0x058F),
    ("am", 0x1200, 0x137F),
    ("bn", 0x0980, 0x09FF),
    ("ta", 0x0B80, 0x0BFF),
    ("km", 0x1780, 0x17FF),
    ("my", 0x1000, 0x109F),
)


def language_of(text: str) -> str:
    """The language of a text as an ISO 639-1 code; "en" where too little tells."""
    words = [match.group().lower() for _, match in zip(range(MOST_WORDS), _WORD.finditer(text), strict=False)]
    script = None if text.isascii() else _script_of(words)
    if script is not None:
        return script
    if len(words) < 6:
        return "en"
    times = Counter(words)
    english = _count(times, _ENGLISH)
    hits = {code: _count(times, small) for code, small in _LISTS.items()}
    best = max(hits, key=lambda code: hits[code])
    foreign = hits[best] >= 3 and hits[best] > 2 * english and hits[best] * 8 >= len(words)
    return best if foreign else "en"


def _count(times: Counter[str], small: frozenset[str]) -> int:
    return sum(times[word] for word in small & times.keys())


def _script_of(words: list[str]) -> str | None:
    letters = [ord(c) for word in words[:60] for c in word]
    other = [c for c in letters if c > 0x036F and not 0x1E00 <= c <= 0x1EFF]
    if len(other) * 2 <= len(letters) or len(other) < 8:
        return None
    counts = {code: sum(low <= c <= high for c in other) for code, low, high in _SCRIPTS}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else "und"
