"""`coalition verify`: the log replayed into a scratch state, and compared with the live one."""

import msgspec

from worker.cli.command import Output, command, counted, pass_output, run, settings_in_force
from worker.errors import CoalitionError


@command(
    """
coalition verify
coalition verify --json | jq .what
"""
)
@pass_output
def verify(output: Output) -> None:
    """Replay the log, and compare it with the live state.

    Everything is derived anew from the paragraphs in the log, in this process, and compared row by row and message by
    message with what the workers wrote. Prints each difference; exit status 1 where there is any. Ask at a quiet
    moment: what is still being processed is a difference.
    """
    from worker.replay.invariants import verify as replay_and_compare

    settings = settings_in_force()
    with output.progress("replaying", "records") as on_progress:
        verified = run(replay_and_compare(settings, on_progress=on_progress))
    for violation in verified.violations:
        if output.json:
            output.line({"type": "difference", **msgspec.to_builtins(violation)})
        else:
            from rich.text import Text

            output.text(Text(str(violation)), wrap=False)
    if verified.violations:
        raise CoalitionError(
            f"the live state differs from the log in {counted(len(verified.violations), 'place')}; "
            "where all is processed, let a worker recover from the log under another COALITION_APP_ID"
        )
    if output.json:
        counts = {
            "records": verified.records,
            "cells": verified.cells,
            "reports": verified.reports,
            "reread": verified.reread,
        }
        output.line({"type": "verified", **counts, "differences": 0})
    else:
        replayed = counted(verified.records, "record")
        compared = f"{counted(verified.cells, 'cell')} and {counted(verified.reports, 'report')}"
        output.text(f"{replayed} replayed, {compared} compared: no differences")
        if verified.reread:
            output.remark(
                f"{counted(verified.reread, 'document')} compared from the promotion of an extractor on: "
                "what one before it had said cannot be derived again"
            )
