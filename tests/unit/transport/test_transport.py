"""The transport, on the embedded broker."""

import pytest

from tests.kafka.consuming_conformance import ConsumingConformance
from tests.kafka.fencing_conformance import FencingConformance
from tests.kafka.publishing_conformance import PublishingConformance
from tests.kafka.reading_conformance import ReadingConformance
from worker.settings import Settings


class TestTransportOnTheEmbeddedBroker(
    PublishingConformance, ConsumingConformance, ReadingConformance, FencingConformance
):
    @pytest.fixture
    def settings(self, embedded_settings: Settings) -> Settings:
        return embedded_settings
