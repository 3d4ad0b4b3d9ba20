"""Runs one server and ends it when the process that asked for it is gone, however that ended.

    python supervisor.py PARENT_PID LOG_FILE PROGRAM ARGUMENT…

Prints the server's process id. SIGTERM is passed on; a server that ignores it is killed. It polls for its parent: a
pipe would stay open in any child that the parent forked. Should the supervisor itself be killed, the kernel ends the
server (PR_SET_PDEATHSIG counts from the thread that forked, which here is the only one and stays).

Uses the standard library alone, so that it starts in some milliseconds.
"""

import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

PR_SET_PDEATHSIG = 1
POLL_SECONDS = 0.1
GRACE_SECONDS = 10.0

_libc = ctypes.CDLL(None)


def _die_with_parent() -> None:
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def supervise(parent: int, log: Path, command: list[str]) -> int:
    """Run the command until it ends, SIGTERM comes or the parent is gone. Returns its exit status."""
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with log.open("ab") as output:
        server = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, preexec_fn=_die_with_parent
        )
    print(server.pid, flush=True)
    while server.poll() is None and not stopping and os.getppid() == parent:
        sleep(POLL_SECONDS)
    if server.poll() is None:
        server.terminate()
        deadline = monotonic() + GRACE_SECONDS
        while server.poll() is None and monotonic() < deadline:
            sleep(POLL_SECONDS / 10)
        if server.poll() is None:
            server.kill()
    return server.wait()


if __name__ == "__main__":
    sys.exit(abs(supervise(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])))
