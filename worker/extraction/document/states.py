"""Which state "the country", "the kingdom", "the Gulf state" or "the government" is, by what the document has named."""

import re
from collections.abc import Iterable, Sequence

from schemas import Entity
from worker.extraction.document.humans import Met
from worker.extraction.document.references import entity_of
from worker.extraction.knowledge import countries
from worker.extraction.reading import Candidate

_GOVERNS = re.compile(r"(?:['’]s)?\s+(?:federal |interim |transitional )?government\b")


def state_meant(candidate: Candidate, here: Sequence[Met], others: Iterable[Entity]) -> Entity | None:
    """The state named last of which the noun is said, and that lies where its words tell; null where there is none.

    One that acts is sooner one that has acted before in the paragraph. `here` is what that has met so far, `others`
    what the document has named, the latest first.
    """
    noun, forms = candidate.head, countries().forms
    there = countries().regions.get(candidate.title)
    crowned = frozenset[str]().union(*forms.values()) if noun == "republic" else frozenset()
    acting = [
        entity_of(reference)
        for met, reference in reversed(here)
        if (there or noun in forms) and met.function == candidate.function == "subject" and reference.id
    ]
    for state in (*acting, *others):
        fits = state.id in forms.get(noun, {state.id}) and state.id not in crowned
        if state.type == "country" and fits and (there is None or state.id in there):
            return state
    return None


def governing(here: Sequence[Met], text: str) -> Entity | None:
    """The country of whose government the paragraph has spoken: "the Indonesian government … the government"."""
    for earlier, reference in reversed(here):
        if reference.type == "country" and _GOVERNS.match(text, earlier.end):
            return entity_of(reference)
    return None
