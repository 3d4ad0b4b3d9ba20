"""The command line: `coalition`, also `python -m worker`. One file for each group of commands."""

from worker.cli.main import main

__all__ = ["main"]
