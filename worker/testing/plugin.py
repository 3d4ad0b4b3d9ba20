"""The pytest plugin of the project. Named in `pyproject.toml` under `pytest11`, so that pytest finds it by itself.

It is loaded in every run, so it imports nothing that is not asked for.
"""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from worker.replay.topology import TopologyDriver
    from worker.settings import Settings
    from worker.testing.topologies import Topologies

APP = "topology_app"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("coalition", "streams")
    group.addoption(
        "--broker",
        choices=("embedded", "kafka"),
        default="embedded",
        help="what the fixture `broker` starts: the embedded broker, or Apache Kafka (needs Java 17 and Maven)",
    )
    parser.addini(APP, "the Faust app that `topology` and `replay` drive, as package.module:name", default="")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "recording(path): the recording that the fixture `replay` plays")


@pytest.fixture
def topology(request: pytest.FixtureRequest, tmp_path: Path) -> "Iterator[Topologies]":
    """Call it with a Faust app (the app, what makes it, or "package.module:name") for a TopologyDriver of that app.

    Without an app it drives the one that the ini option `topology_app` names, else the coalition worker. What was
    started is stopped when the test ends.
    """
    from worker.testing.topologies import Topologies

    topologies = Topologies(str(request.config.getini(APP)), tmp_path)
    yield topologies
    topologies.close()


@pytest.fixture
def replay(request: pytest.FixtureRequest, topology: "Topologies") -> "TopologyDriver":
    """A TopologyDriver that has played the recording which the mark `recording` names.

    A relative path is relative to the file of the test. Analyses in the recording take the place of the extractor.
    """
    from worker.testing.topologies import named_recording

    return topology.playing(named_recording(request))


@pytest.fixture(scope="session")
def _apache_kafka(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from worker.transport.brokers import ApacheBroker

    cache = request.config.rootpath / ".cache"
    with ApacheBroker(tmp_path_factory.mktemp("kafka"), cache=cache) as broker:
        yield broker.bootstrap_servers


@pytest.fixture
def broker(request: pytest.FixtureRequest, tmp_path: Path) -> "Iterator[Settings]":
    """The settings of a real broker on a free port, with the project's topics, empty: see `--broker`."""
    from worker.testing.brokers import embedded, prepared

    if request.config.getoption("--broker") == "kafka":
        yield prepared(request.getfixturevalue("_apache_kafka"), tmp_path)
        return
    with embedded(tmp_path) as servers:
        yield prepared(servers, tmp_path)


@pytest.fixture
def publish(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Publish documents, files or folders: to the broker where the test uses `broker`, else to its topology."""
    if "broker" in request.fixturenames:
        from worker.transport.calls import publish as to_broker

        settings = request.getfixturevalue("broker")

        def send(*what: Any) -> None:
            with ThreadPoolExecutor(1) as apart:  # a loop of its own: the test may have one running
                apart.submit(lambda: asyncio.run(to_broker(*what, settings=settings))).result()

        return send
    topologies: Topologies = request.getfixturevalue("topology")
    return topologies.publish


@pytest.fixture
def consumed(request: pytest.FixtureRequest) -> Callable[[type[Any]], list[Any]]:
    """All messages of a type that stand on their topic, as `worker.consume` gives them."""
    if "broker" in request.fixturenames:
        from worker.testing.brokers import all_of

        settings = request.getfixturevalue("broker")

        def read(what: type[Any]) -> list[Any]:
            with ThreadPoolExecutor(1) as apart:
                return apart.submit(lambda: asyncio.run(all_of(what, settings))).result()

        return read
    topologies: Topologies = request.getfixturevalue("topology")
    return topologies.consumed


@pytest.fixture
def lines_snapshot(snapshot: "SnapshotAssertion") -> "SnapshotAssertion":
    """A snapshot of lines, one file a test: `assert described(driver) == lines_snapshot`.

    Written with `--snapshot-update`, and shown line by line where it differs. Without it, a missing one is a failure.
    """
    from worker.testing.snapshots import LinesExtension

    return snapshot.use_extension(LinesExtension)
