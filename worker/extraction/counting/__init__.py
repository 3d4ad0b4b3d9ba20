"""Numbers in a text, and the nouns that are counted: names and claims look at both."""
