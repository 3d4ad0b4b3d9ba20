"""What passes over the topics. `type` names the message and its major version; fields are only ever added."""

from typing import Literal

import msgspec

from schemas.claims import AnyClaim, ClaimKind
from schemas.entities import Entity

Cause = Literal["made", "retracted"]


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", gc=False):
    """What every message is: a frozen struct whose `type` tells it from the others."""


class ParagraphPublished(Message, frozen=True, kw_only=True, tag="paragraph.published.v1"):
    """One paragraph of one revision of a document. Topic `news.paragraphs.v1`, key: document id.

    `index` counts from 0, `count` is how many paragraphs this revision of the document has. A later `revision`
    replaces an earlier one paragraph by paragraph, and ends those beyond its count. `published_at` is the date of
    publication as ISO 8601, as precisely as it is known: "2017-12", "2017-12-05" or with a time. A producer may leave
    `paragraph_id` out: it follows from the rest.
    """

    document_id: str
    index: int
    count: int
    text: str
    paragraph_id: str = ""
    revision: int = 1
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published_at: str | None = None


class DocumentRetracted(Message, frozen=True, kw_only=True, tag="document.retracted.v1"):
    """The publisher takes a document back: none of its claims holds any more. Topic and key as its paragraphs."""

    document_id: str
    reason: str


class DocumentReread(Message, frozen=True, kw_only=True, tag="document.reread.v1"):
    """A document is given to be read again, by an extractor promoted since. Topic and key as its paragraphs.

    There is one for each `paragraph` that stands; where the document was taken back, one without. `at` is when the
    extractor was promoted (ISO 8601, UTC, with milliseconds), the same for all of that promotion. `learned_at` is when
    the text first stood in the log, as the claims will say; `version` will be theirs, too. It changes nothing in the
    document: where the paragraph does not stand any more, or was read again since, it is passed over. `extractor` is a
    name for people; whoever reads the log reads with the extractor that it has.
    """

    document_id: str
    at: str
    learned_at: str
    version: int
    extractor: str
    paragraph: ParagraphPublished | None = None


class EntityMentioned(Message, frozen=True, kw_only=True, tag="entity.mentioned.v1"):
    """A paragraph names an entity. Topic `news.mentions.v1`, key: document id.

    `start` and `end` count characters within the paragraph, and `text` is exactly what stands there.
    """

    id: str
    document_id: str
    paragraph: int
    paragraph_id: str
    start: int
    end: int
    text: str
    entity: Entity


class ClaimMade(Message, frozen=True, kw_only=True, tag="claim.made.v1"):
    """A document states a claim. Topic `news.claims.v1`, key: document id; again on `coalition.reports.v1`, key: owner.

    `owner` is the coalition of whose state the claim is part, else its actor; `cell` the question that it answers.
    `version` counts the changes to the document: of two messages on one claim and cell, the higher one is the later.
    `learned_at` is when the paragraph stood in the log (ISO 8601, UTC). `reread_at` is there where the claim is one of
    an extractor that was promoted later, at that time.
    """

    claim: AnyClaim
    owner: str
    cell: str
    version: int
    revision: int
    paragraph_id: str
    text_hash: str
    learned_at: str
    published_at: str | None = None
    source: str | None = None
    reread_at: str | msgspec.UnsetType = msgspec.UNSET


class ClaimRetracted(Message, frozen=True, kw_only=True, tag="claim.retracted.v1"):
    """A claim no longer holds, because its document was changed or taken back. Topics and keys as `ClaimMade`."""

    claim_id: str
    kind: ClaimKind
    document_id: str
    paragraph: int
    owner: str
    cell: str
    version: int
    learned_at: str
    reason: str


class StateChanged(Message, frozen=True, kw_only=True, tag="state.changed.v1"):
    """The answer of a cell is another one now. Topic `coalition.changes.v1`, key: owner.

    `before` and `after` are the claims that answered it (null: the cell is new, or gone). `claim_id` is the claim
    because of which the answer changed, and `cause` whether that claim was made or retracted.
    """

    id: str
    cell: str
    kind: ClaimKind
    owner: str
    before: AnyClaim | None
    after: AnyClaim | None
    claim_id: str
    document_id: str
    cause: Cause
    learned_at: str


class EntityMerged(Message, frozen=True, kw_only=True, tag="entity.merged.v1"):
    """Two entities are one thing: whatever is said of `entity` is said of `into`. Topic `coalition.merges.v1`, key: the
    id of `entity`.

    Of all messages with one key the last one holds. Nothing is rewritten: readers of the state bring the cells of both
    together, and `EntityUnmerged` takes them apart again.
    """

    entity: Entity
    into: Entity
    reason: str | None = None


class EntityUnmerged(Message, frozen=True, kw_only=True, tag="entity.unmerged.v1"):
    """An entity is a thing of its own again. Topic and key as `EntityMerged`."""

    entity_id: str
    reason: str | None = None


PARAGRAPH_MESSAGES = ParagraphPublished | DocumentReread | DocumentRetracted
CLAIM_MESSAGES = ClaimMade | ClaimRetracted
MERGE_MESSAGES = EntityMerged | EntityUnmerged
MESSAGE_TYPES: dict[str, type[Message]] = {
    cls.__struct_config__.tag: cls  # type: ignore[misc]
    for cls in (
        ParagraphPublished,
        DocumentReread,
        DocumentRetracted,
        EntityMentioned,
        ClaimMade,
        ClaimRetracted,
        StateChanged,
        EntityMerged,
        EntityUnmerged,
    )
}
