"""What the health page says of a worker, over its life."""

import json
import urllib.error
import urllib.request

import msgspec

from tests.workers import Workers
from worker.transport.brokers.server_process import free_port


def test_the_page_says_when_the_worker_is_ready_and_is_gone_with_it(workers: Workers) -> None:
    port = free_port()
    workers.settings = msgspec.structs.replace(workers.settings, web_port=port)
    worker = workers.start()
    workers.wait_until(lambda: _health(port) == (200, {"ready": True, "partitions": 16}), 60)
    worker.stop()
    assert _health(port) is None


def test_a_port_that_is_taken_is_told_in_one_line(workers: Workers) -> None:
    port = int(workers.settings.kafka_bootstrap_servers.rpartition(":")[2])
    workers.settings = msgspec.structs.replace(workers.settings, web_port=port)
    worker = workers.start()
    workers.wait_until(lambda: not worker.running, 60)
    assert f"the health page cannot listen on 127.0.0.1:{port}: address already in use" in worker.last_line().lower()


def _health(port: int) -> tuple[int, object] | None:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)
    except OSError:
        return None
