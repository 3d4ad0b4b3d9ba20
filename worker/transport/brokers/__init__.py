"""Brokers to run against: an embedded one for a first look, Apache Kafka for tests, or yours.

One interface, three ways. Those that we start listen on 127.0.0.1 only, and end with the process that started them.
"""

from worker.transport.brokers.apache import ApacheBroker
from worker.transport.brokers.embedded import EmbeddedBroker
from worker.transport.brokers.interface import Broker
from worker.transport.brokers.yours import YourBroker

__all__ = ["ApacheBroker", "Broker", "EmbeddedBroker", "YourBroker"]
