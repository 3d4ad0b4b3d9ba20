"""The claims of one parsed paragraph, kind by kind."""
