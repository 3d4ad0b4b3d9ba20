"""Which state "the country", "the kingdom", "the Gulf state" or "the government" is, by what the document has named."""

import re
from collections.abc import Iterable, Sequence

from schemas import Entity, Reference
from worker.extraction.document.humans import Met
from worker.extraction.document.references import entity_of
from worker.extraction.document.several import acting_after_by, joins, last_row
from worker.extraction.knowledge import countries, entity_named, governed_from
from worker.extraction.reading import Candidate

_GOVERNS = re.compile(r"(?:['’]s)?\s+(?:federal |interim |transitional )?government\b")
_MOST_WITH_ONE_GOVERNMENT = 2  # states of a row of which the last may be meant
_HOSTS = frozenset({"country", "government"})
_LANDS = frozenset({"island", "colony", "territory", "emirate", "kingdom", "republic"})
_SEATED_BEFORE = re.compile(r"In [A-Z][\w' -]+,(?: [a-z]+,)? (?:the )?", re.IGNORECASE)
_NEAREST = 3
_WITHIN = re.compile(r"\b(?:in|into|across|inside|throughout) (?:the )?\Z")
_LONGEST_BEFORE = 40
_LONGEST_OPENING = 14  # "The government": of whom the paragraph before told
# What a government is called that foreign forces keep in office.
_HELPED = re.compile(
    r"\b(?:transitional|interim|provisional|fledgling|embattled|beleaguered|besieged|fragile|shaky|weak|\w+-backed|"
    r"\w+-supported|recogni[sz]ed) \Z",
    re.I,
)
_OF_ITS_FORCES = re.compile(r"[ -](?:troops|forces|soldiers|army|positions|lines|fighters|militias?)\b")
_OF_ITS_MEN = re.compile(
    r"['’]s (?:\w+ )?(?:participation|contingent|involvement|membership|contribution|commitment)\b"
)
_SEATED = re.compile(r"\s+(?:in|of)\s+(?:the\s+)?")


def state_meant(
    candidate: Candidate,
    here: Sequence[Met],
    others: Iterable[Entity],
    topic: Entity | None,
    text: str,
    host: Entity | None = None,
    sender: Reference | None = None,
) -> Entity | None:
    """The state named last of which the noun is said, and that lies where its words tell; null where there is none.

    One that acts, as governments do, is sooner one that has acted before in the paragraph, else the `topic`, whom the
    paragraph before spoke of last. `here` is what the paragraph has met so far, `others` what the document has named,
    the latest first, `text` the paragraph. `host` is where the forces of the `sender` are: its government is sooner
    meant than that of a third state, and what is done to "the government" or happens in "the country" is done there,
    where the paragraph has named no other state.
    """
    noun, forms = candidate.head, countries().forms
    there = countries().regions.get(candidate.title)
    crowned = frozenset[str]().union(*forms.values()) if noun == "republic" else frozenset()
    acts = candidate.function == "subject"
    acting = [entity_of(one) for met, one in reversed(here) if met.function == "subject" and one.id] if acts else []
    alone = noun == "government" and not any(one.type == "country" for _, one in here)
    if alone and topic is not None:
        third = host is not None and topic.id not in {host.id, sender.id if sender is not None else None}
        acting += [host, topic] if host is not None and third and _goes_on(candidate) else [topic]
    if noun == "government" and host is not None and _governs_there(candidate, host, here, text):
        acting.insert(0, host)
    own = next(
        (one for met, one in reversed(here) if one.type == "country" and met.sentence == candidate.sentence), None
    )
    if own is not None and noun == "country" and _OF_ITS_MEN.match(text, candidate.end):
        return entity_of(own)  # "Chad's parliament voted to end the country's participation"
    elsewhere = (met for met, one in here if one.type == "country" and met.function != "subject")
    if host is not None and not acts and noun in _HOSTS and next(elsewhere, None) is None:
        return host
    if there is not None and host is not None and host.id in there and not acts:
        near = (one for _, one in here if one.type == "country" and one.id in there)
        if next(near, None) is None:
            return host  # "annexed the former Portuguese colony": where the mission is
    if host is not None and not acts and noun in _LANDS and host.id in forms.get(noun, {host.id}):
        lands = (one for met, one in here if _by_name(one, text[met.start : met.end]))
        if next(lands, None) is None:
            return host  # "A Barbadian officer stays when the Americans have left the island"
    told_apart = noun in forms or noun == "government"
    doing = _doing(here, candidate, text) if told_apart and not acts else set()
    rest = sorted(others, key=lambda one: one.id in doing)  # "Bahrain and Oman closed the border with the emirate"
    if noun == "government":  # "Peru and Chad were allied with the government"
        listed = last_row(frozenset({"country"}), here, text)
        several = {one.id for one in listed} if len(listed) > _MOST_WITH_ONE_GOVERNMENT else set()
        rest = [
            one for one in (*([host] if alone and host is not None else ()), *rest) if one.id not in doing | several
        ]
    for state in (*acting, *rest):
        fits = state.id in forms.get(noun, {state.id}) and state.id not in crowned
        if state.type == "country" and fits and (there is None or state.id in there):
            return state
    return None


