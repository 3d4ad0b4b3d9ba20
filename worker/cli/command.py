"""What every command shares: its options, how it prints, and how it ends.

Results go to standard output: for people on a terminal, as JSON lines where it is piped or with `--json`. All else goes
to standard error. An error is one line; the exit status is 2 for a wrong call and 1 for any other failure.
"""

import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from worker.settings import Settings

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

WIDTH_WHERE_UNKNOWN = 100
WIDEST = 120
Result = TypeVar("Result")
_encoder = msgspec.json.Encoder()


class Output:
    """Where results go, and in which form."""

    def __init__(self) -> None:
        self.chosen: bool | None = None
        self.debug = False

    @property
    def json(self) -> bool:
        """Whether results are printed as JSON lines: as asked for, else wherever no terminal reads them."""
        return not sys.stdout.isatty() if self.chosen is None else self.chosen

    def line(self, value: object) -> None:
        """Print one JSON line."""
        sys.stdout.write(_encoder.encode(value).decode() + "\n")
        sys.stdout.flush()

    @cached_property
    def console(self) -> "Console":
        """The terminal, for results."""
        from rich.console import Console  # only where it is printed for people

        console = Console(highlight=False, **_width(sys.stdout.isatty()))
        console.width = min(console.width, WIDEST)
        return console

    def text(self, renderable: "RenderableType", *, wrap: bool = True) -> None:
        """Print something of rich's for people; where no terminal shows it, without blanks at the ends of lines."""
        if self.console.is_terminal:
            self.console.print(renderable, soft_wrap=not wrap)
            return
        with self.console.capture() as capture:
            self.console.print(renderable, soft_wrap=not wrap)
        for line in capture.get().splitlines():
            sys.stdout.write(line.rstrip() + "\n")
        sys.stdout.flush()

    @cached_property
    def remarks(self) -> "Console":
        """Standard error, for what is not a result: progress, and what was done."""
        from rich.console import Console

        return Console(stderr=True, highlight=False, **_width(sys.stderr.isatty()))

    def remark(self, text: str) -> None:
        """Say something that is no result, on a line of standard error."""
        click.echo(text, err=True)

    @contextmanager
    def progress(self, doing: str, what: str) -> Iterator[Callable[[int, int], None]]:
        """A progress bar on standard error where a terminal shows it: call with how many are done, and of how many."""
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TextColumn(what))
        shown = self.remarks.is_terminal
        with Progress(*columns, console=self.remarks, transient=True, disable=not shown) as progress:
            task = progress.add_task(doing, total=None)
            yield lambda done, total: progress.update(task, completed=done, total=total)


def _width(terminal: bool) -> dict[str, Any]:
    return {} if terminal else {"width": WIDTH_WHERE_UNKNOWN}


pass_output = click.make_pass_decorator(Output, ensure=True)


class Command(click.Command):
    """A command with the options that all have, and an example at the end of its help."""

    def __init__(self, *args: Any, example: str = "", prints_json: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.example = example
        if prints_json:
            self.params.append(_json_option())
        self.params.append(debug_option())

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example."""
        _write_example(self.example, formatter)


class CommandGroup(click.Group):
    """Commands under one name; its example is theirs."""

    @property
    def example(self) -> str:
        """The examples of its commands."""
        return "\n".join(each.example.strip() for each in self.commands.values() if isinstance(each, Command))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        _write_example(self.example, formatter)


def _write_example(example: str, formatter: click.HelpFormatter) -> None:
    with formatter.section("Example"):
        for line in example.strip().splitlines():
            formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def _json_option() -> click.Option:
    return click.Option(
        ["--json/--text"],
        default=None,
        expose_value=False,
        callback=_choose,
        help="Print JSON lines, or text for people. Default: text on a terminal.",
    )


def debug_option() -> click.Option:
    """The option that asks for tracebacks."""
    return click.Option(
        ["--debug"], is_flag=True, expose_value=False, callback=_debug, help="Show tracebacks and all log lines."
    )


def _choose(ctx: click.Context, _: click.Parameter, value: bool | None) -> None:
    if value is not None:
        ctx.ensure_object(Output).chosen = value


def _debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(Output).debug = True


def command(example: str, *, prints_json: bool = True) -> Callable[[Callable[..., Any]], Command]:
    """Make a function a command; its docstring is the help."""
    return click.command(cls=Command, example=example, prints_json=prints_json)


def settings_in_force() -> Settings:
    """The settings from the environment. Raises UsageError for one that cannot be used."""
    return Settings.from_environment()


def run(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine to its end."""
    import asyncio  # costs 30 ms, which --help need not wait

    return asyncio.run(coroutine)


def counted(number: int, noun: str) -> str:
    """A number of things: "1 paragraph", "2,000 paragraphs"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
