"""Which armed group "the group", "the rebels" or "the jihadists" are, by what the document has named."""

import re
from collections.abc import Sequence

from schemas import Entity
from worker.extraction.document.humans import Met
from worker.extraction.document.references import entity_of
from worker.extraction.names.nouns import referring_nouns
from worker.extraction.reading import Candidate

_TOLD_MORE = re.compile(r",? (?:which|who|that)\b")
_CALLED = re.compile(
    r",? (?:(?:that|which) (?:calls|has called) itself|calling itself|(?:known|self-styled) as|called|named)"
    r"(?: the)? [\"“]?"
)
_ENEMIES = frozenset({"militants", "militant", "extremists", "terrorists", "insurgents", "insurgency"})


def group_meant(
    noun: str, here: Sequence[Met], others: Sequence[Entity], topic: Entity | None, text: str
) -> list[Entity]:
    """The armed groups that the noun may mean, the likeliest first.

    `here` is what the paragraph has met so far, `others` what the document has named, the latest first; `topic` is
    whom the paragraph before spoke of last.
    """
    latest = [entity for entity in others if entity.type == "armed_group"]
    if len(latest) > 1:
        told = _called_so(noun, here, text) or _spoken_of(here, text) or topic
        latest.sort(key=lambda group: told is None or group.id != told.id)
    return _of_such(noun, latest) or latest


def named_after(group: Candidate, following: Candidate | None, text: str) -> Entity | None:
    """The group whose name follows: "the group that calls itself Lions of the East"."""
    entity = following.entity if following is not None else None
    if following is None or entity is None or entity.type != "armed_group":
        return None
    return entity if _CALLED.fullmatch(text, group.end, following.start) else None


def _called_so(noun: str, here: Sequence[Met], text: str) -> Entity | None:
    """The group beside whose name the noun stands: "RUF rebel forces fought Kamajors. The rebels"."""
    one = noun.removesuffix("s")
    for met, group in reversed(here):
        if group.type == "armed_group" and text[met.end + 1 : met.end + 1 + len(one)].lower() == one:
            return entity_of(group)
    return None


def _spoken_of(here: Sequence[Met], text: str) -> Entity | None:
    """The group that the last sentence with one is about: its subject, of whom it tells more, or has told before.

    "Al-Shabaab, which has joined al-Qaeda, left. The group", "a raid on Boko Haram, which split from al-Qaeda".
    """
    groups = [(met, one) for met, one in here if one.type == "armed_group" and one.id]
    if not groups:
        return None
    if groups[-1][0].kind == "definite":
        return entity_of(groups[-1][1])  # "took the dam from the jihadists. But the group": it is them that is told of
    last = [(met, one) for met, one in groups if met.sentence == groups[-1][0].sentence]
    acting = [one for met, one in last if met.function == "subject"]
    described = [one for met, one in last[:-1] if _TOLD_MORE.match(text, met.end)]
    return entity_of((acting or described or [groups[-1][1]])[-1])


def _of_such(noun: str, groups: list[Entity]) -> list[Entity]:
    """Those of the groups that are such: "the jihadists" and "the militants" are none of those who fight them."""
    words = referring_nouns()
    if noun.startswith("jihadi"):
        return [group for group in groups if group.id.partition(":")[2] in words.holy_warriors]
    if noun in _ENEMIES:
        return [group for group in groups if group.id.partition(":")[2] not in words.partners]
    return groups
