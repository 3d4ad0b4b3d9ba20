"""Territory: who gains, loses, holds, besieges or contests a place or a share of the ground."""
