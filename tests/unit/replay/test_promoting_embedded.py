"""Promotion on the embedded broker."""

import pytest

from tests.kafka.promoting_conformance import PromotingConformance
from worker.settings import Settings


class TestPromotingOnTheEmbeddedBroker(PromotingConformance):
    @pytest.fixture
    def settings(self, embedded_settings: Settings) -> Settings:
        return embedded_settings
