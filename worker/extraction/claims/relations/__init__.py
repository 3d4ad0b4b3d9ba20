"""Relations: who leads, supports, fights, protects, trains, threatens or talks with whom."""
