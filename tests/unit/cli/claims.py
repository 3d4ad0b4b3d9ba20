"""Claims of one small article, as the state would hold them."""

from typing import Any

import msgspec

from schemas import (
    AnyClaim,
    Casualties,
    Claim,
    ClaimMade,
    CoalitionSize,
    Contribution,
    Deployment,
    Entity,
    Membership,
    Mission,
    Reference,
    Relation,
    Role,
    Statement,
    Territory,
    claim_id,
    normalised_hash,
)
from schemas.claims import Amount
from worker.state import CellRow, cell_of, cell_row, owner_of

COALITION = Entity(id="coalition:global-coalition", type="coalition", name="Global Coalition")
NAMED = Reference(id=COALITION.id, type="coalition", name=COALITION.name)
US = Reference(id="country:US", type="country", name="United States")
SYRIA = Reference(id="country:SY", type="country", name="Syria")
NATO = Reference(id="organisation:nato", type="organisation", name="NATO")
IS = Reference(id="armed-group:islamic-state", type="armed_group", name="Islamic State")
MATTIS = Reference(id="person:jim-mattis", type="person", name="Jim Mattis")
OFFICIAL = Reference(name="a US official")


def claim(type_: type[Claim], text: str, **fields: Any) -> AnyClaim:
    """A claim with these words, at the start of the paragraph that is named, else of paragraph 0."""
    common = {"document_id": "afp", "paragraph": 0, "within": COALITION, **fields}
    made = type_(id="", start=0, end=len(text), text=text, **common)
    return msgspec.structs.replace(made, id=claim_id(made))  # type: ignore[return-value]


LEADS = claim(Relation, "the US-led coalition", subject=US, predicate="leads", object=NAMED)
SIZE = claim(CoalitionSize, "composed of 70 nations", coalition=NAMED, count=70, unit="nations", paragraph=8)
MEMBER = claim(Membership, "such as NATO", coalition=NAMED, member=NATO, status="member", paragraph=8)
TROOPS = claim(
    Deployment,
    "about 2,000 troops in Syria",
    actor=US,
    location=SYRIA,
    count=2000,
    posture="present",
    unit="troops",
    qualifier="about",
    paragraph=16,
)
TANKS = claim(
    Contribution,
    "gave 30 tanks",
    actor=US,
    contribution="equipment",
    recipient=SYRIA,
    amount=Amount(number=30, unit="tanks"),
)
LOST = claim(Territory, "cleared from 98 percent", actor=IS, share=98, change="lost", by=NAMED)
SHIFT = claim(
    Mission, "shifting toward stabilization", coalition=NAMED, purpose="stabilization", status="shifting", paragraph=3
)
ROLE = claim(Role, "US Secretary of Defense Jim Mattis", person=MATTIS, title="Secretary of Defense", organisation=US)
SAID = claim(Statement, "“We stay,” he said", speaker=MATTIS, quote="We stay", direct=True, attributed_to=MATTIS)
KILLED = claim(Casualties, "killed 12 fighters", actor=IS, count=12, outcome="killed", qualifier="at_least", by=NAMED)
ALL = (LEADS, SIZE, MEMBER, TROOPS, TANKS, LOST, SHIFT, ROLE, SAID, KILLED)


def row(*claims: AnyClaim, source: str = "AFP", published_at: str = "2017-12") -> CellRow:
    """The row of a cell that these claims, which must agree on it, are the reports of."""
    reports = [
        ClaimMade(
            claim=each,
            owner=owner_of(each),
            cell=cell_of(each),
            version=1,
            revision=1,
            paragraph_id=f"{each.document_id}-{each.paragraph}",
            text_hash=normalised_hash(f"{each.document_id} {each.text}"),
            learned_at="2017-12-06T00:00:00.000Z",
            published_at=published_at,
            source=source,
        )
        for each in claims
    ]
    (cell,) = {report.cell for report in reports}
    found = cell_row(cell, reports)
    assert found is not None
    return found
