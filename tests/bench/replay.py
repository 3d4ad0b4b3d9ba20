"""How fast the driver drives and recorded claims are folded: `python -m tests.bench.replay`.

All in one thread, in seconds of processor time, the best of some runs, so that other work on the machine plays little
part. The driver: orders through the example app (repartitioning, two tables with changelogs, an output) and paragraphs
through the worker's app, with readings at hand in place of the extractor. Claims: from the bytes of records to rows.
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from schemas import PARAGRAPHS, REPORTS, ParagraphPublished, Record
from schemas.cloudevents import encode
from tests.unit.state.messages import KINDS, made
from worker.extraction import Reading
from worker.replay.claims import fold_claims
from worker.replay.recordings import RecordingReader, recording_of, write_recording
from worker.replay.topology import TopologyDriver, coalition_driver
from worker.settings import Settings

MESSAGES = 4_000
RUNS = 3
CLAIMS = 100_000
DRIVER_AIM, CLAIMS_AIM = 2_000, 50_000


def main() -> int:
    """Run all; 0 where the aims are met."""
    orders = max(_orders() for _ in range(RUNS))
    paragraphs = max(_paragraphs() for _ in range(RUNS))
    claims, whole = _claims()
    print(f"driver, example app:  {orders:,.0f} messages a second delivered to agents (aim {DRIVER_AIM:,})")
    print(f"driver, the worker:   {paragraphs:,.0f} paragraphs a second, without extraction (aim {DRIVER_AIM:,})")
    print(f"recorded claims:      {claims:,.0f} a second, from records to cells (aim {CLAIMS_AIM:,})")
    print(f"the same from a file: {whole:,.0f} a second, with reading the recording")
    return 0 if orders >= DRIVER_AIM and paragraphs >= DRIVER_AIM and claims >= CLAIMS_AIM else 1


def _rate(count: int, work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return count / (time.process_time() - began)


def _orders() -> float:
    records = [
        _record(
            "orders", number, b"c%d" % (number % 50), b'{"customer":"c","product":"p%d","quantity":1}' % (number % 9)
        )
        for number in range(MESSAGES)
    ]
    with TopologyDriver("tests.examples.orders.orders:app") as driver:
        # each order is delivered twice: as it comes, and again by product
        rate = _rate(2 * MESSAGES, lambda: driver.play(records, partitions=False))
        assert sum(driver.table("quantities").values()) == MESSAGES
        return rate


def _paragraphs() -> float:
    records = []
    for number in range(MESSAGES):
        message = ParagraphPublished(document_id=f"d{number // 8}", index=number % 8, count=8, text=f"text {number}")
        value, _ = encode(message, source="/bench", timestamp_ms=0)
        records.append(_record(PARAGRAPHS.name, number, message.document_id.encode(), value))
    with TemporaryDirectory() as folder:
        settings = Settings(store="memory", data_dir=Path(folder), batch_seconds=0.001)
        with coalition_driver(lambda sources: [Reading() for _ in sources], settings) as driver:
            rate = _rate(MESSAGES, lambda: driver.play(records, partitions=False))
            assert len(driver.table("documents")) == MESSAGES / 8
            return rate


def _claims() -> tuple[float, float]:
    chance = random.Random(7)
    records = []
    for number in range(CLAIMS):
        owner = f"coalition:number-{min(int(chance.paretovariate(0.7)), 3000)}"
        message = made.__wrapped__(
            KINDS[number % len(KINDS)],
            document=f"document-{number // 8}",
            paragraph=number % 8,
            answer=chance.randrange(3),
            published_at=f"20{chance.randrange(10, 20)}-{chance.randrange(1, 13):02}",
            text=f"text-{number}",
        )
        message = msgspec.structs.replace(message, owner=owner, cell=f"{owner}|{message.cell.split('|', 1)[1]}")
        value, _ = encode(message, source="/bench", timestamp_ms=0)
        records.append(_record(REPORTS.name, number, owner.encode(), value))
    settings = Settings()
    rate = max(_rate(CLAIMS, lambda: fold_claims(records, settings)) for _ in range(RUNS))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims.jsonl"
        write_recording(path, recording_of(records, {REPORTS.name: 1}))
        items = (item for item in RecordingReader(path) if isinstance(item, Record))
        return rate, _rate(CLAIMS, lambda: fold_claims(items, settings))


def _record(topic: str, offset: int, key: bytes, value: bytes) -> Record:
    return Record(topic=topic, partition=0, offset=offset, timestamp_ms=1_512_432_000_000, key=key, value=value)


if __name__ == "__main__":
    sys.exit(main())
