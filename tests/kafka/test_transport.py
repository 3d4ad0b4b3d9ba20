"""The transport, on Apache Kafka."""

import pytest

from tests.kafka.transport_conformance import TransportConformance
from worker.settings import Settings


class TestTransportOnApacheKafka(TransportConformance):
    @pytest.fixture
    def settings(self, kafka_settings: Settings) -> Settings:
        return kafka_settings
