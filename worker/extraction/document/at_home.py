"""What happens at home and is no coalition's: what a state pays for its own, who comes and goes and is no force."""

import re

from schemas import Contribution, Deployment, Reference
from worker.extraction.claims.martial import at_home, speaks_of_forces, trade
from worker.extraction.document.civil import is_led, is_of_arms
from worker.extraction.document.document import Document

_CRAFT = [["vessels"], ["ships"], ["boats"], ["planes"], ["trucks"]]  # "Foreign vessels enter Fijian waters"
_CREWS = frozenset({"crew", "crew members"})
_DWELLINGS = re.compile(r"\b(?:housing|apartments?|dwellings?|tenants|homebuilders?)\b")
_TALKS = re.compile(r"\b(?:talks|negotiations?|treaty|protocol|tournament|championship|race|contest)\b")
_AT_WORK = [["officers"], ["employees"], ["agents"], ["workers"], ["teachers"], ["staff"]]  # of an agency at home
_FOR_ITS_OWN = re.compile(r"^organisation:.*(?:emergency-management|small-business|housing|highway)")
_HELPERS = frozenset({"volunteers", "workers", "staff", "personnel", "medical experts", "experts", "people"})


def may_be_no_forces(draft: Deployment, actor: Reference, location: Reference | None, document: Document) -> bool:
    """Whether who comes or goes need be no forces at all, in a document that has spoken of none.

    "We just left Ohio", "the firm will abandon the deal", "the country's withdrawal", "volunteers across the nation".
    """
    if actor.id is None and draft.unit in _CREWS:
        return True  # "There are 23 crew on board"
    if draft.unit == "units" and _DWELLINGS.search(document.text):
        return True  # "the housing site, which will offer 169 units"
    if document.of_forces:
        return False
    if actor.id is None:
        return draft.unit in _HELPERS or (draft.unit or "").split()[-1:] in _CRAFT
    if draft.unit == "companies":
        return True  # "American companies have entered into contracts"
    firm = actor.type == "organisation" and not is_led(actor)
    if draft.unit is not None or draft.count is not None:
        return firm and (draft.unit or "").split()[-1:] in _AT_WORK
    leaving = location is None and draft.posture in {"withdrawing", "withdrawn"} and _TALKS.search(document.text)
    return firm or bool(leaving) or document.is_author(draft.actor)


def stays_at_home(draft: Contribution, actor: Reference, recipient: Reference | None, document: Document) -> bool:
    """Whether a state pays for its own, or trades: in a paragraph of such words, without forces and other states."""
    if recipient is not None and recipient.key == actor.key:
        return True
    if recipient is not None and recipient.type in {"coalition", "armed_group"}:
        return False
    if trade().found_in(document.text) and draft.contribution == "equipment":
        return not (speaks_of_forces(document.text) or is_of_arms(draft, document.text))
    if _FOR_ITS_OWN.search(actor.id or "") and not document.names_state_beside(actor):
        return True
    if recipient is not None and recipient.type == "country":
        return False
    return (
        at_home().found_in(document.text)
        and (draft.contribution == "ground" or not speaks_of_forces(document.text))
        and not document.names_state_beside(actor)
    )
