"""A line of TOML adds a coalition, a group, a title, a verb: in a folder of one's own, without touching ours."""

import json
import os
import subprocess
import sys
from pathlib import Path

OWN = {
    "coalitions.toml": '"Harbour Pact" = { names = ["Pact of the Harbours"], leader = "Fiji", about = ["Samoa"] }\n',
    "armed_groups.toml": '"Reef Brigade" = ["RB-7"]\n',
    "acronyms.toml": 'RBS = { "Reef Brigade" = ["Samoa"] }\n',
    "namesakes.toml": 'Quill = { "1999-03-01" = "Ana Quill", "" = "Ben Quill" }\n',
    "titles.toml": 'heads = ["harbour warden"]\n',
    "frames.toml": '[[frame]]\nname = "lends"\nkind = "contribution"\nsays = "equipment"\nverbs = ["lend out"]\n'
    'subject = "actor"\nobject = "thing"\nprepositions = { to = "recipient" }\n',
}
TEXT = """\
The harbour warden, John Example, said the Pact of the Harbours was fighting RB-7.

Tonga lent out three helicopters to Samoa.

Samoan troops fight the RBS. Mr. Quill left Apia.
"""


def _extract(tmp_path: Path, files: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    folder = tmp_path / "knowledge"
    folder.mkdir()
    for name, lines in files.items():
        (folder / name).write_text(lines, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "worker", "extract", str(tmp_path / "a.txt"), "--json"]
    environment = {**os.environ, "COALITION_KNOWLEDGE_DIR": str(folder)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_lines_of_ones_own_are_found_in_text(tmp_path: Path) -> None:
    done = _extract(tmp_path, OWN)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    mentioned = {line["entity"]["id"] for line in lines if line["type"] == "mention"}
    assert {"coalition:harbour-pact", "armed-group:reef-brigade", "person:ben-quill"} <= mentioned
    assert ("RBS", "armed-group:reef-brigade") in {
        (line["text"], line["entity"]["id"]) for line in lines if line["type"] == "mention"
    }
    roles = [line["title"].lower() for line in lines if line.get("kind") == "role"]
    assert roles == ["harbour warden"]
    (lent,) = [line for line in lines if line.get("kind") == "contribution"]
    assert (lent["actor"]["id"], lent["contribution"], lent["recipient"]["id"]) == (
        "country:TO",
        "equipment",
        "country:WS",
    )
    assert lent["amount"]["number"] == 3
    assert {line["extractor"].split("+")[0] for line in lines if line["type"] == "claim"} == {"coalition-rules/0.1.0"}
    assert all("+" in line["extractor"] for line in lines if line["type"] == "claim")


def test_a_wrong_line_is_told_in_one_line(tmp_path: Path) -> None:
    done = _extract(tmp_path, {"titles.toml": "heads = 3\n"})
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "coalition: knowledge file titles.toml: Expected `array`, got `int` - at `$.heads`"
    ]


def test_a_file_that_is_none_of_ours_is_told(tmp_path: Path) -> None:
    done = _extract(tmp_path, {"coalition.toml": "x = 1\n"})
    assert done.returncode == 1
    assert "coalition.toml: there is no such knowledge file; there are acronyms," in done.stderr
