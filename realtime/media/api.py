"""The control API of a media worker: what the web processes ask of it over HTTP, and what it tells them.

    GET    /health                                     Health
    PUT    /drain                                      Drain → Health
    PUT    /rooms/{room}/links/{link}/publisher        Description (offer) → Description (answer)
    PUT    /rooms/{room}/links/{link}/receiver         (no body) → Description (offer)
    PUT    /rooms/{room}/links/{link}/receiver/answer  Description (answer) → Nothing
    DELETE /rooms/{room}/links/{link}                  → Nothing
    PUT    /rooms/{room}/hearing                       Hearing → Nothing
    DELETE /rooms/{room}                               → Nothing
    GET    /events                                     WebSocket: one Event a text frame

Every request but GET /health carries `Authorization: Bearer <CAMPUS_MEDIA_SECRET>`. Every PUT and DELETE is
idempotent: asked again with the same body it changes nothing and answers the same; a publisher with another offer, or
a receiver asked for anew after it failed, replaces the former. What cannot be done answers 4xx or 503 with a Problem.

A *link* is one person's media in one room at one time: a publishing and a receiving connection. Its name is made by
the web process and means nothing here. Whoever reconnects does so as a new link, beside the old one (make before
break).

A *slot* is one sound and one picture of a receiving connection that are kept together (same stream id, so that lips
and voice agree). A source is put into a slot without renegotiation; a source is a link with what it sends: microphone
and camera, or screen and its sound.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

# Eleven others of a huddle of twelve, and a shared screen.
SLOTS = 12
# How many are forwarded when more speak at once: beyond that nobody follows.
LOUDEST = 4
SDP_CHARACTERS = 48 * 1024

Name = Annotated[str, Meta(min_length=1, max_length=80, pattern=r"^[-a-zA-Z0-9_.]+$")]
Sdp = Annotated[str, Meta(min_length=1, max_length=SDP_CHARACTERS)]
# What one source sends: voice and face, or a screen and its sound.
Source = Literal["person", "screen"]
Kind = Literal["microphone", "camera", "screen", "screen_sound"]
MEDIA_ORDER: tuple[Kind, ...] = (
    "microphone",
    "camera",
    "screen",
    "screen_sound",
)  # of the m-lines of a publisher's offer


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A request's or an answer's JSON."""


class Description(Body, frozen=True):
    """A session description with all its candidates in it: nothing trickles.

    A publisher's offer has four sections in `MEDIA_ORDER`, from the first on, with or without a track. A receiver's
    offer has `SLOTS` sections of sound, then `SLOTS` of picture; slot i is section i and section SLOTS + i, in stream
    `slot<i>`.
    """

    sdp: Sdp


class Wanted(Body, frozen=True):
    """One thing to hear or see. `sound` and `picture`: whether each is to be sent now."""

    link: Name
    source: Source = "person"
    sound: bool = True
    picture: bool = False


class Listener(Body, frozen=True):
    """What a link is to be sent, nearest first; at most `SLOTS`, the rest is left out. An empty list: nothing, at once.

    Who was in a slot keeps it as long as they are wanted.
    """

    link: Name
    wants: Annotated[list[Wanted], Meta(max_length=250)]


class Sending(Body, frozen=True):
    """What a link is allowed to send now: what is not here is dropped on arrival, whatever its browser does."""

    link: Name
    kinds: Annotated[list[Kind], Meta(max_length=4)]


class Hearing(Body, frozen=True):
    """New wants and rights of some links of a room; those of other links stay. A number that is not higher than the last
    of the same room is an older request that was overtaken: ignored. Links that are not known (yet) are remembered
    until they come, a minute at most.
    """

    number: Annotated[int, Meta(ge=1, le=2**53)]
    listeners: Annotated[list[Listener], Meta(max_length=2000)] = []
    sending: Annotated[list[Sending], Meta(max_length=2000)] = []


class Drain(Body, frozen=True):
    """A draining worker takes no new room and keeps what it has."""

    draining: bool


class Health(Body, frozen=True):
    """`boot` changes when the worker was started anew: then it knows nothing of what was asked before.

    `load` is the share of a core used over the last seconds, 0 to 1; `takes_rooms` is false while draining or above
    `CAMPUS_MEDIA_MAX_LOAD`.
    """

    worker: Name
    boot: Name
    load: float
    takes_rooms: bool
    draining: bool
    rooms: int
    links: int
    pairs: int  # sources forwarded into slots now


class Problem(Body, frozen=True):
    """`code`: unauthorised, bad_request, no_such_link, busy (takes no more), failed."""

    code: str
    message: str


class InSlot(Body, frozen=True):
    slot: Annotated[int, Meta(ge=0, lt=SLOTS)]
    link: Name
    source: Source


class Slots(Body, frozen=True, tag="slots"):
    """Who is in which slot of a receiving link, whenever it changed; slots that are not here are empty."""

    room: Name
    link: Name
    slots: list[InSlot]


class Changed(Body, frozen=True, tag="connection"):
    """A connection of a link came up or ended (closed, failed, or gone silent)."""

    room: Name
    link: Name
    connection: Literal["publisher", "receiver"]
    state: Literal["connected", "ended"]


class Loaded(Body, frozen=True, tag="health"):
    """Each second: the worker's sign of life."""

    health: Health


Event = Slots | Changed | Loaded
