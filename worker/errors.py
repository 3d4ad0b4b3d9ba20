"""Every error that we raise on purpose.

    CoalitionError
    ├── UsageError               the call is wrong: exit status 2
    │   ├── DocumentError        a document that cannot be published as it is
    │   ├── RecordingError       a recording that cannot be read, or is not of what is asked for
    │   └── UnknownName          a coalition, cell or topic that is not there; near matches are named
    ├── BrokerError              the broker is not there, or refuses
    │   ├── BrokerUnreachable
    │   └── TopicMismatch        a topic is not as declared
    ├── ProcessingError          a message that a processor could not take
    └── NotQuiet                 messages still waited when the time was up

Each says what happened, where, and what to do, in one line.
"""


class CoalitionError(Exception):
    """The root. `exit_status` is what the command line ends with."""

    exit_status = 1


class UsageError(CoalitionError):
    """The call is wrong; calling again the same way cannot help."""

    exit_status = 2


class DocumentError(UsageError):
    """A document that cannot be published as it is."""


class RecordingError(UsageError):
    """A recording that cannot be read, or is not of what is asked for."""


class UnknownName(UsageError):
    """A name that is not there."""


class BrokerError(CoalitionError):
    """The broker is not there, or refuses."""


class BrokerUnreachable(BrokerError):
    """No broker answered in time."""


class TopicMismatch(BrokerError):
    """A topic is not as declared."""


class ProcessingError(CoalitionError):
    """A message that a processor could not take."""


class NotQuiet(CoalitionError):
    """Messages still waited to be processed when the time was up."""
