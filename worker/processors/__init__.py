"""Events in, events and table rows out, as plain calls: no Kafka, no event loop, no clock."""
