"""The demo and `serve` as programs: everything starts, works, says what it should, and is gone afterwards."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

import pytest

ROOT = Path(__file__).parents[3]
SECONDS = 120


def environment(folder: Path, **variables: str) -> dict[str, str]:
    plain = {name: text for name, text in os.environ.items() if not name.startswith(("KAFKA_", "COALITION_"))}
    return {**plain, "TMPDIR": str(folder), **variables}


def coalition(folder: Path, *call: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "worker", *call]
    return subprocess.run(
        command, cwd=ROOT, env=environment(folder, **variables), capture_output=True, text=True, timeout=SECONDS
    )


def processes_in(folder: Path) -> list[str]:
    """The processes whose command line names the folder, or that were started with it as their data directory."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue
        if str(folder).encode() in told and int(process.name) != os.getpid():
            found.append(process.name)
    return found


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[subprocess.CompletedProcess[str]]:
    """One run of the demo, with Kafka's usual port taken and settings that would lead it astray."""
    folder = tmp_path_factory.mktemp("demo")
    with socket.socket() as taken:
        with suppress(OSError):  # somebody else has it, which does as well
            taken.bind(("127.0.0.1", 9092))
        done = coalition(folder, "demo", KAFKA_BOOTSTRAP_SERVERS="127.0.0.1:1", KAFKA_SECURITY_PROTOCOL="SASL_SSL")
    assert processes_in(folder) == []
    assert list(folder.iterdir()) == []
    yield done


def test_the_demo_ends_well_and_leaves_nothing_behind(demo: subprocess.CompletedProcess[str]) -> None:
    assert (demo.returncode, demo.stderr) == (0, "")


@pytest.mark.parametrize(
    "line",
    [
        r"led by United States · 75 nations",
        r"  75 nations.*“.*",
        r"75 nations(?s:.{,300})70 \(AFP, Dec 2017\)",
        r"NATO",
        r"Interpol",
        r"about 2,000 troops in",
        r"more than 5,000",
        r"Jim Mattis: .*Secretary of Defense",
        r"Nicholas Heras: fellow",
        r"Steve Warren: former top spokesman",
        r"Bashar al-Assad: President",
        r"\[\d\] afp-2017-12-coalition-transforms-mission  AFP, 2017-12",
    ],
)
def test_the_demo_prints_the_state_of_the_coalition(demo: subprocess.CompletedProcess[str], line: str) -> None:
    assert re.search(line, demo.stdout)


@pytest.mark.parametrize(
    ("step", "line"),
    [
        ("An article of December 2017", r"\+ Global Coalition against Daesh: 70 nations"),
        ("An article of December 2017", r"\+ United States: about 2,000 troops in Syria"),
        ("An article of December 2017", r"→ Global Coalition against Daesh: led by United States · 70 nations"),
        ("new numbers, and a pledge", r"~ Global Coalition against Daesh: 74 nations[^~+]* before: 70"),
        (
            "new numbers, and a pledge",
            r"~ United States: about 1,700 troops in Syria[^~+]* before: about 2,000 present",
        ),
        ("a member leaves", r"~ Portugal: left Global Coalition"),
        ("the pledge has become a fact", r"\+ Italy: 120 trainers in Iraq"),
        (
            "another source contradicts",
            r"~ United States: about 4,000 troops in Syria[^~+]* before: about 1,700 present",
        ),
        ("is corrected", r"~ Global Coalition against Daesh: 75 nations[^~+]* before: 74"),
        ("turns out to be false", r"~ Denmark: left Global Coalition against Daesh[^~+]* before: member"),
        ("It is retracted", r"~ Denmark: member of Global Coalition against Daesh[^~+]* before: left"),
        ("a second coalition", r"\+ Denmark: member of Resolute Support"),
        ("a second coalition", r"→ Resolute Support: led by .*United States · 39 nations"),
    ],
)
def test_the_demo_shows_what_each_step_of_the_story_changes(
    demo: subprocess.CompletedProcess[str], step: str, line: str
) -> None:
    steps = re.split(r"(?m)^\d\. ", demo.stdout.partition("\nall processed")[0])
    (told,) = (" ".join(each.split()) for each in steps if step in each.partition("\n")[0])
    assert re.search(line, told)


def test_the_demo_prints_at_least_nine_statements_with_their_speakers(demo: subprocess.CompletedProcess[str]) -> None:
    statements = demo.stdout.partition("\nStatements\n")[2].partition("\nDocuments\n")[0]
    speakers = re.findall(r"^  (\S.*?)(?:  .*)?$", statements, re.MULTILINE)
    assert len(speakers) >= 9
    assert speakers.count("Jim Mattis") >= 3  # "he said" among them


@contextmanager
def serving(folder: Path, port: int) -> Iterator[None]:
    """`coalition serve` until Ctrl-C, which it has to obey."""
    command = [
        sys.executable,
        "-m",
        "worker",
        "serve",
        "--port",
        str(port),
        "--data-dir",
        str(folder / "data"),
        "--json",
    ]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            line = process.stdout.readline()
            assert line, process.stderr.read()
            assert json.loads(line) == {"type": "ready", "bootstrap_servers": f"127.0.0.1:{port}"}
            yield
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
        finally:
            process.kill()


def test_what_is_published_while_serving_is_there_after_a_restart(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    servers = {"KAFKA_BOOTSTRAP_SERVERS": f"127.0.0.1:{port}"}
    (tmp_path / "article.txt").write_text("The US-led coalition against IS is composed of 70 nations.", "utf-8")
    with serving(tmp_path, port):
        assert coalition(tmp_path, "publish", str(tmp_path / "article.txt"), **servers).returncode == 0
        deadline = monotonic() + SECONDS
        while "70" not in (first := coalition(tmp_path, "state", "--kind", "coalition_size", **servers)).stdout:
            assert monotonic() < deadline, first.stderr
            sleep(0.5)
    assert processes_in(tmp_path) == []
    with serving(tmp_path, port):
        again = coalition(tmp_path, "state", "--kind", "coalition_size", **servers)
    assert again.stdout == first.stdout
