"""The list of commands, and how a call ends: its exit status, and one line where it fails."""

import logging
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import click

from worker.cli.command import Output, debug_option
from worker.cli.consume import consume
from worker.cli.demo import demo
from worker.cli.extract import extract
from worker.cli.history import history
from worker.cli.merge import merge, unmerge
from worker.cli.publish import publish, retract
from worker.cli.recording import play, record, recording
from worker.cli.rederive import rederive
from worker.cli.replay import replay
from worker.cli.serving import broker, serve
from worker.cli.settings import settings
from worker.cli.state import state
from worker.cli.topics import topics
from worker.cli.verify import verify
from worker.cli.watch import watch
from worker.cli.why import why
from worker.cli.work import work
from worker.errors import CoalitionError

COMMANDS = (
    publish,
    retract,
    work,
    consume,
    state,
    why,
    history,
    watch,
    verify,
    merge,
    unmerge,
    extract,
    record,
    play,
    recording,
    replay,
    rederive,
    topics,
    broker,
    serve,
    demo,
    settings,
)
PROGRAM = "coalition"
INTERRUPTED = 130


class CommandList(click.Group):
    """The commands in the order in which they are declared."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. That the reader of a pipe has enough is no error; click would make it one."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(0) from None
        return result


@click.group(
    name=PROGRAM,
    cls=CommandList,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    params=[debug_option()],
)
@click.version_option(None, "--version", package_name="coalition-worker", message="%(prog)s %(version)s")
def coalition() -> None:
    """News paragraphs in, the state of coalitions out.

    Publish articles to Kafka, let a worker find the claims in them, and ask who leads a coalition, who is in it,
    where its troops are and who said what, each with the words it rests on. Settings come from the environment:
    see `coalition settings`.
    """


for _command in COMMANDS:
    coalition.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status: 0 done, 1 failed, 2 wrong call, 130 interrupted."""
    sys.exit(run_command(arguments))


def run_command(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns the exit status; errors are printed."""
    output = Output()
    logging.getLogger().addHandler(logging.NullHandler())  # libraries say nothing here; `work` sets up its log
    try:
        return int(coalition.main(arguments, prog_name=PROGRAM, standalone_mode=False, obj=output) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.format_message(), file=sys.stderr)
        return error.exit_code
    except click.ClickException as error:
        where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else PROGRAM
        return _failed(
            output, f"{where}: {error.format_message().rstrip('.')}; see {where} --help", error, error.exit_code
        )
    except CoalitionError as error:
        return _failed(output, f"{PROGRAM}: {error}", error, error.exit_status)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  the outermost place: one line, and the traceback for who asks
        text = " ".join(str(error).split()) or "no more is known"
        return _failed(output, f"{PROGRAM}: {type(error).__name__}: {text} (--debug shows where)", error, 1)


def _failed(output: Output, line: str, error: BaseException, status: int) -> int:
    if output.debug:
        traceback.print_exception(error)
    print(" ".join(line.split()), file=sys.stderr)
    return status
