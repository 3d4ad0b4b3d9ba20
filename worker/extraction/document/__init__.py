"""What a document leaves to be understood: who the candidates of its paragraphs are, and what the claims come to."""
