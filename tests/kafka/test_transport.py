"""The transport, on Apache Kafka."""

import asyncio
import os

import msgspec
import pytest

from tests.kafka.consuming_conformance import ConsumingConformance
from tests.kafka.fencing_conformance import FencingConformance
from tests.kafka.publishing_conformance import PublishingConformance
from tests.kafka.reading_conformance import ReadingConformance
from worker.errors import BrokerUnreachable
from worker.settings import Settings
from worker.transport.brokers import ApacheBroker
from worker.transport.documents import Document
from worker.transport.publishing import Publisher
from worker.transport.records import read_records


class TestTransportOnApacheKafka(PublishingConformance, ConsumingConformance, ReadingConformance, FencingConformance):
    @pytest.fixture
    def settings(self, kafka_settings: Settings) -> Settings:
        return kafka_settings

    async def test_a_broker_that_goes_away_while_we_read_is_named(
        self, apache_broker: ApacheBroker, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("worker.transport.connection.FETCH_BYTES", 1000)
        settings = msgspec.structs.replace(settings, broker_timeout=2.0)
        async with Publisher(settings) as publisher:
            for revision in range(1, 21):
                await publisher.publish(Document(id="a", revision=revision, paragraphs=(os.urandom(500).hex(),)))
        records = read_records(settings, ["news.paragraphs.v1"])
        assert await anext(records)
        await asyncio.to_thread(apache_broker.stop)
        try:
            with pytest.raises(BrokerUnreachable):
                async for _ in records:
                    pass
        finally:
            await asyncio.to_thread(apache_broker.start)
