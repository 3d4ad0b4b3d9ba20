"""Deployments: whose forces are where, on their way, staying or leaving."""
