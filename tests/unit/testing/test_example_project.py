"""Somebody else's project, installed in an environment of its own and tested with the plugin."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "orders"
SECONDS = 120


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, installed in a fresh environment that finds this project and its libraries where they are."""
    folder = tmp_path_factory.mktemp("example")
    project = folder / "orders"
    shutil.copytree(EXAMPLE, project, ignore=shutil.ignore_patterns("__pycache__"))
    run([sys.executable, "-m", "venv", "--without-pip", project / ".venv"], folder)
    python = project / ".venv" / "bin" / "python"
    site = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder).stdout.strip()
    ours = sysconfig.get_path("purelib")
    (Path(site) / "coalition.pth").write_text(f"import site; site.addsitedir({ours!r})\n")
    offline = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--disable-pip-version-check"]
    run([python, "-m", "pip", "install", *offline, "."], project)
    (project / "orders.py").rename(folder / "orders.py")  # what is tested is what was installed
    return project


def run(command: list[str | Path], folder: Path, *, check: bool = True) -> subprocess.CompletedProcess[str]:
    environment = {name: text for name, text in os.environ.items() if not name.startswith(("PYTEST", "PYTHON", "CI"))}
    result = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert result.returncode == 0 or not check, result.stdout + result.stderr
    return result


def test_its_tests_pass_with_warnings_as_errors(project: Path) -> None:
    result = run([project / ".venv/bin/python", "-m", "pytest", "-v"], project)
    assert "5 passed" in result.stdout
    assert "1 snapshot passed" in result.stdout


def test_they_pass_in_two_processes_at_once_and_in_another_order(project: Path) -> None:
    (project / "turned.py").write_text("def pytest_collection_modifyitems(items):\n    items.reverse()\n")
    command = [str(project / ".venv/bin/python"), "-m", "pytest", "-q"]
    both = [
        subprocess.Popen([*command, *options], cwd=project, stdout=subprocess.PIPE, text=True)
        for options in ([], ["-p", "turned"])
    ]
    assert ["5 passed" in process.communicate(timeout=SECONDS)[0] for process in both] == [True, True]


def test_a_snapshot_that_differs_is_shown_line_by_line_and_can_be_updated(project: Path) -> None:
    [snapshot] = project.glob("tests/__snapshots__/**/*.jsonl")
    good = snapshot.read_text()
    snapshot.write_text(good.replace('"row":5', '"row":6'))
    result = run([project / ".venv/bin/python", "-m", "pytest"], project, check=False)
    assert result.returncode == 1
    assert '"table":"quantities"' in result.stdout
    assert '"row":6' in result.stdout
    run([project / ".venv/bin/python", "-m", "pytest", "--snapshot-update"], project)
    assert snapshot.read_text() == good


def test_a_snapshot_that_is_missing_is_a_failure(project: Path) -> None:
    [snapshot] = project.glob("tests/__snapshots__/**/*.jsonl")
    good = snapshot.read_text()
    snapshot.unlink()
    result = run([project / ".venv/bin/python", "-m", "pytest"], project, check=False)
    snapshot.write_text(good)
    assert result.returncode == 1
    assert "does not exist" in result.stdout
