"""What it is called to send forces where members are told of: "to send 300 men", "will contribute a battalion"."""

from functools import cache

from worker.extraction.claims.words import belonging
from worker.extraction.counting.units import nouns


@cache
def sending() -> frozenset[str]:
    """What states do that give forces: "contribute", "deploy"."""
    return belonging().giving | {"deploy", "dispatch"}


@cache
def men_and_craft() -> frozenset[str]:
    """What they send: "troops", "a frigate", "300 men"."""
    return nouns("force", "craft") | {"man", "men"}
