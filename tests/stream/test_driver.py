"""The topology driver, on a Faust app that is not ours: agents, codecs, tables, repartitioning, time, faults."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import faust
import pytest

from worker.errors import CoalitionError, UnknownName, UsageError
from worker.replay.topology import TopologyDriver
from worker.transport.partitioning import partition_of

ORDERS = "tests.examples.orders.orders:app"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def driver() -> Iterator[TopologyDriver]:
    with TopologyDriver(ORDERS) as driver:
        yield driver


def order(customer: str, product: str, quantity: int) -> tuple[str, dict[str, Any]]:
    return customer, {"customer": customer, "product": product, "quantity": quantity}


def test_records_pass_through_repartitioning_into_tables_and_out_again(driver: TopologyDriver) -> None:
    driver.send("orders", *order("ann", "tea", 2))
    driver.send("orders", *order("bob", "tea", 3))
    driver.send("orders", *order("bob", "jam", 1))
    assert driver.table("quantities") == {"tea": 5, "jam": 1}
    sold = [(record.key, record.value) for record in driver.outputs("sold")]
    assert sorted(sold) == [(b"jam", b"1"), (b"tea", b"2"), (b"tea", b"5")]
    assert driver.quiet


def test_each_key_goes_to_the_partition_that_kafka_would_choose(driver: TopologyDriver) -> None:
    for product in ("tea", "jam", "salt", "bread", "oil"):
        driver.send("orders", *order("ann", product, 1))
    [through] = [topic for topic in driver.log.topics if topic.endswith("repartition")]
    for topic in ("orders", "sold", through):
        for record in driver.outputs(topic):
            assert record.key is not None
            assert record.partition == partition_of(record.key, 4), topic


def test_values_are_decoded_by_the_codecs_of_their_topic(driver: TopologyDriver) -> None:
    driver.send("orders", *order("ann", "tea", 2))
    [(key, value)] = driver.messages("orders")
    assert (key, type(value).__name__, value.quantity) == ("ann", "Order", 2)
    driver.send("orders", *order("ann", "tea", -1))
    refused = sys.modules["tests.examples.orders.orders"].refused
    assert [value.quantity for _, value in driver.messages(refused)] == [-1]


def test_the_changelog_holds_what_the_table_does(driver: TopologyDriver) -> None:
    driver.send("orders", *order("ann", "tea", 2))
    driver.send("orders", *order("ann", "tea", 2))
    assert driver.changelog("quantities") == {b'"tea"': b"4"}


def test_timers_run_when_time_passes_and_only_then(driver: TopologyDriver) -> None:
    driver.send("orders", *order("ann", "tea", 2))
    before = driver.now
    assert "reminders" not in driver.log.topics
    driver.advance(59.9)
    assert "reminders" not in driver.log.topics
    driver.advance(120.2)
    assert [record.value for record in driver.outputs("reminders")] == [b"1"] * 3
    assert driver.now - before == timedelta(seconds=180.1)
    assert driver.outputs("reminders")[0].timestamp_ms == round(before.timestamp() * 1000) + 60_000


def test_windows_close_when_time_passes(driver: TopologyDriver) -> None:
    driver.send("orders", *order("ann", "tea", 2))
    assert [quantity for (product, _), quantity in driver.table("hourly").items()] == [2]
    driver.advance(3 * 3600)
    assert driver.table("hourly") == {}


def test_records_carry_the_time_of_the_driver(driver: TopologyDriver) -> None:
    driver.advance(10)
    driver.send("orders", *order("ann", "tea", 2))
    assert driver.outputs("sold")[0].timestamp_ms == driver.now_ms == 1_512_432_010_000


def test_a_worker_that_is_started_again_has_its_tables_from_the_changelogs(driver: TopologyDriver) -> None:
    driver.send("orders", *order("ann", "tea", 2))
    driver.advance(10)  # long enough for Faust to commit
    driver.crash()
    driver.send("orders", *order("ann", "tea", 3))
    driver.restart()
    assert driver.table("quantities") == {"tea": 5}


def test_what_was_not_committed_comes_again_and_a_sum_counts_it_twice(driver: TopologyDriver) -> None:
    driver.send("orders", *order("ann", "tea", 2))
    driver.crash()
    driver.restart()
    assert driver.table("quantities") == {"tea": 4 + 2}  # once from the table, once more on each side of group_by
    driver.commit()
    driver.restart()
    assert driver.table("quantities") == {"tea": 6}
    driver.restart(redeliver=1)
    assert driver.table("quantities")["tea"] > 6


def test_a_worker_dies_before_the_step_that_is_chosen() -> None:
    with TopologyDriver(ORDERS) as driver:
        driver.send("orders", *order("ann", "tea", 2))
        steps = driver.steps
    assert steps >= 3  # through the repartitioning, to the changelog, to `sold`
    for step in range(steps):
        with TopologyDriver(ORDERS) as driver:
            driver.crash(after=step) if step else driver.crash()
            driver.send("orders", *order("ann", "tea", 2))
            written = sum(len(driver.outputs(topic)) for topic in driver.log.topics) - 1
            assert written == step
            driver.restart()
            assert driver.outputs("sold")


def test_a_rebalance_loses_nothing(driver: TopologyDriver) -> None:
    driver.send("orders", *order("ann", "tea", 2))
    driver.commit()
    driver.rebalance()
    driver.send("orders", *order("ann", "tea", 3))
    assert driver.table("quantities") == {"tea": 5}


def test_partitions_are_read_in_another_order_and_each_in_its_own() -> None:
    def totals(reorder: int | None) -> list[bytes | None]:
        with TopologyDriver(ORDERS, reorder=reorder) as driver:
            records = [driver.log.append("orders", b"c%d" % n, b'{"customer":"c","product":"tea","quantity":%d}' % n)
                       for n in range(1, 20)]  # fmt: skip
            driver.play([])
            assert driver.table("quantities") == {"tea": sum(range(1, 20))}
            assert len(records) == 19
            return [record.value for record in driver.outputs("sold")]

    assert len({tuple(totals(seed)) for seed in (None, 1, 2, 3)}) > 1
    assert totals(2) == totals(2)


def test_two_runs_give_the_same_bytes_also_in_processes_that_hash_differently() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", f"from tests.stream.test_driver import digest; print(digest({reorder}))"],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2", "77")
        for reorder in (5,)
    }
    assert len(digests) == 1
    assert len(digests.pop()) > 60


def digest(reorder: int) -> str:
    """A hash over all that stands on all topics after a run with faults in it."""
    with TopologyDriver(ORDERS, reorder=reorder) as driver:
        for number in range(30):
            driver.send("orders", *order(f"c{number % 7}", f"p{number % 5}", number))
            if number == 11:
                driver.crash()
                driver.restart()
        driver.advance(61)
        log = [record for topic in driver.log.topics for record in driver.outputs(topic)]
        return hashlib.sha256(repr(log).encode()).hexdigest()


async def _drive() -> dict[Any, Any]:
    with TopologyDriver(ORDERS) as driver:
        driver.send("orders", *order("ann", "tea", 2))
        return driver.table("quantities")


@pytest.mark.asyncio
async def test_it_works_inside_a_running_event_loop() -> None:
    assert await _drive() == {"tea": 2}


def test_two_drivers_do_not_disturb_each_other() -> None:
    with TopologyDriver(ORDERS) as one, TopologyDriver(ORDERS) as other:
        one.send("orders", *order("ann", "tea", 2))
        other.send("orders", *order("ann", "jam", 1))
        one.send("orders", *order("ann", "tea", 2))
        assert (one.table("quantities"), other.table("quantities")) == ({"tea": 4}, {"jam": 1})


def test_an_app_object_can_be_driven_once() -> None:
    app = faust.App("single", broker="kafka://localhost:9092")
    seen: list[bytes] = []

    @app.agent(app.topic("in", value_type=bytes, value_serializer="raw"))
    async def take(stream: faust.Stream[bytes]) -> None:
        async for value in stream:
            seen.append(value)  # noqa: PERF401

    with TopologyDriver(app) as driver:
        driver.send("in", None, b"one")
        assert seen == [b"one"]
        driver.crash()
        with pytest.raises(UsageError, match="a function that makes it"):
            driver.restart()


def test_an_app_that_crashes_says_so() -> None:
    app = faust.App("broken", broker="kafka://localhost:9092")

    @app.agent(app.topic("in", value_type=bytes, value_serializer="raw"))
    async def take(stream: faust.Stream[bytes]) -> None:
        async for value in stream:
            await app.crash(ValueError(value.decode()))

    with TopologyDriver(app) as driver, pytest.raises(CoalitionError, match="the app crashed: ValueError"):
        driver.send("in", None, b"one")


def test_what_is_not_there_is_named(driver: TopologyDriver) -> None:
    with pytest.raises(UsageError, match="no table 'sums'; there are hourly, quantities"):
        driver.table("sums")
    with pytest.raises(UnknownName, match="'nowhere'; there are"):
        driver.outputs("nowhere")
    with pytest.raises(UsageError, match="the app reads no topic 'sold'"):
        driver.messages("sold")
    with pytest.raises(UsageError, match="has 4 partitions, and no partition 9"):
        driver.send("orders", b"k", b"{}", partition=9)
    with pytest.raises(UsageError, match=r"write package\.module:name"):
        TopologyDriver("orders")
