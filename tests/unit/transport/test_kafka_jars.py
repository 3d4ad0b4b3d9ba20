"""Apache Kafka is fetched once, and what is missing for it is named."""

import hashlib
import stat
from pathlib import Path

import pytest

from worker.errors import BrokerError
from worker.transport.brokers.kafka_jars import POM, kafka_jars

VERSION = hashlib.sha256(POM.read_bytes()).hexdigest()[:12]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that alone is searched for programs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(folder: Path, name: str, script: str = "exit 0") -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_a_missing_java_or_maven_is_named_with_the_package_that_has_it(programs: Path, tmp_path: Path) -> None:
    with pytest.raises(BrokerError, match="Apache Kafka needs java: on Debian, apt-get install openjdk-17"):
        kafka_jars(tmp_path / "cache")
    program(programs, "java")
    with pytest.raises(BrokerError, match="Apache Kafka needs mvn: on Debian, apt-get install maven"):
        kafka_jars(tmp_path / "cache")


def test_what_maven_says_is_passed_on_and_nothing_half_fetched_is_kept(programs: Path, tmp_path: Path) -> None:
    program(programs, "java")
    program(programs, "mvn", "echo '[ERROR] no such artifact'; echo '[ERROR] see the log'; exit 1")
    with pytest.raises(BrokerError, match=r"Maven cannot fetch Apache Kafka: \[ERROR\] no such artifact"):
        kafka_jars(tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_jars_are_fetched_once(programs: Path, tmp_path: Path) -> None:
    program(programs, "java")
    fetch = (
        'for a in "$@"; do case $a in -DoutputDirectory=*) d=${a#*=};; esac; done; /bin/mkdir "$d"; : > "$d/kafka.jar"'
    )
    program(programs, "mvn", fetch)
    jars = kafka_jars(tmp_path / "cache")
    assert jars == tmp_path / "cache" / f"kafka-{VERSION}"
    assert [path.name for path in jars.iterdir()] == ["kafka.jar"]
    program(programs, "mvn", "exit 1")
    assert kafka_jars(tmp_path / "cache") == jars
