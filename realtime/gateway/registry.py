"""The commands and messages of the protocol, each declared once.

`docs/protocol.md`, the TypeScript types, the permission matrix and the parity test are read off these declarations.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from realtime.gateway.limits import TokenBucket
from realtime.gateway.wire import BadFrame, Payload
from venue.editions.selectors import Standing

P = TypeVar("P", bound=Payload)
Right = Callable[[Standing], bool]
Handler = Callable[[Any, Any], Awaitable[Payload]]


@dataclass(frozen=True)
class Limit:
    """A token bucket for one command of one socket: `rate` a second, `burst` at once."""

    rate: float
    burst: float

    def bucket(self) -> TokenBucket:
        return TokenBucket(self.rate, self.burst)


@dataclass(frozen=True)
class Command:
    """One thing a client may ask. `on_map` and `in_list` name its control in each view: neither may be empty."""

    name: str
    payload: type[Payload]
    result: type[Payload]
    right: Right
    on_map: str
    in_list: str
    limit: Limit
    handler: Handler
    decoder: msgspec.json.Decoder[Payload]

    def decode(self, raw: msgspec.Raw, command_id: int) -> Payload:
        """Raises BadFrame("bad_payload")."""
        try:
            return self.decoder.decode(raw)
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            raise BadFrame("bad_payload", command_id) from error


commands: dict[str, Command] = {}
messages: dict[str, type[Payload]] = {}
_names: dict[type[Payload], str] = {}


def per_second(rate: float, burst: float) -> Limit:
    return Limit(rate, burst)


def per_minute(rate: float) -> Limit:
    """`rate` a minute, a quarter of them at once."""
    return Limit(rate / 60, max(1.0, rate / 4))


def command(
    name: str, payload: type[P], *, returns: type[Payload], right: Right, on_map: str, in_list: str, limit: Limit
) -> Callable[[Callable[[Any, P], Awaitable[Payload]]], Callable[[Any, P], Awaitable[Payload]]]:
    """Register `async handler(socket, payload) -> result`; it raises Refused when the thing cannot be done."""

    def register(handler: Callable[[Any, P], Awaitable[Payload]]) -> Callable[[Any, P], Awaitable[Payload]]:
        if name in commands:
            raise ValueError(f"two commands are called {name}")
        decoder: msgspec.json.Decoder[Payload] = msgspec.json.Decoder(payload)
        commands[name] = Command(name, payload, returns, right, on_map, in_list, limit, handler, decoder)
        return handler

    return register


def message(name: str) -> Callable[[type[P]], type[P]]:
    """Declare something the server says of itself."""

    def declare(cls: type[P]) -> type[P]:
        if name in messages:
            raise ValueError(f"two messages are called {name}")
        messages[name] = cls
        _names[cls] = name
        return cls

    return declare


def name_of(told: Payload) -> str:
    return _names[type(told)]
