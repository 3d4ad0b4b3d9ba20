"""Labels of the parse that belong together: the tags of verbs that tell, and what hangs on a verb as its subject."""

TENSED = frozenset({"VBD", "VBZ", "VBP"})
FINITE = TENSED | {"MD"}
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ANY_SUBJECTS = SUBJECTS | {"expl", "csubj", "csubjpass"}
