"""Labels of the parse that belong together: the tags of verbs that tell and of nouns, and the subjects of verbs."""

TENSED = frozenset({"VBD", "VBZ", "VBP"})
FINITE = TENSED | {"MD"}
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ANY_SUBJECTS = SUBJECTS | {"expl", "csubj", "csubjpass"}
MANY = frozenset({"NNS", "NNPS"})
NAMES = frozenset({"NNP", "NNPS"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
