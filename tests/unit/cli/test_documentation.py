"""The commands that the documentation shows are commands that there are."""

import re
import shlex
from pathlib import Path

import click
import pytest

from worker.cli.main import COMMANDS, coalition

ROOT = Path(__file__).parents[3]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SHOWN = re.compile(r"(?m)^\$ coalition (.+)$|`coalition ([a-z][^`]*)`")
HELP = [command.example for command in COMMANDS]


def calls() -> list[str]:
    """What follows `coalition` wherever a page or a help text shows a call, up to a pipe or a redirection."""
    shown = ["".join(groups) for page in PAGES for groups in SHOWN.findall(page.read_text("utf-8"))]
    shown += [call for example in HELP for call in re.findall(r"(?m)(?:^|[ |])coalition (.+)$", example)]
    return sorted({re.split(r" [|<>&]", call)[0].strip() for call in shown})


@pytest.mark.parametrize("call", calls())
def test_a_call_that_is_shown_is_understood(call: str) -> None:
    name, *arguments = shlex.split(call)
    command = coalition.commands[name]
    if not arguments and any(isinstance(each, click.Argument) and each.required for each in command.params):
        return  # only named, not shown
    command.make_context(name, arguments)


def test_the_python_examples_of_the_readme_are_python() -> None:
    examples = re.findall(r"```python\n(.+?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        compile(example, "README.md", "exec")
