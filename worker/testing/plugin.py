"""The pytest plugin of the project. Named in `pyproject.toml` under `pytest11`, so that pytest finds it by itself."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "recording(path): the recording that the fixture `replay` plays")
