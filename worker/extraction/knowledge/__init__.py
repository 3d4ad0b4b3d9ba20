"""What is known of the world, as data: one TOML file a kind of thing, checked when it is loaded.

It serves to know that two names are the same entity, and for nothing else.
"""

from worker.extraction.knowledge.countries import Countries, countries
from worker.extraction.knowledge.known import (
    KnownCoalition,
    bearers,
    entity_named,
    governed_from,
    known_by_surname,
    known_coalitions,
    named_entities,
    namesake,
    speaks_for,
)
from worker.extraction.knowledge.loading import KnowledgeError, load, slug
from worker.extraction.knowledge.words import Institutions, PersonWords, forenames, institutions, person_words

__all__ = [
    "Countries",
    "Institutions",
    "KnowledgeError",
    "KnownCoalition",
    "PersonWords",
    "bearers",
    "countries",
    "entity_named",
    "forenames",
    "governed_from",
    "institutions",
    "known_by_surname",
    "known_coalitions",
    "load",
    "named_entities",
    "namesake",
    "person_words",
    "slug",
    "speaks_for",
]
