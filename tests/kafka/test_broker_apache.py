"""Apache Kafka as we start it does what we use."""

import pytest

from tests.kafka.broker_conformance import BrokerConformance
from worker.settings import Settings
from worker.transport.brokers import ApacheBroker


class TestApacheKafka(BrokerConformance):
    @pytest.fixture
    def broker(self, apache_broker: ApacheBroker) -> ApacheBroker:
        return apache_broker

    @pytest.fixture
    def settings(self, kafka_settings: Settings) -> Settings:
        return kafka_settings
