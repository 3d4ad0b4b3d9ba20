"""What a process pays for that only resolves: the language model is loaded where text is read, and nowhere else."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["worker.extraction", "worker.processors.taking", "worker.streams.pool"])
def test_the_language_model_is_not_imported_by(module: str) -> None:
    found = subprocess.run(
        [sys.executable, "-c", f"import sys, {module}; print('spacy' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == "False"


def test_garbage_is_collected_again_once_the_extractor_is_there() -> None:
    code = (
        "import gc; from worker.extraction import Extractor; print(gc.isenabled()); Extractor(); print(gc.isenabled())"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["True", "True"]
