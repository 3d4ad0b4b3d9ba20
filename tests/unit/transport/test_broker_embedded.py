"""The embedded broker does what we use. What it does not do stands in `docs/brokers.md`."""

import pytest

from tests.kafka.broker_conformance import BrokerConformance
from worker.settings import Settings
from worker.transport.brokers import EmbeddedBroker


class TestEmbeddedBroker(BrokerConformance):
    @pytest.fixture
    def broker(self, embedded_broker: EmbeddedBroker) -> EmbeddedBroker:
        return embedded_broker

    @pytest.fixture
    def settings(self, embedded_settings: Settings) -> Settings:
        return embedded_settings
