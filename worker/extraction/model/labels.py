"""Labels and words that belong together: tags of verbs, nouns and questions, subjects, forms of "be", where one is."""

TENSED = frozenset({"VBD", "VBZ", "VBP"})
FINITE = TENSED | {"MD"}
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ANY_SUBJECTS = SUBJECTS | {"expl", "csubj", "csubjpass"}
MANY = frozenset({"NNS", "NNPS"})
NAMES = frozenset({"NNP", "NNPS"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
QUESTIONING = frozenset({"WDT", "WP", "WP$", "WRB"})
OWNING = frozenset({"amod", "compound", "poss", "nmod"})  # what stands before a noun and may tell whose it is
WITHIN = OWNING | {"det", "nummod", "quantmod"}
BEING = frozenset({"is", "are", "was", "were", "been"})
AT = frozenset({"in", "at", "near", "around", "outside"})
