"""What is mended and remembered in the language model."""
