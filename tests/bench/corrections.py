"""Whether the live state is the fold of the log after many corrections: `python -m tests.bench.corrections 500 FILE…`.

Publishes so many documents from the files, chosen at random but the same every time, while a worker runs. In between
some are published again with paragraphs dropped, altered, added or in another order, and some are retracted. Then
the log is replayed and compared. Exit status 1 where anything differs.
"""

import asyncio
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import msgspec

from worker.cli.worker_process import start_worker
from worker.replay.invariants import verify
from worker.settings import Settings
from worker.transport.brokers import EmbeddedBroker
from worker.transport.documents import Document, read_documents
from worker.transport.progress import wait_until_quiet
from worker.transport.publishing import Publisher

LONGEST = 15  # paragraphs
AT_ONCE, CORRECTED, RETRACTED = 50, 25, 0.35
QUIET_SECONDS = 3600.0


def main(arguments: list[str]) -> int:
    """Run it. Returns the exit status."""
    chance = random.Random(4)
    documents = [each for each in read_documents(map(Path, arguments[1:])) if len(each.paragraphs) <= LONGEST]
    chosen = chance.sample(documents, min(int(arguments[0]), len(documents)))
    with _settings() as settings:
        with TemporaryDirectory() as folder:
            worker = start_worker(settings, Path(folder) / "worker.log")
            try:
                asyncio.run(_publish(settings, chosen, chance))
                asyncio.run(wait_until_quiet(settings, timeout=QUIET_SECONDS))
            finally:
                worker.stop()
        began = monotonic()
        verified = asyncio.run(verify(settings))
    for violation in verified.violations:
        print(violation)
    print(
        f"{len(chosen)} documents: {verified.records:,} records replayed in {monotonic() - began:.0f} s, "
        f"{verified.cells:,} cells and {verified.reports:,} reports compared: {len(verified.violations)} differences"
    )
    return 1 if verified.violations else 0


@contextmanager
def _settings() -> Iterator[Settings]:
    with TemporaryDirectory() as folder, EmbeddedBroker(Path(folder) / "broker") as broker:
        yield Settings(kafka_bootstrap_servers=broker.bootstrap_servers, data_dir=Path(folder) / "data", processes=1)


async def _publish(settings: Settings, documents: list[Document], chance: random.Random) -> None:
    standing: dict[str, Document] = {}
    async with Publisher(settings) as publisher:
        for start in range(0, len(documents), AT_ONCE):
            batch = documents[start : start + AT_ONCE]
            await publisher.publish_all(batch)
            standing |= {each.id: each for each in batch}
            for document in chance.sample(list(standing.values()), min(len(standing), CORRECTED)):
                if chance.random() < RETRACTED:
                    await publisher.retract(document.id, "no longer true")
                else:
                    standing[document.id] = _corrected(document, chance)
                    await publisher.publish(standing[document.id])


def _corrected(document: Document, chance: random.Random) -> Document:
    paragraphs = list(document.paragraphs)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(paragraphs))
        match chance.choice(("drop", "alter", "add", "shuffle")):
            case "drop" if len(paragraphs) > 1:
                del paragraphs[place]
            case "alter":
                paragraphs[place] += " It was said on Monday."
            case "add":
                paragraphs.insert(place, f"The US has about {100 * chance.randint(1, 40)} troops in Syria.")
            case _:
                chance.shuffle(paragraphs)
    return msgspec.structs.replace(document, paragraphs=tuple(paragraphs), revision=document.revision + 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
