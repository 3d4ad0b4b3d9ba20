"""How a statement becomes a draft, whatever told who speaks."""

from schemas import Reference, Statement
from worker.extraction.claims.builder import Builder
from worker.extraction.claims.scene import Scene
from worker.extraction.claims.statements.cues import Cue


class Telling:
    """Makes the drafts of statements."""

    def __init__(self, scene: Scene, builder: Builder) -> None:
        self.scene, self.doc, self.builder = scene, scene.doc, builder

    def keep(
        self,
        speaker: Reference,
        quote: str,
        direct: bool,
        start: int,
        end: int,
        cue: Cue | None,
        confidence: float,
        frame: str,
    ) -> None:
        """Keep a statement: words at `start` to `end` as published, and the cue that told who speaks."""
        source = self.scene.parsed.source.text
        self.builder.keep(
            Statement(
                id="",
                document_id="",
                paragraph=0,
                start=start,
                end=end,
                text=source[start:end],
                speaker=speaker,
                quote=quote,
                direct=direct,
                addressee=cue.addressee if cue else None,
                confidence=confidence,
            ),
            self.builder.trace(frame, (cue.verb,) if cue else ()),
        )
