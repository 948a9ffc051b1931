"""The short names that a paper gives to bodies for itself (以下简称质监所), known while it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from graph.extract.bodies import is_body
from graph.extract.lists import Bodies

__all__ = ["is_own_name", "own_names", "with_own_names"]

_OWN: ContextVar[frozenset[str]] = ContextVar("own names", default=frozenset())


@contextmanager
def own_names(definitions: Iterable[tuple[str, str]]) -> Iterator[None]:
    """While a paper is read that gives these short names to things, those of them that are bodies are known."""
    token = _OWN.set(frozenset(short for short, full in definitions if is_body(full)))
    try:
        yield
    finally:
        _OWN.reset(token)


def with_own_names(bodies: Bodies) -> Bodies:
    """A list of bodies in which the paper's own short names are known."""
    own = _OWN.get()
    if not own or bodies.certain:
        return bodies
    items = tuple(replace(item, known=True) if item.text.text in own else item for item in bodies.items)
    return Bodies(items, bodies.open_list)


def is_own_name(name: str) -> bool:
    """Whether the paper itself gives a body this short name."""
    return name in _OWN.get()
