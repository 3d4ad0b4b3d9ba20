"""How sure it is that a purpose is a mission's: what the document speaks of decides about the less sure ones."""

UNSURE = 0.45  # the confidence of a mission that is one if the document speaks of forces
SPOKEN = 0.42  # and of one in the words of those who are there, whatever its paragraph speaks of
TENTATIVE = 0.4  # and of one if, besides, the document knows whose it is as a coalition
OFFICIAL = 0.35  # and of one in the words of officials alone
