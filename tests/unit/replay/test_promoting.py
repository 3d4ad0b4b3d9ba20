"""Promotion: whatever an earlier extractor said, the state ends as a replay by the promoted one does."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from schemas import (
    DocumentRetracted,
    Entity,
    Message,
    ParagraphPublished,
    Record,
)
from schemas.cloudevents import iso_time
from tests.logs import DAY_MS, START_MS, record_of, troops_in_syria
from worker.errors import ProcessingError
from worker.extraction import Candidate, Reading, Source
from worker.processors.analyse import ReadingResult
from worker.replay.folding import Fold, Read, fold
from worker.replay.promoting import Live, differing_documents, promotion
from worker.replay.superseded import Rereadings
from worker.settings import Settings
from worker.state import REPORTS_TABLE, TABLES, encode_row, history, moment_of, state_known_at

SETTINGS = Settings(partitions=1, data_dir=Path("unused"), cell_reports=2)
ALL_TABLES = ("documents", REPORTS_TABLE, *TABLES.values())


def reader(name: str, finds: Callable[[int], bool], fails: Callable[[int], bool] = lambda _: False) -> Read:
    """An extractor that finds troops of so many in Syria, and mentions Syria, for each number that it knows."""

    def read(sources: Sequence[Source]) -> list[ReadingResult]:
        return [reading(source.text) for source in sources]

    def reading(text: str) -> ReadingResult:
        numbers = [word for word in text.split() if word.isdigit()]
        if any(fails(int(word)) for word in numbers):
            return ProcessingError("too hard")
        known = [(text.index(word), word) for word in numbers if finds(int(word))]
        syria = Entity(id="country:SY", type="country", name="Syria")
        return Reading(
            extractor=name,
            candidates=tuple(
                Candidate(start=at, end=at + len(word), kind="named", head=word, entity=syria) for at, word in known
            ),
            drafts=tuple(troops_in_syria(word, at) for at, word in known),
        )

    return read


ALL = reader("all/1", lambda _: True)
EVEN = reader("even/1", lambda number: number % 2 == 0)
ODD = reader("odd/1", lambda number: number % 2 == 1)
SMALL = reader("small/1", lambda number: number < 4)
SAME = reader("all/1", lambda _: True)
TIMID = reader("timid/1", lambda _: True, fails=lambda number: number == 3)


class World:
    """A log, and what workers made of it that had one extractor after another."""

    def __init__(self, read: Read) -> None:
        self.log: list[Record] = []
        self.read = read
        self.live = self._fold()
        self._revisions: dict[str, int] = {}

    def _fold(self) -> Fold:
        return Fold(
            lambda sources: self.read(sources),
            max_paragraph_bytes=SETTINGS.max_paragraph_bytes,
            cell_reports=SETTINGS.cell_reports,
        )

    def publish(self, document: str, *texts: str) -> None:
        revision = self._revisions[document] = self._revisions.get(document, 0) + 1
        for index, text in enumerate(texts):
            self.take(
                ParagraphPublished(document_id=document, index=index, count=len(texts), text=text, revision=revision)
            )

    def retract(self, document: str) -> None:
        self.take(DocumentRetracted(document_id=document, reason="withdrawn"))

    def take(self, message: Message, time_ms: int | None = None) -> None:
        record = record_of(message, len(self.log), time_ms)
        self.log.append(record)
        self.live.take([record])

    def promote(self, read: Read) -> int:
        """Promote an extractor, which the workers have from now on; returns how many documents are read again."""
        self.read = read
        found = promotion(self.log, self.replayed(), self.seen(), extractor="test", now_ms=START_MS)
        for message in found.messages:
            self.take(message, found.time_ms)
        return found.documents

    def replayed(self) -> Fold:
        return fold(self.log, self.read, SETTINGS)

    def seen(self) -> Live:
        return Live(
            documents=self.live.tables["documents"].as_dict(),
            mentions=self.live.mentions,
            claims=[(claim, 0) for claim in self.live.claims],
        )

    def check(self) -> None:
        """What `verify` compares is the same."""
        replayed = self.replayed()
        rereadings = Rereadings(replayed.tables["documents"].scan())
        for name in ALL_TABLES:
            live = rereadings.rows(name, self.live.tables[name].as_dict())
            assert live == rereadings.rows(name, replayed.tables[name].as_dict()), name
        assert rereadings.claims(self.live.claims) == rereadings.claims(replayed.claims)
        assert rereadings.mentions(self.live.mentions) == rereadings.mentions(replayed.mentions)
        assert not differing_documents(replayed, self.seen())

    def reports(self) -> list[tuple[bytes, bytes]]:
        return list(self.live.tables[REPORTS_TABLE].scan())

    def values(self, moment: str) -> list[str]:
        return [row.value for row in state_known_at(self.reports(), moment_of(moment))]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["publish", "publish", "publish", "retract", "promote"]),
        st.sampled_from("abc"),
        st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=3), min_size=1, max_size=3),
        st.sampled_from([ALL, EVEN, SMALL]),
    ),
    min_size=1,
    max_size=14,
)


@given(steps=STEPS, first=st.sampled_from([ALL, EVEN, SMALL]), last=st.sampled_from([ALL, EVEN, SMALL]))
@hypothesis_settings(max_examples=150, deadline=None)
def test_after_a_promotion_the_state_is_that_of_a_replay_by_the_promoted_extractor(
    steps: list[tuple[str, str, list[list[int]], Read]], first: Read, last: Read
) -> None:
    world = World(first)
    for step, document, numbers, read in steps:
        if step == "publish":
            world.publish(document, *(" ".join(map(str, each)) for each in numbers))
        elif step == "retract":
            world.retract(document)
        else:
            world.promote(read)
            world.check()
    world.promote(last)
    world.check()
    assert world.promote(last) == 0
    check_time_travel(world)


def check_time_travel(world: World) -> None:
    """A replay up to a time gives what the reports of a whole replay say was known then."""
    reports = list(world.replayed().tables[REPORTS_TABLE].scan())
    for place, record in enumerate(world.log):
        if place + 1 < len(world.log) and world.log[place + 1].timestamp_ms <= record.timestamp_ms:
            continue  # a promotion is one moment
        tables = fold(world.log[: place + 1], world.read, SETTINGS).tables
        replayed = {key.decode(): row for name in TABLES.values() for key, row in tables[name].scan()}
        known = state_known_at(reports, moment_of(iso_time(record.timestamp_ms)), keep=SETTINGS.cell_reports)
        assert {row.cell: encode_row(row) for row in known} == replayed


def test_what_was_known_before_a_promotion_is_what_the_earlier_extractor_said() -> None:
    world = World(EVEN)
    world.publish("a", "1 2")
    assert world.promote(ODD) == 1
    assert world.values(iso_time(START_MS)) == ["2 present"]
    assert world.values("2100") == ["1 present"]
    (cell,) = world.live.tables["deployments"].as_dict()
    turns = [(turn.moment, turn.before, turn.after) for turn in history(world.reports(), cell.decode())]
    at = START_MS + 1  # the first moment after the log
    assert turns == [
        (iso_time(START_MS)[:-1], None, "2 present"),
        (iso_time(at)[:-1], "2 present", "1 present"),
    ]


def test_a_claim_of_a_promoted_extractor_keeps_the_time_at_which_its_text_was_learned() -> None:
    world = World(EVEN)
    world.publish("a", "1")
    world.publish("a", "1", "2")
    world.promote(ALL)
    learned = {message.claim.count: message.learned_at for message in world.live.claims if hasattr(message, "claim")}  # type: ignore[attr-defined]
    assert learned == {1: iso_time(START_MS), 2: iso_time(START_MS + 2 * DAY_MS)}


def test_where_nothing_differs_nothing_is_read_again() -> None:
    world = World(ALL)
    world.publish("a", "1 2")
    world.publish("b", "3")
    assert world.promote(SAME) == 0
    world.publish("b", "5")
    assert world.promote(EVEN) == 2
    assert world.promote(EVEN) == 0


def test_a_paragraph_that_an_earlier_extractor_could_not_read_is_read_now() -> None:
    world = World(TIMID)
    world.publish("a", "1", "3", "2")
    world.publish("b", "3")
    assert len(world.live.failures) == 2
    assert world.promote(ALL) == 2
    world.check()
    rereadings = Rereadings(world.replayed().tables["documents"].scan())
    assert all(rereadings.superseded(record) for record, _ in world.live.failures)


@pytest.mark.parametrize("taken", [1, 2, 3])
def test_a_promotion_that_was_interrupted_is_mended_by_the_next_one(taken: int) -> None:
    world = World(EVEN)
    world.publish("a", "1", "2", "3")
    world.publish("b", "1")
    world.read = ALL
    found = promotion(world.log, world.replayed(), world.seen(), extractor="test", now_ms=START_MS)
    for message in found.messages[:taken]:
        world.take(message, found.time_ms)
    world.promote(ALL)
    world.check()


def test_a_revision_that_comes_between_is_not_undone() -> None:
    world = World(EVEN)
    world.publish("a", "1", "2")
    world.read = ALL
    found = promotion(world.log, world.replayed(), world.seen(), extractor="test", now_ms=START_MS)
    world.publish("a", "5", "2")
    for message in found.messages:
        world.take(message, found.time_ms + 10 * DAY_MS)
    world.promote(ALL)
    world.check()
    (row,) = state_known_at(world.reports(), moment_of("2100"))
    assert row.totals.reports == 2
