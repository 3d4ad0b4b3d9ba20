"""An extractor that differs from the project's own: to be rederived with, and promoted."""

from collections.abc import Sequence

import msgspec

from schemas import Deployment
from worker.extraction import Extractor, Reading, Source


class Forgetful(Extractor):
    """It finds no deployments, and says who it is."""

    def read(self, sources: Sequence[Source]) -> list[Reading]:
        return [
            msgspec.structs.replace(
                reading,
                drafts=tuple(draft for draft in reading.drafts if not isinstance(draft, Deployment)),
                extractor="forgetful/1",
            )
            for reading in super().read(sources)
        ]
