"""What the finders ask of a token again and again is found once."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from spacy.tokens import Token

Answer = TypeVar("Answer")
Found = TypeVar("Found", bound=Callable[..., list[Any]])


def remembered(ask: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """Answer a question about a token once for each token of a text whose parse is finished.

    The answers lie with the text and go with it. They hold no token: one would keep its text alive.
    """
    name = f"{ask.__module__}.{ask.__qualname__}"

    @wraps(ask)
    def asked(token: Token) -> Answer:
        data = token.doc.user_data
        known: dict[int, Answer] | None = data.get(name)
        if known is None:
            known = data[name] = {}
        at = token.i
        if at not in known:
            known[at] = ask(token)
        return known[at]

    return asked


def found_once(find: Found) -> Found:
    """Let a scene find once what belongs to a token; whoever asks gets a list of his own.

    For methods that take a token and numbers by position, and always find the same.
    """
    name = f"_found_by_{find.__name__}"

    @wraps(find)
    def found(scene: Any, token: Token, *numbers: int) -> list[Any]:
        known: dict[tuple[int, ...], list[Any]] = scene.__dict__.setdefault(name, {})
        key = (token.i, *numbers)
        if key not in known:
            known[key] = find(scene, token, *numbers)
        return known[key].copy()

    return found  # type: ignore[return-value]
