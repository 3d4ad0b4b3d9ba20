"""Labels of the parse that belong together: tags of verbs, of nouns and of questions, subjects, parts of nouns."""

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
