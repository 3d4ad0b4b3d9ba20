"""Which report answers a cell: the latest in what it speaks of; then the surer one; then the higher claim id.

Nothing here looks at when a report came in, so the answer does not depend on the order of arrival.
"""

from schemas import ClaimMade
from worker.state.cells import is_plan
from worker.state.times import end_of

Rank = tuple[str, float, str, str]


def occurred_of(made: ClaimMade) -> str:
    """Until when, as far as the report says, its claim held: the end of that period (see `times`).

    The claim's own time comes first, else the publication of its document. A fact that has begun and not ended
    ("since 2014") held until its document was published, and no fact is later than the document that states it
    ("in 2017", printed in June). "" where nothing is known: any dated report is later.
    """
    published = end_of(made.published_at)
    time = made.claim.time
    if time is None:
        return published
    occurred = max(published, end_of(time.start)) if time.end is None else end_of(time.end) or published
    if published and occurred > published and not is_plan(made.claim):
        return published
    return occurred


def begun_of(made: ClaimMade) -> str:
    """From when on the report's claim held, for asking what was true at a time.

    The end of the claim's first year, month or day. A plan exists from its publication on. A report without any date
    holds from when it was learned.
    """
    time = made.claim.time
    if is_plan(made.claim) and made.published_at:
        begun = end_of(made.published_at)
    elif time is not None and time.start is not None:
        begun = min(end_of(time.start) or occurred_of(made), occurred_of(made))
    else:
        begun = occurred_of(made)
    return begun or end_of(made.learned_at)


def rank_of(made: ClaimMade, as_of: str | None = None) -> Rank:
    """What reports are compared by; the greatest answers. `as_of`, an `end_of`, hides what came later."""
    occurred = occurred_of(made)
    if as_of is not None:
        occurred = min(occurred, as_of)
    return occurred, made.claim.confidence, made.claim.id, made.claim.document_id
