"""Times of different precision, made comparable.

The texts give years, months, days and instants. A time stands for the end of its period, since only then is the whole
of it past: "2017" is later than "2017-06", and "2017-12-05" is earlier than "2017-12".
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from functools import lru_cache

from worker.errors import UsageError

_REDUCED = re.compile(r"(\d{4})(?:-(\d{2}))?")
_DAY_END = "T23:59:59.999"


@lru_cache(maxsize=65_536)
def end_of(text: str | None) -> str:
    """The last millisecond of an ISO 8601 year, month, day or instant, in UTC, as text that compares like the time.

    An instant without an offset is taken as UTC. What is None or no such time gives "", which is before all times.
    """
    if not text:
        return ""
    try:
        if match := _REDUCED.fullmatch(text):
            year, month = int(match[1]), int(match[2] or 12)
            return date(year, month, monthrange(year, month)[1]).isoformat() + _DAY_END
        if len(text) <= 10:
            return date.fromisoformat(text).isoformat() + _DAY_END
        instant = datetime.fromisoformat(text)
        instant = instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
        return instant.replace(tzinfo=None).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError):
        return ""


def moment_of(text: str) -> str:
    """The moment that somebody asks about, as `end_of` gives it: with "2017-12" all of December counts.

    Raises UsageError for what is no ISO 8601 time.
    """
    moment = end_of(text)
    if not moment:
        raise UsageError(f"{text!r} is no date; write it as 2017, 2017-12, 2017-12-05 or 2017-12-05T14:00:00Z")
    return moment
