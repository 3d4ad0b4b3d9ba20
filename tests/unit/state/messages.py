"""Messages for tests of the fold: claims of every kind that meet in few cells, and contradict each other there."""

import os
import random
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec
from hypothesis import strategies as st

from schemas import (
    CLAIM_MESSAGES,
    CLAIM_TYPES,
    Amount,
    AnyClaim,
    ClaimMade,
    ClaimRetracted,
    Entity,
    Modality,
    Reference,
    Time,
    claim_id,
)
from schemas.cloudevents import iso_time
from worker.processors.aggregate import Aggregate, Folded
from worker.processors.rows import MemoryRows
from worker.state import TABLE_NAMES, TABLES, cell_of, cell_row, encode_report, encode_row, owner_of
from worker.state.answers import lead_of
from worker.state.reports import (
    TEXT_ROW,
    claim_id_of,
    document_id_of,
    document_prefix,
    merged,
    text_key,
)

CASES = 1000 if os.environ.get("CI") else 100
KINDS = tuple(CLAIM_TYPES)
COALITION = Entity(id="coalition:global-coalition", type="coalition", name="the Global Coalition")
COALITION_NAMED = Reference(id=COALITION.id, type="coalition", name=COALITION.name)
US = Reference(id="country:US", type="country", name="US")
IRAQ = Reference(id="country:IQ", type="country", name="Iraq")
IS = Reference(id="armed-group:islamic-state", type="armed_group", name="IS")
MATTIS = Reference(id="person:jim-mattis", type="person", name="Jim Mattis")
OFFICIAL = Reference(name="a US State Department official")
TIMES = (None, Time(start="2017", end="2017", precision="year"), Time(start="2016-05", precision="month"))
PUBLISHED = ("2017-12", "2017-06-08", "2018", None)
MODALITIES: tuple[Modality, ...] = ("asserted", "asserted", "negated", "planned")
FIRST_LEARNED_MS = 1_767_225_600_000
DAY_MS = 86_400_000

Tables = dict[str, dict[bytes, bytes]]


def claim(kind: str, document: str = "afp", paragraph: int = 0, answer: int = 0, detail: int = 0) -> AnyClaim:
    """A claim of a kind; `answer` tells values apart, `detail` what does not make it another claim."""
    number = 500.0 * answer if answer % 2 else 500 * answer
    common = {
        "id": "",
        "document_id": document,
        "paragraph": paragraph,
        "start": detail,
        "end": detail + 5,
        "text": "words",
        "modality": MODALITIES[detail % 4],
        "time": TIMES[detail % 3],
        "confidence": (0.5, 0.9)[detail % 2],
        "within": COALITION,
        "attributed_to": (None, OFFICIAL)[detail % 2],
    }
    own = {
        "membership": {
            "coalition": COALITION_NAMED,
            "member": US,
            "status": ("member", "leaving", "left")[answer % 3],
        },
        "coalition_size": {"coalition": COALITION_NAMED, "count": number, "unit": "countries"},
        "deployment": {
            "actor": US,
            "location": IRAQ,
            "count": number,
            "posture": ("present", "withdrawing")[detail % 2],
            "unit": ("troops", "soldiers", None)[answer % 3],
            "qualifier": "about",
        },
        "contribution": {
            "actor": US,
            "contribution": "equipment",
            "recipient": IRAQ,
            "amount": (Amount(number=30, unit="tanks"), Amount(number=5, unit="tank"), None)[answer % 3],
        },
        "territory": {"actor": IS, "place": IRAQ, "change": ("gained", "lost", "contested")[answer % 3], "share": 40},
        "mission": {
            "coalition": COALITION_NAMED,
            "purpose": "stabilization",
            "status": ("started", "shifting", "ended")[answer % 3],
        },
        "role": {
            "person": MATTIS,
            "title": ("Secretary of Defense", "secretary of  defense", "spokesman")[answer % 3],
            "former": detail % 2 == 1,
        },
        "statement": {
            "speaker": OFFICIAL,
            "quote": ("We stay.", "we stay", "We go.")[answer % 3],
            "direct": detail % 2 == 0,
        },
        "relation": {"subject": US, "predicate": ("supports", "fights", "opposes")[answer % 3], "object": IS},
        "casualties": {"actor": IS, "place": IRAQ, "count": number, "outcome": "killed"},
    }[kind]
    what = CLAIM_TYPES[kind](**common, **own)  # type: ignore[arg-type]
    return msgspec.structs.replace(what, id=claim_id(what))  # type: ignore[return-value]


@cache
def made(
    kind: str = "deployment",
    document: str = "afp",
    paragraph: int = 0,
    answer: int = 0,
    detail: int = 0,
    version: int = 1,
    published_at: str | None = "2017-12",
    text: str = "text",
) -> ClaimMade:
    """A claim made, as the analysis sends it."""
    what = claim(kind, document, paragraph, answer, detail)
    return ClaimMade(
        claim=what,
        owner=owner_of(what),
        cell=cell_of(what),
        version=version,
        revision=version,
        paragraph_id=f"{document}-{paragraph}-{version}",
        text_hash=text,
        learned_at=_learned_at(version, paragraph * 1000 + detail),
        published_at=published_at,
        source=document.upper(),
    )


def retracted(message: ClaimMade, version: int) -> ClaimRetracted:
    """The withdrawal of a claim made."""
    what = message.claim
    return ClaimRetracted(
        claim_id=what.id,
        kind=what.__struct_config__.tag,  # type: ignore[arg-type]
        document_id=what.document_id,
        paragraph=what.paragraph,
        owner=message.owner,
        cell=message.cell,
        version=version,
        learned_at=_learned_at(version, 12 * 3_600_000),
        reason="corrected",
    )


