"""Apache Kafka's jars: fetched once by Maven, with the `pom.xml` beside this file, into a cache."""

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from worker.errors import BrokerError

POM = Path(__file__).with_name("pom.xml")
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
FETCH_SECONDS = 600
CACHE = Path(".cache")


def kafka_jars(cache: Path = CACHE) -> Path:
    """The directory with the jars, which are fetched first where the cache does not have those of this `pom.xml`.

    Raises BrokerError where Java or Maven is missing or the jars cannot be fetched.
    """
    for program, package in (("java", "openjdk-17-jre-headless"), ("mvn", "maven")):
        if shutil.which(program) is None:
            raise BrokerError(f"Apache Kafka needs {program}: on Debian, apt-get install {package}")
    version = hashlib.sha256(POM.read_bytes()).hexdigest()[:12]
    jars = cache.absolute() / f"kafka-{version}"
    if not jars.is_dir():
        _fetch(jars)
    return jars


def _fetch(jars: Path) -> None:
    """Into a directory of its own and then renamed, so that what is there under its name is complete."""
    jars.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=jars.parent) as name:
        scratch = Path(name)
        shutil.copy(POM, scratch / "pom.xml")  # Maven writes beside it
        command = ["mvn", "-B", "-q", "-ntp", PLUGIN, f"-DoutputDirectory={scratch / 'jars'}", "-DincludeScope=runtime"]
        try:
            done = subprocess.run(
                command, cwd=scratch, capture_output=True, text=True, timeout=FETCH_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise BrokerError(f"Maven did not fetch Apache Kafka within {FETCH_SECONDS} s; try again") from None
        if done.returncode:
            lines = [line for line in done.stdout.splitlines() if "ERROR" in line] or [done.stderr.strip()]
            raise BrokerError(f"Maven cannot fetch Apache Kafka: {lines[0]}")
        try:
            (scratch / "jars").rename(jars)
        except OSError:
            if not jars.is_dir():  # else somebody else fetched them meanwhile
                raise
