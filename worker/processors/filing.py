"""Where a message on a claim belongs."""

from typing import NamedTuple

from schemas import CLAIM_MESSAGES, ClaimKind, ClaimMade, kind_of
from worker.errors import ProcessingError


class Filed(NamedTuple):
    """A message, and where it belongs."""

    message: CLAIM_MESSAGES
    kind: ClaimKind
    document_id: str
    claim_id: str


def file(message: CLAIM_MESSAGES) -> Filed:
    """Where a message belongs. Raises ProcessingError if it cannot be filed: its keys would be mistaken for others'."""
    if isinstance(message, ClaimMade):
        kind, document_id, claim_id = kind_of(message.claim), message.claim.document_id, message.claim.id
    else:
        kind, document_id, claim_id = message.kind, message.document_id, message.claim_id
    cell = message.cell
    if not cell.startswith(f"{message.owner}|{kind}|") or cell[0] == "~" or "#" in cell:
        raise ProcessingError(
            f"claim {claim_id}: cell {cell!r} does not begin with its owner and kind ({message.owner}|{kind}|) "
            "or holds '~' or '#'; build it with worker.state.cell_of"
        )
    if not claim_id or "#" in claim_id:
        raise ProcessingError(f"claim id {claim_id!r} in cell {cell!r} is empty or holds '#'")
    return Filed(message, kind, document_id, claim_id)
