"""The published text made ready for the parser, with the way back."""
