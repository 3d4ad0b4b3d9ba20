"""What the log already has of documents: the newest revision of each, and whether it was taken back.

A publisher reads it before it writes, so that one document never stands there with two texts of one revision.
"""

from collections.abc import Collection
from contextlib import aclosing

import msgspec

from schemas import PARAGRAPHS, DocumentRetracted, ParagraphPublished, paragraph_id
from schemas.cloudevents import MessageError, decode
from worker.settings import Settings
from worker.transport.partitioning import partition_of
from worker.transport.records import read_records

_EXPECTED = (ParagraphPublished, DocumentRetracted)


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How a document stands in the log: its newest revision (0 where it is not there) with the paragraphs by index.

    `retracted` where it was taken back and no newer revision has come since. An interrupted `publish` leaves a
    revision without some of its paragraphs.
    """

    revision: int = 0
    paragraphs: dict[int, ParagraphPublished] = {}
    retracted: bool = False

    def after(self, message: ParagraphPublished | DocumentRetracted) -> "Standing":
        """How the document stands after one more message."""
        if isinstance(message, DocumentRetracted):
            return msgspec.structs.replace(self, retracted=True)
        if message.revision < self.revision:
            return self
        if message.revision > self.revision:
            return Standing(revision=message.revision, paragraphs={message.index: message})
        return msgspec.structs.replace(self, paragraphs={**self.paragraphs, message.index: message})


async def read_standings(settings: Settings, document_ids: Collection[str], partitions: int) -> dict[str, Standing]:
    """How these documents stand in the log, in one pass over the partitions concerned (of so many in all).

    Raises UnknownName where the topic is not there, BrokerUnreachable.
    """
    wanted = {document_id.encode(): document_id for document_id in document_ids}
    standings = dict.fromkeys(document_ids, Standing())
    concerned = {partition_of(key, partitions) for key in wanted}
    async with aclosing(read_records(settings, [PARAGRAPHS.name], partitions=concerned)) as records:
        async for record in records:
            document_id = wanted.get(record.key or b"")
            if document_id is None:
                continue
            try:
                message = decode(record.value, _EXPECTED)
            except MessageError:  # no paragraph: the worker puts it to the dead letters
                continue
            if isinstance(message, _EXPECTED) and message.document_id == document_id:
                standings[document_id] = standings[document_id].after(message)
    return standings


async def read_paragraph_texts(settings: Settings, document_ids: Collection[str]) -> dict[str, str]:
    """The texts of all paragraphs that these documents ever had, in any revision, by paragraph id.

    Raises UnknownName where the topic is not there, BrokerUnreachable.
    """
    wanted = {document_id.encode() for document_id in document_ids}
    concerned = {partition_of(key, settings.partitions) for key in wanted}
    texts: dict[str, str] = {}
    async with aclosing(read_records(settings, [PARAGRAPHS.name], partitions=concerned)) as records:
        async for record in records:
            if record.key not in wanted:
                continue
            try:
                message = decode(record.value, (ParagraphPublished,))
            except MessageError:  # a retraction, or no message of ours
                continue
            assert isinstance(message, ParagraphPublished)
            texts[paragraph_id(message.document_id, message.index, message.text)] = message.text
    return texts
