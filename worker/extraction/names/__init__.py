"""Names and words that stand for somebody: the candidates of a paragraph."""
