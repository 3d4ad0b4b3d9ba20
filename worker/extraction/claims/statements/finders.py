"""Statements: who said what, word for word or in a clause.

First the cues (verbs of saying with their speakers), then the quotations, each with the cue beside it, then the
reported clauses. What is reported is remembered, so that claims within it can be attributed.
"""

from worker.extraction.claims.builder import Builder
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.statements.cues import Cues
from worker.extraction.claims.statements.quoting import Quoting
from worker.extraction.claims.statements.reporting import Reporting
from worker.extraction.claims.statements.sourcing import Sourcing
from worker.extraction.claims.statements.speakers import Speakers
from worker.extraction.claims.statements.telling import Telling


def find_statements(scene: Scene, builder: Builder) -> None:
    """Make the statement drafts of a paragraph, and tell the builder who is reported to say what."""
    speakers, telling = Speakers(scene), Telling(scene, builder)
    cues = Cues(scene, speakers)
    builder.introduces = cues.introduced()
    quoting = Quoting(scene, speakers, cues, telling)
    quoting.find()
    Reporting(scene, speakers, cues, telling, quoting).find()
    Sourcing(scene, speakers, telling, quoting).find()
