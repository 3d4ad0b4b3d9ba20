"""Recordings and bounded replays, on the embedded broker."""

import pytest

from tests.kafka.replay_conformance import ReplayConformance
from worker.settings import Settings


class TestReplayOnTheEmbeddedBroker(ReplayConformance):
    @pytest.fixture
    def settings(self, embedded_settings: Settings) -> Settings:
        return embedded_settings
