"""A broker that we start never outlives us, whatever ends the program that asked for it."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from worker.errors import BrokerError
from worker.transport.brokers import EmbeddedBroker
from worker.transport.brokers.server_process import ServerProcess, free_port, is_free

PROGRAM = """
import sys, time
from pathlib import Path
from worker.transport.brokers import EmbeddedBroker
broker = EmbeddedBroker(Path(sys.argv[1]))
broker.start()
print(broker.pid, flush=True)
time.sleep(60)
"""


def gone(pid: int, seconds: float = 10.0) -> bool:
    """Whether the process is gone, or a zombie, before the time is up."""
    deadline = monotonic() + seconds
    while monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):  # the latter when it ends while its file is read
            return True
        if state == "Z":
            return True
        sleep(0.05)
    return False


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_broker_ends_when_the_program_that_started_it_is_killed(tmp_path: Path, how: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as program:
        assert program.stdout is not None
        pid = int(program.stdout.readline())
        os.kill(pid, 0)
        program.send_signal(how)
    assert gone(pid)


def test_the_broker_ends_when_its_supervisor_is_killed(tmp_path: Path) -> None:
    server = ServerProcess(["sleep", "60"], tmp_path / "log")
    server._supervisor.kill()
    assert gone(server.pid)
    server.stop()


def test_a_server_that_ignores_sigterm_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("worker.transport.brokers.server_process.STOP_SECONDS", 0.5)
    stubborn = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    )
    server = ServerProcess([sys.executable, "-c", stubborn], tmp_path / "log")
    server.wait_until(lambda: "up" in (tmp_path / "log").read_text(), 10, "it")
    server.stop()
    assert gone(server.pid)


def test_a_server_that_ends_at_once_is_reported_with_what_it_said(tmp_path: Path) -> None:
    server = ServerProcess([sys.executable, "-c", "raise SystemExit('error: no room')"], tmp_path / "log")
    with pytest.raises(BrokerError, match=r"it ended at once: error: no room \(more in .*log\)"):
        server.wait_until(lambda: False, 10, "it")


def test_a_server_that_is_not_ready_in_time_is_ended_and_reported(tmp_path: Path) -> None:
    server = ServerProcess(["sleep", "60"], tmp_path / "log")
    with pytest.raises(BrokerError, match=r"it is not ready after 0\.1 s"):
        server.wait_until(lambda: False, 0.1, "it")
    assert gone(server.pid)


def test_a_program_that_is_not_there_is_reported(tmp_path: Path) -> None:
    with pytest.raises(BrokerError, match="no-such-program cannot be started"):
        ServerProcess(["no-such-program"], tmp_path / "log")


def test_a_taken_port_is_reported_or_another_one_taken_if_that_is_wanted(
    embedded_broker: EmbeddedBroker, tmp_path: Path
) -> None:
    port = int(embedded_broker.bootstrap_servers.rpartition(":")[2])
    assert not is_free(port)
    with pytest.raises(BrokerError, match=f"port {port} is taken"):
        EmbeddedBroker(tmp_path / "second", port=port).start()
    with EmbeddedBroker(tmp_path / "third", port=port, else_free=True) as other:
        assert other.bootstrap_servers != embedded_broker.bootstrap_servers


def test_a_broker_listens_on_loopback_only(embedded_broker: EmbeddedBroker) -> None:
    port = int(embedded_broker.bootstrap_servers.rpartition(":")[2])
    listening = [
        line.split()[1]
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
        if line.split()[3] == "0A" and int(line.split()[1].rpartition(":")[2], 16) == port
    ]
    assert listening == [f"0100007F:{port:04X}"]


def test_a_free_port_is_free() -> None:
    assert is_free(free_port())


def test_starting_twice_changes_nothing_and_stopping_twice_neither(tmp_path: Path) -> None:
    broker = EmbeddedBroker(tmp_path / "broker")
    broker.start()
    pid = broker.pid
    broker.start()
    assert broker.pid == pid
    broker.stop()
    broker.stop()
    assert broker.pid is None
