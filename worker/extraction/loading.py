"""Which extractor is used: the project's own, or another one by its name."""

import importlib
import importlib.util
import sys
from collections.abc import Sequence
from typing import Any, Protocol

from worker.errors import UsageError
from worker.extraction.reading import Reading, Source


class Reader(Protocol):
    """What reads paragraphs."""

    def read(self, sources: Sequence[Source]) -> Sequence[Reading]:
        """A reading for each source, in their order."""
        ...


def check_extractor(spec: str) -> None:
    """Look whether the module of an extractor is there, without loading it. Raises UsageError as `load_extractor`."""
    module, _ = _parts(spec)
    try:
        found = importlib.util.find_spec(module)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{spec}: cannot be loaded: {error}") from None
    if found is None:
        raise UsageError(f"{spec}: cannot be loaded: No module named {module!r}")


def load_extractor(spec: str) -> Reader:
    """The extractor that `"package.module:name"` names: a class or function that makes what has a method `read`.

    The folder that the program runs in is searched first. Raises UsageError where there is no such thing.
    """
    module, name = _parts(spec)
    try:
        made: Any = getattr(importlib.import_module(module), name)()
    except (ImportError, AttributeError, TypeError) as error:
        raise UsageError(f"{spec}: cannot be loaded: {error}") from None
    if not callable(getattr(made, "read", None)):
        raise UsageError(f"{spec} makes a {type(made).__name__}, which has no method read(sources)")
    reader: Reader = made
    return reader


def _parts(spec: str) -> tuple[str, str]:
    module, colon, name = spec.partition(":")
    if not colon:
        raise UsageError(f"{spec!r} names no extractor: write package.module:name")
    if "" not in sys.path:
        sys.path.insert(0, "")
    return module, name
