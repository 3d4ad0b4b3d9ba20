"""Roles: the office or title of a person."""
