"""The app `orders`, driven without a broker, and with one."""

from typing import Any

import pytest

from worker.testing.snapshots import described


def test_quantities_add_up(topology: Any) -> None:
    driver = topology()
    driver.send("orders", "ann", {"customer": "ann", "product": "tea", "quantity": 2})
    driver.send("orders", "bob", {"customer": "bob", "product": "tea", "quantity": 3})
    assert driver.table("quantities") == {"tea": 5}


def test_a_reminder_comes_every_minute(topology: Any) -> None:
    driver = topology()
    driver.advance(121)
    assert [record.value for record in driver.outputs("reminders")] == [b"0", b"0"]


@pytest.mark.recording("orders.jsonl")
def test_the_recorded_orders_give_what_they_gave_before(replay: Any, lines_snapshot: Any) -> None:
    assert described(replay) == lines_snapshot


@pytest.mark.recording("orders.jsonl")
def test_tables_come_back_after_a_crash(replay: Any) -> None:
    before = replay.table("quantities")
    replay.commit()
    replay.crash()
    replay.restart()
    assert replay.table("quantities") == before == {"tea": 5, "jam": 1}


@pytest.mark.asyncio
async def test_the_driver_works_inside_an_async_test(topology: Any) -> None:
    driver = topology("orders:app", reorder=1)
    driver.send("orders", "ann", {"customer": "ann", "product": "tea", "quantity": 2})
    assert driver.table("quantities") == {"tea": 2}
