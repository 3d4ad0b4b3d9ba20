"""How fast claims become cells, and whether a hot cell stays quick and small: `python -m tests.bench.fold`.

All on one core, from the bytes of the messages to the bytes of the rows, with tables in memory. The claims are of all
kinds, spread over cells as news spreads: few cells with many reports, many with few.
"""

import random
import sys
import time
from collections.abc import Sequence

import msgspec

from schemas import CLAIM_MESSAGES
from schemas.cloudevents import decode, encode
from tests.unit.state.messages import KINDS, empty, made, write
from worker.processors.aggregate import Aggregate
from worker.processors.rows import MemoryRows

BATCH = 200
CLAIMS = 40_000
HOT = 100_000
AIM = 50_000
LARGEST_ROW = 50_000


def main() -> int:
    """Run both benchmarks; 0 where all aims are met."""
    rate = _spread()
    print(f"fold: {rate:,.0f} claims a second from bytes to cells, in batches of {BATCH} (aim {AIM:,})")
    early, late, size = _hot()
    print(f"hot cell: {early * 1e6:.0f} µs a report at 1,000, {late * 1e6:.0f} µs at {HOT:,}; row of {size:,} bytes")
    return 0 if rate >= AIM and size < LARGEST_ROW and late < 2 * early else 1


def _spread() -> float:
    chance = random.Random(7)
    values = []
    for number in range(CLAIMS):
        coalition = min(int(chance.paretovariate(0.7)), 3000)
        message = made.__wrapped__(
            KINDS[number % len(KINDS)],
            document=f"document-{number // 8}",
            paragraph=number % 8,
            answer=chance.randrange(3),
            published_at=f"20{chance.randrange(10, 20)}-{chance.randrange(1, 13):02}",
            text=f"text-{number}",
        )
        owner = f"coalition:number-{coalition}"
        message = msgspec.structs.replace(message, owner=owner, cell=f"{owner}|{message.cell.split('|', 1)[1]}")
        values.append(encode(message, source="/bench", timestamp_ms=0)[0])
    tables = empty()
    started = time.perf_counter()
    for start in range(0, len(values), BATCH):
        _take(tables, [decode(value, CLAIM_MESSAGES.__args__) for value in values[start : start + BATCH]])
    return CLAIMS / (time.perf_counter() - started)


def _hot() -> tuple[float, float, int]:
    messages: list[CLAIM_MESSAGES] = [
        made.__wrapped__(
            document=f"document-{number}",
            answer=number * 7919 % 1000,
            published_at=f"20{number % 100:02}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            text=f"text-{number % 5000}",
        )
        for number in range(HOT)
    ]
    tables = empty()
    seconds = []
    for start in range(0, HOT, BATCH):
        started = time.perf_counter()
        _take(tables, messages[start : start + BATCH])
        seconds.append((time.perf_counter() - started) / BATCH)
    early, late = (sorted(some)[len(some) // 2] for some in (seconds[5:25], seconds[-20:]))
    return early, late, max(len(row) for _, row in tables["deployments"].scan())


def _take(tables: dict[str, MemoryRows], messages: Sequence[CLAIM_MESSAGES]) -> None:
    write(tables, Aggregate(tables).take(messages))


if __name__ == "__main__":
    sys.exit(main())
