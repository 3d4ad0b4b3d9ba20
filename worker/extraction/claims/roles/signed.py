"""Offices of whoever signs: a name on a line of its own, below it a rank or none, and the office."""

from worker.extraction.claims.roles.heads import Title
from worker.extraction.claims.roles.offices_after import rank_starting, title_starting
from worker.extraction.claims.scene import Scene


def title_below(scene: Scene, first: int, last: int) -> Title | None:
    """The office on the line below a name, or below the rank there: "Anna Sample / Colonel / Director of …"."""
    if "\n" not in scene.parsed.source.text or not _begins_line(scene, first) or not _ends_line(scene, last):
        return None
    at = last + 1
    rank_end = rank_starting(scene.doc, at)
    if rank_end and _ends_line(scene, rank_end - 1):
        at = rank_end
    title = title_starting(scene, at, False, strict=False) if at < len(scene.doc) else None
    return title if title is not None and not title.rank else None


def _begins_line(scene: Scene, first: int) -> bool:
    return first == 0 or _breaks(scene, first - 1)


def _ends_line(scene: Scene, last: int) -> bool:
    return last + 1 < len(scene.doc) and _breaks(scene, last)


def _breaks(scene: Scene, before: int) -> bool:
    """Whether a line of the published text ends between a token and the next."""
    start, end = scene.parsed.end(scene.doc[before]), scene.parsed.start(scene.doc[before + 1])
    return "\n" in scene.parsed.source.text[start:end]
