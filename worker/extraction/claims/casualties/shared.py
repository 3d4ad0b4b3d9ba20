"""Whose those are of whom only a number is told: "a Malian soldier died and two others were hurt"."""

import re

import msgspec

from schemas import Casualties
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.scene import Scene

_SENTENCE_ENDS = re.compile(r"[.!?][\"”’)]*\s+[\"“(]*[A-Z]")


def find_shared(scene: Scene, builder: Builder) -> None:
    """A number alone is of the people told of before it in its sentence, where these are all of one state or force."""
    told = sorted(builder.made(Casualties), key=lambda one: one[0].start)
    text, at = scene.parsed.source.text, 0
    first: Casualties | None = None  # of the sentence who is somebody's
    all_theirs = True
    for draft, trace in told if len(told) > 1 else ():
        if first is not None and _SENTENCE_ENDS.search(text, at, draft.start + 1):
            first, all_theirs = None, True
        at = draft.start
        if draft.actor is not None:
            all_theirs = all_theirs and (first is None or first.actor == draft.actor)
            first = first or draft
        elif first is not None and all_theirs and _may_share(draft, first):
            builder.replace(draft, msgspec.structs.replace(draft, actor=first.actor), trace)


def _may_share(draft: Casualties, first: Casualties) -> bool:
    """Whether those of a number may be the same people's: not who harms them, nor those whom somebody else harms."""
    named = first.actor is not None and first.actor.id is not None
    same = draft.by != first.actor and (draft.by == first.by or None in (draft.by, first.by))
    return named and same and draft.count is not None and first.modality == draft.modality
