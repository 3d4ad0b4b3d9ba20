"""Contributions: what an actor gives to somebody or to a coalition."""
