"""Typed events, and who listens to them.

A storey declares an event as a subclass of `Event`; the storeys above register handlers for it. Handlers run in every web
process, once per process and event; they are idempotent by `event_id`, since a process may see an event again.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any, ClassVar, TypeVar

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What happened, in ids and plain values: the row must still make sense when it is read."""

    kind: ClassVar[str]


E = TypeVar("E", bound=Event)
Handler = Callable[[int, Any], Awaitable[None]]

_events: dict[str, type[Event]] = {}
_handlers: defaultdict[type[Event], list[Handler]] = defaultdict(list)


def event(kind: str) -> Callable[[type[E]], type[E]]:
    """Declare an event under a name that never changes once it is in a database."""

    def declare(cls: type[E]) -> type[E]:
        if kind in _events:
            raise ValueError(f"two events are called {kind}")
        cls.kind = kind
        _events[kind] = cls
        return cls

    return declare


def handles(cls: type[E]) -> Callable[[Callable[[int, E], Awaitable[None]]], Callable[[int, E], Awaitable[None]]]:
    """Register `async handler(event_id, event)`."""

    def register(handler: Callable[[int, E], Awaitable[None]]) -> Callable[[int, E], Awaitable[None]]:
        _handlers[cls].append(handler)
        return handler

    return register


def decode(kind: str, payload: Any) -> Event | None:
    """The event of a stored row; None where this version no longer knows the kind. Raises msgspec.ValidationError."""
    cls = _events.get(kind)
    return None if cls is None else msgspec.convert(payload, cls)


def handlers_of(event: Event) -> list[Handler]:
    return _handlers[type(event)]
