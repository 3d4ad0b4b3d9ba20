"""Messages of every version that was ever written are still read, and mean what they meant."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from schemas import CLAIM_MESSAGES, CLAIM_TYPES, MESSAGE_TYPES, ClaimMade, generate
from schemas.cloudevents import decode, encode, type_name
from tests.unit.state.messages import contents, empty, write
from worker.processors.aggregate import Aggregate
from worker.state import cell_of, owner_of

FOLDER = Path(__file__).parents[2] / "golden"
FILES = sorted(FOLDER.glob("*.json"))
NAME = re.compile(r"(?P<type>[a-z]+\.[a-z]+\.v\d+)-\d+\.\d+(-(?P<what>[a-z_]+))?\.json")


def kept(old: Any, new: Any) -> bool:
    """Whether all that stood in the old value stands in the new one."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(key in new and kept(value, new[key]) for key, value in old.items())
    return bool(old == new)


def test_every_message_and_every_kind_of_claim_has_a_file() -> None:
    named = [match for path in FILES if (match := NAME.fullmatch(path.name))]
    assert len(named) == len(FILES)
    assert {match["type"] for match in named} == set(MESSAGE_TYPES)
    assert {match["what"] for match in named if match["type"] == "claim.made.v1"} == set(CLAIM_TYPES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_message_of_any_version_is_read_and_nothing_of_it_is_lost(path: Path) -> None:
    message = decode(path.read_bytes())
    assert path.name.startswith(f"{type_name(message)}-")
    assert kept(json.loads(path.read_bytes()), json.loads(encode(message, source="/test", timestamp_ms=0)[0]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_message_of_any_version_fits_the_schema_of_today(path: Path) -> None:
    value = json.loads(path.read_bytes())
    schema = json.loads((generate.FOLDER / "json" / f"{value['type']}.json").read_bytes())
    jsonschema.validate(value, schema)


CLAIMS = [path for path in FILES if path.name.startswith("claim.")]


@pytest.mark.parametrize("path", CLAIMS, ids=lambda path: path.stem)
def test_a_claim_of_any_version_still_belongs_to_the_cell_that_it_was_sent_to(path: Path) -> None:
    message = decode(path.read_bytes())
    if isinstance(message, ClaimMade):
        assert (owner_of(message.claim), cell_of(message.claim)) == (message.owner, message.cell)


@pytest.mark.parametrize("path", CLAIMS, ids=lambda path: path.stem)
def test_a_claim_of_a_newer_minor_version_is_folded_by_what_is_known_of_it(path: Path) -> None:
    newer = json.loads(path.read_bytes())
    newer |= {"mood": "calm", "weights": {"a": [1, None]}}
    if "claim" in newer:
        newer["claim"] |= {"mood": "calm"}
        newer["claim"]["within"] |= {"since": "2014"}
    assert folded(json.dumps(newer).encode()) == folded(path.read_bytes())


def folded(value: bytes) -> dict[str, dict[bytes, bytes]]:
    message = decode(value)
    assert isinstance(message, CLAIM_MESSAGES)
    tables = empty()
    write(tables, Aggregate(tables).take([message]))
    assert len(tables["reports"]) == 1
    return contents(tables)


def test_a_newer_version_of_a_claim_that_is_known_is_a_message_of_its_own() -> None:
    """A worker that is older than the writer keeps what it understands; the newer version comes later and answers."""
    path = FOLDER / "claim.made.v1-1.0-deployment.json"
    later = json.loads(path.read_bytes()) | {"version": 9, "mood": "calm"}
    later["claim"] |= {"count": 7, "mood": "calm"}
    messages = [decode(path.read_bytes()), decode(json.dumps(later).encode())]
    tables = empty()
    write(tables, Aggregate(tables).take([each for each in messages if isinstance(each, CLAIM_MESSAGES)]))
    ((_, row),) = tables["deployments"].scan()
    assert json.loads(row)["answer"]["claim"]["count"] == 7
