"""The container files say the same as the settings, the topics and the lock file do."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from schemas import TOPICS
from worker.settings import Settings, variable_of
from worker.transport.topics import declared_topics

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
# a step with its continuation lines, as one line
STEPS = re.sub(r"\\\n\s*", "", re.sub(r"(?m)^#.*\n", "", DOCKERFILE)).splitlines()


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]


def listeners(text: str) -> dict[str, str]:
    """By name, where a listener is."""
    return dict(each.split("://") for each in text.split(","))


def worker_environment(services: dict[str, Any]) -> dict[str, str]:
    """What the worker's container finds: the variables of the image, and those of the compose file."""
    image = [step for step in STEPS if step.startswith("ENV ")]
    pairs = [pair.split("=", 1) for step in image for pair in step.removeprefix("ENV ").split()]
    return dict(pairs) | {name: str(value) for name, value in services["worker"]["environment"].items()}


def test_every_variable_of_the_worker_is_a_setting_with_a_value_that_it_takes(services: dict[str, Any]) -> None:
    named = services["worker"]["environment"].keys()
    assert named <= {variable_of(field) for field in Settings.__struct_fields__}
    Settings.from_environment(worker_environment(services))


def test_the_worker_finds_kafka_where_kafka_says_that_it_is(services: dict[str, Any]) -> None:
    settings = Settings.from_environment(worker_environment(services))
    advertised = listeners(services["kafka"]["environment"]["KAFKA_ADVERTISED_LISTENERS"])
    assert advertised["WORKERS"] == settings.kafka_bootstrap_servers
    assert settings.kafka_bootstrap_servers.partition(":")[0] in services


def test_from_the_host_kafka_is_where_the_default_setting_says(services: dict[str, Any]) -> None:
    advertised = listeners(services["kafka"]["environment"]["KAFKA_ADVERTISED_LISTENERS"])
    assert advertised["HOST"] == Settings().kafka_bootstrap_servers
    assert services["kafka"]["ports"] == [f"{advertised['HOST']}:9092"]


def test_kafka_listens_wherever_it_advertises(services: dict[str, Any]) -> None:
    environment = services["kafka"]["environment"]
    listening = listeners(environment["KAFKA_LISTENERS"])
    for name, address in listeners(environment["KAFKA_ADVERTISED_LISTENERS"]).items():
        assert listening[name].rpartition(":")[2] == address.rpartition(":")[2]
    protocols = dict(each.split(":") for each in environment["KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"].split(","))
    assert protocols.keys() == listening.keys()
    assert protocols["WORKERS"] == Settings().kafka_security_protocol
    assert environment["KAFKA_INTER_BROKER_LISTENER_NAME"] in listening
    assert environment["KAFKA_CONTROLLER_LISTENER_NAMES"] in listening
    controller = listening[environment["KAFKA_CONTROLLER_LISTENER_NAMES"]].rpartition(":")[2]
    assert environment["KAFKA_CONTROLLER_QUORUM_VOTERS"] == f"{environment['KAFKA_NODE_ID']}@kafka:{controller}"


def test_the_worker_waits_until_kafka_answers(services: dict[str, Any]) -> None:
    assert services["worker"]["depends_on"] == {"kafka": {"condition": "service_healthy"}}
    listening = listeners(services["kafka"]["environment"]["KAFKA_LISTENERS"])
    assert services["kafka"]["healthcheck"]["test"][-1] == f"127.0.0.1{listening['HOST']}"


def test_topics_have_no_more_copies_than_there_are_brokers(services: dict[str, Any]) -> None:
    settings = Settings.from_environment(worker_environment(services))
    brokers = [name for name, service in services.items() if service.get("image", "").startswith("apache/kafka:")]
    environment = services["kafka"]["environment"]
    assert settings.replication <= len(brokers)
    assert all(copies <= len(brokers) for name, copies in environment.items() if name.endswith("REPLICATION_FACTOR"))


def test_only_the_worker_creates_topics_and_the_broker_overrides_none_of_their_settings(
    services: dict[str, Any],
) -> None:
    environment = services["kafka"]["environment"]
    assert environment["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] == "false"
    topics = declared_topics(Settings())
    assert set(TOPICS) <= set(topics)
    largest = max(topic.max_message_bytes for topic in topics)
    # what a broker receives and copies at most; the limit of a record is set topic by topic
    assert int(environment.get("KAFKA_SOCKET_REQUEST_MAX_BYTES", 100 * 1024 * 1024)) > largest


def test_kafka_keeps_its_data_in_a_volume(services: dict[str, Any]) -> None:
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    (volume,) = services["kafka"]["volumes"]
    name, folder = volume.split(":")
    assert name in compose["volumes"]
    assert services["kafka"]["environment"]["KAFKA_LOG_DIRS"] == folder


def test_the_worker_can_be_scaled(services: dict[str, Any]) -> None:
    worker = services["worker"]
    assert "container_name" not in worker
    assert "volumes" not in worker  # each has the image's volume for itself
    (ports,) = worker["ports"]
    _, published, inside = ports.split(":")
    first, last = map(int, published.split("-"))
    assert last - first >= 8
    settings = Settings.from_environment(worker_environment(services))
    assert settings.web_port == int(inside) == int(next(step for step in STEPS if step.startswith("EXPOSE")).split()[1])


def test_kafka_is_the_version_that_the_tests_run_on(services: dict[str, Any]) -> None:
    pom = (ROOT / "worker" / "transport" / "brokers" / "pom.xml").read_text("utf-8")
    (version,) = re.findall(r"<kafka\.version>(.+)</kafka\.version>", pom)
    assert services["kafka"]["image"] == f"apache/kafka:{version}"


def test_the_image_installs_what_is_pinned_and_copies_what_there_is() -> None:
    assert "FROM python:3.11-slim" in STEPS
    assert "RUN pip install --require-hashes --requirement requirements.lock" in STEPS
    copied = {name for step in STEPS if step.startswith("COPY ") for name in step.split()[1:-1]}
    assert all((ROOT / name).exists() for name in copied)
    kept = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert {line.removeprefix("!") for line in kept if line.startswith("!")} == copied


def test_the_image_runs_the_worker_as_an_ordinary_user_with_a_volume_for_its_tables() -> None:
    assert "USER coalition" in STEPS
    assert STEPS.index("USER coalition") > max(i for i, step in enumerate(STEPS) if step.startswith("RUN "))
    assert "VOLUME /var/lib/coalition" in STEPS
    assert "ENV COALITION_DATA_DIR=/var/lib/coalition" in STEPS
    assert STEPS[-2:] == ['ENTRYPOINT ["coalition"]', 'CMD ["work"]']
