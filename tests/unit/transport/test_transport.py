"""The transport, on the embedded broker."""

import pytest

from tests.kafka.transport_conformance import TransportConformance
from worker.settings import Settings


class TestTransportOnTheEmbeddedBroker(TransportConformance):
    @pytest.fixture
    def settings(self, embedded_settings: Settings) -> Settings:
        return embedded_settings
