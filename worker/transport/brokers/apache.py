"""Apache Kafka itself, started by us: KRaft, one node or three, each broker and controller at once.

What users run, and so what integration, fault and load tests run against.
"""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from worker.errors import BrokerError
from worker.transport.brokers.kafka_jars import CACHE, kafka_jars
from worker.transport.brokers.server_process import HOST, ServerProcess, answers, free_port

CLUSTER_ID = "Y29hbGl0aW9uLXdvcmtlcg"  # any 16 bytes in base64; our data directories hold nobody else's data
LOG4J = Path(__file__).with_name("log4j2.properties")
START_SECONDS = 60.0
# one small node for tests: it starts faster without the second compiler and the parallel collector
JAVA = ("java", "-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto")


class NodePorts(msgspec.Struct, frozen=True, kw_only=True):
    """Where a node listens on the loopback address: for clients, and for the other controllers."""

    node: int
    client: int
    controller: int


class ApacheBroker:
    """Apache Kafka with its data in `data_dir`: `nodes` of them (1 or 3), numbered from 1.

    The ports are free ones, chosen at the first start and kept. `cache` is where the jars are, or will be fetched to.
    """

    def __init__(self, data_dir: Path, *, nodes: int = 1, cache: Path = CACHE) -> None:
        self._data_dir = data_dir.absolute()
        self._cache = cache
        self._count = nodes
        self._ports: tuple[NodePorts, ...] = ()
        self._processes: dict[int, ServerProcess] = {}

    @property
    def data_dir(self) -> Path:
        return self._data_dir

    @property
    def bootstrap_servers(self) -> str:
        if not self._ports:
            raise BrokerError("Apache Kafka has no ports yet: start it first")
        return ",".join(f"{HOST}:{ports.client}" for ports in self._ports)

    def pid(self, node: int = 1) -> int | None:
        """The process id of a node while it runs."""
        process = self._processes.get(node)
        return process.pid if process and process.running else None

    def start(self) -> None:
        """Start all nodes that do not run and wait until each answers. Raises BrokerError."""
        jars = kafka_jars(self._cache)
        if not self._ports:
            self._ports = tuple(
                NodePorts(node=node, client=free_port(), controller=free_port()) for node in range(1, self._count + 1)
            )
        down = [ports for ports in self._ports if self.pid(ports.node) is None]
        try:
            for ports in down:
                self._processes[ports.node] = self._start_node(ports, jars)
            for ports in down:
                self._processes[ports.node].wait_until(
                    lambda port=ports.client: answers(f"{HOST}:{port}"),  # type: ignore[misc]
                    START_SECONDS,
                    f"Apache Kafka's node {ports.node}",
                )
        except BaseException:
            self.stop()
            raise

    def start_node(self, node: int) -> None:
        """Start one node again after `kill_node`, and wait until it answers. Raises BrokerError."""
        ports = self._ports[node - 1]
        self._processes[node] = self._start_node(ports, kafka_jars(self._cache))
        self._processes[node].wait_until(
            lambda: answers(f"{HOST}:{ports.client}"), START_SECONDS, f"Apache Kafka's node {node}"
        )

    def kill_node(self, node: int = 1) -> None:
        """End a node at once, as a crash would."""
        self._processes.pop(node).kill()

    def stop(self) -> None:
        """Stop all nodes; their data stay in the data directory."""
        for process in self._processes.values():  # all at once: a node waits for others that it hears of
            process.ask_to_stop()
        while self._processes:
            self._processes.popitem()[1].stop()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _start_node(self, ports: NodePorts, jars: Path) -> ServerProcess:
        directory = self._data_dir / f"node-{ports.node}"
        directory.mkdir(parents=True, exist_ok=True)
        configuration = directory / "server.properties"
        configuration.write_text(server_properties(ports, self._ports, directory / "data"))
        if not (directory / "data" / "meta.properties").exists():
            _format(configuration, jars)
        return ServerProcess([*_java(jars), "kafka.Kafka", str(configuration)], directory / "broker.log")


def server_properties(own: NodePorts, cluster: Sequence[NodePorts], data: Path) -> str:
    """A node's configuration file. Offsets and transactions have one copy a node, as there are nodes."""
    copies = len(cluster)
    return "\n".join(
        f"{key}={value}"
        for key, value in {
            "process.roles": "broker,controller",
            "node.id": own.node,
            "controller.quorum.voters": ",".join(f"{each.node}@{HOST}:{each.controller}" for each in cluster),
            "listeners": f"PLAINTEXT://{HOST}:{own.client},CONTROLLER://{HOST}:{own.controller}",
            "advertised.listeners": f"PLAINTEXT://{HOST}:{own.client}",
            "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "controller.listener.names": "CONTROLLER",
            "inter.broker.listener.name": "PLAINTEXT",
            "log.dirs": data,
            "auto.create.topics.enable": "false",
            "num.partitions": 1,
            "offsets.topic.num.partitions": 4,
            "offsets.topic.replication.factor": copies,
            "transaction.state.log.num.partitions": 4,
            "transaction.state.log.replication.factor": copies,
            "transaction.state.log.min.isr": max(1, copies - 1),
            "share.coordinator.state.topic.replication.factor": copies,
            "share.coordinator.state.topic.min.isr": max(1, copies - 1),
            "min.insync.replicas": max(1, copies - 1),
            "broker.session.timeout.ms": 3000,  # until a dead node's partitions get another leader; 9000 by default
            "broker.heartbeat.interval.ms": 500,
            "group.initial.rebalance.delay.ms": 0,
            "group.min.session.timeout.ms": 1000,
            "message.max.bytes": 8 * 1024 * 1024,
            "log.cleaner.dedupe.buffer.size": 16 * 1024 * 1024,
        }.items()
    )


def _java(jars: Path) -> list[str]:
    return [*JAVA, f"-Dlog4j2.configurationFile={LOG4J}", "-cp", f"{jars}/*"]


def _format(configuration: Path, jars: Path) -> None:
    command = [*_java(jars), "kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", str(configuration)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=START_SECONDS, check=False)
    if done.returncode:
        lines = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise BrokerError(f"Apache Kafka's data directory cannot be made: {lines[-1] if lines else 'no reason given'}")