def _goes_on(candidate: Candidate) -> bool:
    """Whether a paragraph or a quotation does not open with "The government", of which the one before told."""
    return candidate.quoted or candidate.start > _LONGEST_OPENING


def _governs_there(candidate: Candidate, host: Entity, here: Sequence[Met], text: str) -> bool:
    """Whether a government is one that others help, by words around it: "an interim government", "government men"."""
    if _HELPED.search(text, max(candidate.start - _LONGEST_BEFORE, 0), candidate.start):
        return True
    if not _OF_ITS_FORCES.match(text, candidate.end):
        return False
    return all(one.id == host.id or met.function == "subject" for met, one in here if one.type == "country")


def _doing(here: Sequence[Met], candidate: Candidate, text: str) -> set[str | None]:
    """Who acts in the sentence in which a candidate is no subject, all of a row: "Bahrain and Oman closed"."""
    doing: set[str | None] = set()
    end = -1  # of the last that acts
    for met, one in here:
        if met.sentence == candidate.sentence:
            acts = met.function == "subject" or (end >= 0 and joins(text, end, met.start))
            end = met.end if acts else -1
            if acts:
                doing.add(one.id)
    return doing


def governing(candidate: Candidate, following: Candidate | None, here: Sequence[Met], text: str) -> Entity | None:
    """Whose "the government" is by its seat, "in Madrid", or by the government that the paragraph has spoken of."""
    if following is not None and following.entity is not None:
        seat = _SEATED.fullmatch(text, candidate.end, following.start)
        state = governed_from().get(following.entity.id, following.entity)
        if seat and state.type == "country":
            return state
    for earlier, reference in reversed(here[-_NEAREST:]):
        ruled = governed_from().get(reference.id or "") if reference.type == "place" else None
        if ruled is not None and _SEATED_BEFORE.fullmatch(text, max(earlier.start - 3, 0), candidate.start):
            return ruled  # "In Rome, meanwhile, the government"
    for earlier, reference in reversed(here):
        if reference.type == "country" and _GOVERNS.match(text, earlier.end):
            return entity_of(reference)
    return None


def half_meant(half: str, others: Iterable[Entity]) -> Entity | None:
    """Which state "the North" or "the South" is: the one named last that is called so, or the other half of it."""
    opposite = {"north": "south", "south": "north"}[half]
    for state in others:
        first, _, land = state.name.partition(" ")
        if state.type == "country" and first.lower() == half:
            return state
        if state.type == "country" and first.lower() == opposite:
            other = entity_named(f"{half.capitalize()} {land}") or entity_named(land)
            return other if other is not None and other.type == "country" and other.id != state.id else None
    return None


def lands_named(here: Sequence[Met], text: str, at: int, before: Entity | None) -> list[Entity]:
    """The countries that stand by their own name before the character `at`, as places do.

    First those in which something is, then the one named `before` the paragraph, then the others; the latest first.
    """
    lands = [
        (met, entity_of(one))
        for met, one in reversed(here)
        if one.id and met.start < at and _by_name(one, text[met.start : met.end])
    ]
    within = [land for met, land in lands if _WITHIN.search(text[max(met.start - 16, 0) : met.start])]
    doing = {land.id for land in acting_after_by(here, text)}
    others = [land for _, land in lands if land.id not in doing]  # "led by Oman and Qatar"
    return [*within, *([before] if before is not None else ()), *others]


def _by_name(land: Reference, words: str) -> bool:
    return land.type == "country" and land.name.lower() == words.lower().removeprefix("the ")
