"""Reading paragraphs in this process, with what the driver is given: the extractor, or recorded analyses."""

from collections.abc import Callable, Sequence

from worker.errors import ProcessingError
from worker.extraction import Reading, Source

Read = Callable[[Sequence[Source]], Sequence[Reading | ProcessingError]]


class ReadInProcess:
    """Stands where the worker has its pool of processes. `read` is `Extractor().read`, or what has its form."""

    def __init__(self, read: Read) -> None:
        self._read = read

    async def warm_up(self) -> None:
        """There is nothing to load."""

    async def read(self, sources: Sequence[Source]) -> list[Reading | ProcessingError]:
        """A reading for each source, in their order."""
        return list(self._read(sources))

    async def stop(self) -> None:
        """There is nothing to stop."""
