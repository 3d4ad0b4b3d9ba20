"""Rows in memory: they read as a sorted mapping does, however they were written."""

from hypothesis import given, settings
from hypothesis import strategies as st

from worker.processors import rows
from worker.processors.rows import MemoryRows

KEYS = st.binary(max_size=3)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.dictionaries(KEYS, st.none() | st.just(b"row"), max_size=8), max_size=12), KEYS)
def test_scans_and_gets_answer_as_a_sorted_mapping(writes: list[dict[bytes, bytes | None]], prefix: bytes) -> None:
    tested, plain = MemoryRows({b"first": b"row"}), {b"first": b"row"}
    for some in writes:
        tested.apply(some)
        for key, row in some.items():
            if row is None:
                plain.pop(key, None)
            else:
                plain[key] = row
        assert list(tested.scan(prefix)) == [(key, plain[key]) for key in sorted(plain) if key.startswith(prefix)]
        assert len(tested) == len(plain)
        assert tested.get(prefix) == plain.get(prefix)


def test_many_keys_stay_in_order_with_deletions_in_between() -> None:
    tested, batches = MemoryRows(), 3 * rows.RECENT // 1000
    for batch in range(batches):
        keys = [f"{key * 7919 % 10_000:05}".encode() for key in range(batch * 1000, batch * 1000 + 1000)]
        tested.apply(dict.fromkeys(keys, b"row"))
        tested.apply({keys[0]: None})
    found = [key for key, _ in tested.scan()]
    assert found == sorted(set(found)) == list(tested.as_dict())
    assert len(found) == len(tested) == batches * 999
