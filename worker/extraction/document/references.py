"""A reference to an entity, and back."""

from schemas import Entity, Reference


def entity_of(reference: Reference) -> Entity:
    """The entity that a reference with an id and a type is."""
    return Entity(id=reference.id or "", type=reference.type or "organisation", name=reference.name)


def reference_to(entity: Entity) -> Reference:
    """A reference to the entity, by the name that it bears."""
    return Reference(id=entity.id, type=entity.type, name=entity.name)
