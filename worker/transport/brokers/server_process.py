"""A server as a process of ours: started under the supervisor, ready when it answers, ended by its process id."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep

from worker.errors import BrokerError, BrokerUnreachable
from worker.settings import Settings
from worker.transport.connection import reach

SUPERVISOR = Path(__file__).with_name("supervisor.py")
HOST = "127.0.0.1"
STOP_SECONDS = 15.0
POLL_SECONDS = 0.02


class ServerProcess:
    """A running server. `pid` is its own process id; the supervisor's is not of interest to others."""

    def __init__(self, command: Sequence[str], log: Path, *, environment: Mapping[str, str] | None = None) -> None:
        """Start it; what it prints is added to the file `log`. Raises BrokerError where it cannot be executed.

        `environment` is what it finds in place of this process's own.
        """
        self.log = log
        self._supervisor = subprocess.Popen(
            [sys.executable, "-I", "-S", str(SUPERVISOR), str(os.getpid()), str(log), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,  # Ctrl-C is for the program in the terminal, which stops its broker last
        )
        assert self._supervisor.stdout is not None
        line = self._supervisor.stdout.readline()
        if not line:
            _, errors = self._supervisor.communicate()
            raise BrokerError(f"{command[0]} cannot be started: {errors.decode().strip().splitlines()[-1]}")
        self.pid = int(line)

    @property
    def running(self) -> bool:
        """Whether the server is still there."""
        return self._supervisor.poll() is None

    def wait_until(self, ready: Callable[[], bool], seconds: float, what: str) -> None:
        """Wait until it is ready. Raises BrokerError with its last line where it ends, or is not ready in time."""
        deadline = monotonic() + seconds
        while not ready():
            if not self.running:
                self.stop()
                raise BrokerError(f"{what} ended at once: {self.last_line()} (more in {self.log})")
            if monotonic() > deadline:
                self.stop()
                raise BrokerError(f"{what} is not ready after {seconds:g} s: {self.last_line()} (more in {self.log})")
            sleep(POLL_SECONDS)

    def ask_to_stop(self) -> None:
        """Send SIGTERM, and do not wait."""
        if self.running:
            self._supervisor.terminate()

    def stop(self) -> None:
        """End it with SIGTERM, or SIGKILL where that does not help, and wait until it is gone."""
        self.ask_to_stop()
        try:
            self._supervisor.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self._close()

    def kill(self) -> None:
        """End the server at once, as a crash would, and wait until it is gone."""
        if self.running:
            os.kill(self.pid, signal.SIGKILL)
        self._supervisor.wait(STOP_SECONDS)
        self._close()

    def _close(self) -> None:
        for pipe in (self._supervisor.stdout, self._supervisor.stderr):
            if pipe is not None:
                pipe.close()

    def last_line(self) -> str:
        """The last line that it printed that says something."""
        lines = [line.strip() for line in self.log.read_text(errors="replace").splitlines() if line.strip()]
        errors = [line for line in lines if "error" in line.lower()]
        return (errors or lines or ["it printed nothing"])[-1][:300]


def reach_now(settings: Settings) -> None:
    """Wait until a broker answers, from code that does not await. Raises as `connection.reach` does."""
    # in a thread, for the caller's own event loop may be running
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, reach(settings)).result()


def answers(bootstrap_servers: str) -> bool:
    """Whether a broker there answers a metadata request within a second."""
    try:
        reach_now(Settings(kafka_bootstrap_servers=bootstrap_servers, broker_timeout=1.0))
    except BrokerUnreachable:
        return False
    return True


def free_port() -> int:
    """A port of the loopback address that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    """Whether nobody listens on this port of the loopback address."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True
