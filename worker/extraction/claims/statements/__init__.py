"""Statements: who said what, word for word or in a clause."""
