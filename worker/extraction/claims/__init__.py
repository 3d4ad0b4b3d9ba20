"""The claims of one parsed paragraph: ten finders over one scene, statements first, since they say who says the rest."""

from schemas import AnyClaim
from worker.extraction.claims.builder import Builder, Trace
from worker.extraction.claims.roles import find_roles
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.statements import Statements
from worker.extraction.parsed import Parsed

__all__ = ["Trace", "drafts_of", "traced"]


def drafts_of(parsed: Parsed) -> tuple[AnyClaim, ...]:
    """The draft claims of a paragraph: references may be `#n`, document, paragraph and id are not filled in."""
    return built(parsed).drafts


def traced(parsed: Parsed) -> tuple[tuple[AnyClaim, Trace], ...]:
    """The same drafts, each with the frame and the words that made it."""
    builder = built(parsed)
    return tuple(zip(builder.drafts, builder.traces, strict=True))


def built(parsed: Parsed) -> Builder:
    """Run every finder over the paragraph."""
    scene = Scene(parsed)
    builder = Builder(scene)
    Statements(scene, builder).find()
    find_roles(scene, builder)
    return builder
