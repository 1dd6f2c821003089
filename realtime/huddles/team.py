"""What the team does with conversations. Every use is in the audit log."""

from realtime.gateway.registry import command, per_minute
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Nothing
from realtime.huddles.messages import End, Remove, TurnOff
from realtime.huddles.permissions import can_moderate_huddles
from realtime.huddles.refusals import refused
from realtime.people.reach import refused as unreachable
from realtime.presence.commands import walker_of


@command(
    "huddles.remove",
    Remove,
    returns=Nothing,
    right=can_moderate_huddles,
    on_map="menu of a person: take out of the conversation",
    in_list="menu of a person: take out of the conversation",
    limit=per_minute(60),
)
async def remove(socket: Socket, payload: Remove) -> Nothing:
    """Take someone out of their huddle; for 10 minutes they come back by invitation only.

    Refused: not_here, not_in_any, cannot_sanction, reason_needed.
    """
    walker_of(socket)
    raise unreachable("not_here")


@command(
    "huddles.end",
    End,
    returns=Nothing,
    right=can_moderate_huddles,
    on_map="conversations of the room: end",
    in_list="conversations of the room: end",
    limit=per_minute(60),
)
async def end(socket: Socket, payload: End) -> Nothing:
    """End a huddle of the room: those in it hear each other again once they moved. Refused: no_such_huddle, reason_needed."""
    walker_of(socket)
    raise refused("no_such_huddle")


@command(
    "huddles.turn_off",
    TurnOff,
    returns=Nothing,
    right=can_moderate_huddles,
    on_map="menu of a person: turn their microphone off, stop their sharing",
    in_list="menu of a person: turn their microphone off, stop their sharing",
    limit=per_minute(60),
)
async def turn_off(socket: Socket, payload: TurnOff) -> Nothing:
    """Turn someone's microphone or shared screen off; they may turn it on again.

    Refused: not_here, nothing_on, cannot_sanction.
    """
    walker_of(socket)
    raise unreachable("not_here")
