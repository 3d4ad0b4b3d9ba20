"""Missions: what a coalition or an actor is there for, and whether that starts, goes on, shifts or ends."""
