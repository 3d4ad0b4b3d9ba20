"""Memberships and sizes of coalitions: who is in, joins, leaves or stays away, and how many there are."""
