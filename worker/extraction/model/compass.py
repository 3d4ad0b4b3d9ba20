"""Sites that the model hangs on where they lie: "captured the Kona airbase southwest of Gao" tells of the airbase."""

from spacy.tokens import Token

from worker.extraction.model.labels import NOUNS
from worker.extraction.model.neighbours import word_after

COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_HUNG = frozenset({"compound", "nmod", "nummod"})


def mend_compass(where: Token) -> None:
    """Let a site right before "north of" be what is told of, and the words say only where it lies."""
    site = where.nbor(-1)
    if site.tag_ not in NOUNS or site.dep_ not in _HUNG or site.head.i != where.i:
        return
    if where.i + 1 == len(where.doc) or word_after(where) != "of" or where.head.i == where.i:
        return
    others = [child for child in where.lefts if child.i != site.i]
    site.head, site.dep_ = where.head, where.dep_
    for child in others:
        child.head = site
    where.head, where.dep_, where.tag_, where.pos_ = site, "advmod", "RB", "ADV"
