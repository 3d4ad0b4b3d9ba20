"""Kafka through aiokafka, and nothing of what the messages mean.

`publishing` and `consuming` are what callers need most; `topics`, `tables` and `progress` read what is there; `brokers`
starts one to run against. Nothing is imported here: reading documents and making dead letters needs no Kafka client.
"""
