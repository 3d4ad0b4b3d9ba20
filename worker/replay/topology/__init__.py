"""A whole Faust app in one process without a broker: real agents, codecs and tables, and a clock that the test moves.

`TopologyDriver` is the way in. The app keeps its own consumer and producer classes; only what they would ask of a
broker is answered from memory (`log`, `group`, `producer`), on an event loop
that knows no time but the driver's (`clock`).
"""

from worker.replay.topology.coalition import coalition_driver
from worker.replay.topology.driver import TopologyDriver
from worker.replay.topology.log import MemoryLog
from worker.replay.topology.reading import ReadInProcess

__all__ = ["MemoryLog", "ReadInProcess", "TopologyDriver", "coalition_driver"]
