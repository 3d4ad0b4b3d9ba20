"""Which messages a reader wants: fields and the values they must have."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

import msgspec

from schemas import AnyClaim
from worker.errors import UnknownName

Where = Callable[[Any], bool] | Mapping[str, str]

# what a field may lead to where the path does not say: a claim inside a message, the id or the name of an entity
_INSIDE = ("claim", "after", "before")
_NAMING = ("id", "name")


def predicate(where: Where | None, types: tuple[type, ...]) -> Callable[[Any], bool]:
    """A test for messages of these types.

    A mapping names fields and the text that each must have: `{"kind": "deployment", "actor": "country:US"}`. A field
    of the claim inside a message may be named directly, dots lead deeper ("claim.actor.name"), and an entity matches
    by its id and by its name, whatever the case. Raises UnknownName for a field that none of the types has.
    """
    if where is None:
        return lambda item: True
    if callable(where):
        return where
    known = {name for type_ in types for name in field_names(type_)}
    for path in where:
        if path.partition(".")[0] not in known:
            near = get_close_matches(path, known, n=3)
            raise UnknownName(
                f"no field {path!r} here; "
                + (f"did you mean {', '.join(near)}?" if near else f"there are {', '.join(sorted(known))}")
            )
    wanted = [(path.split("."), text.casefold()) for path, text in where.items()]
    return lambda item: _matches(msgspec.to_builtins(item, builtin_types=(bytes,)), wanted)


def field_names(type_: type) -> set[str]:
    """The fields that can be named for a type: its own, and those of the claims inside."""
    names = {field.encode_name for field in msgspec.structs.fields(type_)}
    config = type_.__struct_config__  # type: ignore[attr-defined]
    if config.tag_field:
        names.add(config.tag_field)
    if names & set(_INSIDE):
        for claim in AnyClaim.__args__:
            names |= field_names(claim)
    return names


def _matches(item: Any, wanted: list[tuple[list[str], str]]) -> bool:
    return all(text in _texts(item, path) for path, text in wanted)


def _texts(item: Any, path: list[str]) -> Iterator[str]:
    """What stands at the end of a path."""
    for value in _at(item, path):
        if isinstance(value, dict):
            yield from (str(value[name]).casefold() for name in _NAMING if value.get(name) is not None)
        elif isinstance(value, bytes):
            yield value.decode(errors="replace").casefold()
        elif isinstance(value, bool) or value is None:
            yield {True: "true", False: "false", None: "null"}[value]
        else:
            yield str(value).casefold()


def _at(item: Any, path: list[str]) -> Iterator[Any]:
    if not path:
        yield item
        return
    if not isinstance(item, dict):
        return
    if path[0] in item:
        yield from _at(item[path[0]], path[1:])
        return
    for inside in _INSIDE:
        if isinstance(item.get(inside), dict) and path[0] in item[inside]:
            yield from _at(item[inside], path)