def _learned_at(version: int, milliseconds: int) -> str:
    """Versions are learned a day apart, from 2026 on."""
    return iso_time(FIRST_LEARNED_MS + (version - 1) * DAY_MS + milliseconds)


@st.composite
def stories(draw: st.DrawFn, kind: str, size: int = 10) -> list[CLAIM_MESSAGES]:
    """Messages on claims of one kind, in the order of their versions: made, made again, withdrawn, back again.

    They are drawn as bytes, two a message, since drawing numbers one by one takes most of the time of a test.
    """
    drawn = _numbers(draw(st.binary(min_size=2, max_size=2 * size)))
    messages: list[CLAIM_MESSAGES] = []
    last: dict[tuple[str, str], ClaimMade] = {}
    for version, number in enumerate(drawn, start=1):
        number, document = divmod(number, 4)
        number, paragraph = divmod(number, 3)
        number, answer = divmod(number, 3)
        withdraws, detail = divmod(number, 6)
        message = made(
            kind,
            f"d#{document}",
            paragraph,
            answer,
            detail,
            version,
            PUBLISHED[document],
            f"text-{paragraph if document < 2 else (paragraph + document) % 4}",
        )
        before = last.get((message.cell, message.claim.id))
        if withdraws % 4 >= 2:
            messages.append(retracted(before or message, version))
        else:
            last[message.cell, message.claim.id] = message
            messages.append(message)
    return messages


def _numbers(drawn: bytes) -> list[int]:
    return [int.from_bytes(drawn[start : start + 2]) for start in range(0, len(drawn) - 1, 2)]


@st.composite
def hot_stories(draw: st.DrawFn) -> list[CLAIM_MESSAGES]:
    """Many reports in one cell, often with many values or few texts: more than its row keeps."""
    values, texts, often = draw(st.tuples(*map(st.sampled_from, ((1, 2, 14), (2, 10), (0, 1, 3)))))
    drawn = _numbers(draw(st.binary(min_size=16, max_size=60)))
    messages: list[CLAIM_MESSAGES] = []
    standing: list[ClaimMade] = []
    for version, number in enumerate(drawn, start=1):
        number, document = divmod(number, 9)
        number, paragraph = divmod(number, 2)
        number, answer = divmod(number, 14)
        withdraws, detail = divmod(number, 2)
        if withdraws % 6 < often and standing:
            messages.append(retracted(standing.pop(number % len(standing)), version))
            continue
        text = f"text-{(document + 4 * paragraph) % texts}"
        message = made("deployment", f"d{document}", paragraph, answer % values, detail, version, "2017-12", text)
        standing = [other for other in standing if other.claim.id != message.claim.id] + [message]
        messages.append(message)
    return messages


def empty() -> dict[str, MemoryRows]:
    """All tables, without rows."""
    return {name: MemoryRows() for name in TABLE_NAMES}


def write(tables: dict[str, MemoryRows], folded: Folded) -> None:
    """Write what a batch comes to."""
    tables["reports"].apply(folded.reports)
    for name, writes in folded.cells.items():
        tables[name].apply(writes)


def contents(tables: dict[str, MemoryRows]) -> Tables:
    """All rows of all tables."""
    return {name: rows.as_dict() for name, rows in tables.items()}


def fold(messages: Sequence[CLAIM_MESSAGES], keep: int, batch: int = 10_000) -> Tables:
    """The tables after the messages, taken in batches."""
    tables = empty()
    aggregate = Aggregate(tables, keep=keep)
    for start in range(0, len(messages), batch):
        write(tables, aggregate.take(messages[start : start + batch]))
    return contents(tables)


def expected(messages: Iterable[CLAIM_MESSAGES], keep: int) -> Tables:
    """The tables by their definition: from the set of messages, all at once."""
    reports: dict[tuple[str, str, str], list[CLAIM_MESSAGES]] = {}
    for message in messages:
        reports.setdefault((message.cell, document_id_of(message), claim_id_of(message)), []).append(message)
    tables: Tables = {name: {} for name in TABLE_NAMES}
    current: dict[str, dict[str, list[ClaimMade]]] = {}
    for (cell, document, claim_), known in reports.items():
        report = None
        for message in known:
            report = merged(report, message)
        assert report is not None
        tables["reports"][document_prefix(cell, document) + claim_.encode()] = encode_report(report)
        latest = max(known, key=lambda message: message.version)
        if isinstance(latest, ClaimMade):
            current.setdefault(cell, {}).setdefault(document, []).append(latest)
    for cell, documents in current.items():
        row = cell_row(cell, [each for group in documents.values() for each in group], keep=keep)
        assert row is not None
        tables[TABLES[row.kind]][cell.encode()] = encode_row(row)
        for document, group in documents.items() if not row.whole else ():
            lead = lead_of(group)
            assert lead is not None
            tables["reports"][text_key(cell, lead, document)] = TEXT_ROW
    return tables


def shuffled(messages: Sequence[CLAIM_MESSAGES], seed: int) -> list[CLAIM_MESSAGES]:
    """The messages in another order, some of them repeated."""
    chance = random.Random(seed)
    messages = [*messages, *chance.choices(messages, k=chance.randrange(len(messages) + 1))]
    chance.shuffle(messages)
    return messages
