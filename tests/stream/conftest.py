"""Workers on an embedded broker of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workers import Workers, workers_of
from worker.settings import Settings


@pytest.fixture
def workers(embedded_settings: Settings, tmp_path: Path) -> Iterator[Workers]:
    """Workers of one group; all are ended when the test is."""
    with workers_of(embedded_settings, tmp_path) as started:
        yield started
