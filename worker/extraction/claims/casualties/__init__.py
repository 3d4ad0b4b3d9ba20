"""Casualties: how many were killed, wounded, captured or displaced, whose they were, and by whom."""
