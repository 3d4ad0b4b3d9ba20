"""Gives a text that is all in capitals the capitals that it would have otherwise; its length stays."""

import itertools
import re

from ahocorasick_rs import AhoCorasick

_WORD = re.compile(r"[^\W\d_]+")
_LABEL = re.compile(r"[A-Z][A-Z.]+(?:[ ,-]+[A-Z][A-Z.'’]*){1,8}(?=:\s+\S*[a-z])")
_OPENING = re.compile(r"[A-Z][A-Z'’-]{2,} (?:[A-Z][A-Z'’-]* ){0,4}(?=[a-z])")
_SENTENCE = re.compile(r"[.!?]\W*$")
_INITIAL = re.compile(r"[A-Z]\. (?=[A-Z])")
_NEVER = re.compile(r"(?!)")
_MODALS = frozenset({"to", "will", "may", "can", "could", "would", "should", "must"})
_FEWEST, _MOST, _LONG = 4, 18, 5  # words of a headline; letters of one that has a capital in each headline
_LONGEST = 200  # characters of a headline
_ENDS = re.compile(r"[.!?:]\W*$")
# Known names that in capitals are ordinary words.
_WORDS = frozenset(
    {"WHO", "IS", "CAR", "AP", "ETA", "MEND", "QUAD", "AID", "DAWN", "TASS", "AMAL", "PALMA", "HUE", "SWAT"}
)


class Recaser:
    """Knows how names are written, and words: those in common use, those before names of persons, verbs of the news."""

    def __init__(
        self,
        names: list[str],
        words: frozenset[str],
        people: frozenset[str] = frozenset(),
        verbs: frozenset[str] = frozenset(),
    ) -> None:
        self._people, self._verbs = people, verbs
        self._names = [name for name in names if name.upper() not in _WORDS and len(name.upper()) == len(name)]
        self._automaton = AhoCorasick([name.upper() for name in self._names])
        self._words = words
        self._single = frozenset(name.upper() for name in self._names if " " not in name)

    def recase_label(self, text: str) -> str:
        """The text with the label of a transcript in ordinary letters: "Secretary Sample: We …"."""
        label = _LABEL.match(text)
        if label is None or _WORD.findall(label.group())[0].lower() not in self._people:
            return text
        head = _WORD.sub(
            lambda word: word.group().capitalize() if word.group().islower() else word.group(),
            self.recase(label.group()),
        )
        return head + text[label.end() :]

    def recase_opening(self, text: str) -> str:
        """The text with first words that a newspaper sets in capitals in ordinary letters: "FRENCH troops"."""
        opening = _OPENING.match(text)
        if opening is None or not all(self._is_known(word.group()) for word in _WORD.finditer(opening.group())):
            return text
        return self.recase(opening.group()) + text[opening.end() :]

    def recase_headline(self, text: str) -> str:
        """A headline with a capital at each word in ordinary letters: "Rebels Seize Town", "Kenya to Send Police"."""
        words = [match.group() for match in _WORD.finditer(text[:_LONGEST])]
        long = [word for word in words if len(word) >= _LONG]
        if not _FEWEST <= len(words) <= _MOST or _SENTENCE.search(text) or not all(word[0].isupper() for word in long):
            return text
        if all(word.isupper() for word in long) or not self._has_verb([word.lower() for word in words]):
            return text
        recased = list(self.recase(text, starts=_NEVER))
        kept = True  # where a name begins that goes on
        for match in _WORD.finditer(text):
            word = match.group().lower()
            begins = word in self._people and word not in self._verbs and word not in _MODALS
            begins = begins or _INITIAL.match(text, match.start()) is not None
            if begins or kept:
                recased[match.start()] = text[match.start()]
            kept = begins
        return "".join(recased)

    def _has_verb(self, words: list[str]) -> bool:
        return any(
            word in self._verbs and (word.endswith(("s", "ed")) or before.endswith("s") or before in _MODALS)
            for before, word in itertools.pairwise(words)
        )

    def _is_known(self, word: str) -> bool:
        return word.lower() in self._words or word in self._single

    def recase(self, text: str, *, starts: re.Pattern[str] = _ENDS) -> str:
        """The text in ordinary capitals and small letters, with a capital behind what ends with `starts`."""
        upper = text.upper()
        if len(upper) != len(text):
            return text
        out = list(text.lower() if len(text.lower()) == len(text) else text)
        for match in _WORD.finditer(text):
            begin, end = match.span()
            first = begin == 0 or bool(starts.search(text, max(0, begin - 3), begin))
            if first or match.group().lower() not in self._words:
                out[begin] = out[begin].upper() if len(out[begin].upper()) == 1 else out[begin]
        for number, begin, end in self._automaton.find_matches_as_indexes(upper, overlapping=True):
            whole = not (begin and upper[begin - 1].isalnum()) and not (end < len(upper) and upper[end].isalnum())
            if whole:
                name = self._names[number]
                current = "".join(out[begin:end])
                if sum(c.isupper() for c in name) >= sum(c.isupper() for c in current) or " " in name:
                    out[begin:end] = name
        return "".join(out)
