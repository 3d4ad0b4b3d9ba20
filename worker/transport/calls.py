"""Publishing and retracting as one call each, for Python code that has no publisher open."""

from pathlib import Path

from worker.settings import Settings
from worker.transport.documents import Document, read_documents
from worker.transport.publishing import OnProgress, Published, Publisher, Retracted


async def publish(
    *what: str | Path | Document, settings: Settings | None = None, on_progress: OnProgress | None = None
) -> tuple[Published, ...]:
    """Publish documents, files and folders, in their order; returns when all paragraphs are acknowledged.

    `settings` default to those of the environment; `on_progress` is called with the paragraphs acknowledged and the
    paragraphs to send. Raises DocumentError, before anything is sent, where one of them cannot be read or published;
    BrokerUnreachable; TopicMismatch.
    """
    documents = [
        document
        for each in what
        for document in ([each] if isinstance(each, Document) else read_documents([Path(each)]))
    ]
    async with Publisher(settings) as publisher:
        return await publisher.publish_all(documents, on_progress)


async def retract(document_id: str, reason: str, *, settings: Settings | None = None) -> Retracted:
    """Take a published document back, for this reason: none of its claims holds any more.

    Raises DocumentError where no such document is published, BrokerUnreachable, TopicMismatch.
    """
    async with Publisher(settings) as publisher:
        return await publisher.retract(document_id, reason)
