"""What is logged, and what is kept back."""

import logging

# What Faust's services log about themselves; ours that extend them use it too.
SERVICES = logging.getLogger("faust.services")


def quiet_faust() -> None:
    """Keep what Faust tells of its inner life for those who ask for it by the level `debug`."""
    if not logging.getLogger().isEnabledFor(logging.DEBUG):
        for name in ("faust", "mode"):
            logging.getLogger(name).setLevel(logging.WARNING)
