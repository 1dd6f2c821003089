"""Coming together and parting: bubbles, invitations, knocking, leaving, locking."""

from realtime.gateway.registry import command, per_minute, per_second
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Nothing
from realtime.huddles.messages import Admit, Lock, WithHuddle, WithPerson
from realtime.huddles.permissions import can_talk
from realtime.huddles.refusals import refused
from realtime.people.reach import reach
from realtime.presence.commands import walker_of


@command(
    "huddles.start",
    WithPerson,
    returns=Nothing,
    right=can_talk,
    on_map="menu of a person: start a bubble",
    in_list="menu of a person: start a bubble",
    limit=per_minute(30),
)
async def start(socket: Socket, payload: WithPerson) -> Nothing:
    """Invite someone of the room to a bubble of one's own. It exists once they accepted and stand near.

    Refused: oneself, not_here, you_blocked, not_reachable, elsewhere, in_bubble, muted.
    """
    reach(walker_of(socket), payload.person)
    return Nothing()


@command(
    "huddles.invite",
    WithPerson,
    returns=Nothing,
    right=can_talk,
    on_map="menu of a person: invite to one’s conversation",
    in_list="menu of a person: invite to one’s conversation",
    limit=per_minute(30),
)
async def invite(socket: Socket, payload: WithPerson) -> Nothing:
    """Invite someone of the room into one's huddle: past its lock, and past a removal by the team.

    Refused: oneself, not_here, you_blocked, not_reachable, elsewhere, alone, together_already, muted.
    """
    reach(walker_of(socket), payload.person)
    return Nothing()


@command(
    "huddles.accept",
    WithHuddle,
    returns=Nothing,
    right=can_talk,
    on_map="invitation: accept",
    in_list="invitation: accept",
    limit=per_second(1, burst=5),
)
async def accept(socket: Socket, payload: WithHuddle) -> Nothing:
    """Come as invited; one is in the bubble once one stands near.

    Refused: no_invitation, huddle_full, do_not_disturb, silent_here.
    """
    walker_of(socket)
    raise refused("no_invitation")


@command(
    "huddles.decline",
    WithHuddle,
    returns=Nothing,
    right=can_talk,
    on_map="invitation: decline",
    in_list="invitation: decline",
    limit=per_second(1, burst=5),
)
async def decline(socket: Socket, payload: WithHuddle) -> Nothing:
    """Say no to an invitation; who made it is told. Refused: no_invitation."""
    walker_of(socket)
    raise refused("no_invitation")


@command(
    "huddles.join",
    WithHuddle,
    returns=Nothing,
    right=can_talk,
    on_map="menu of a person; conversations of the room: join",
    in_list="conversations of the room: join",
    limit=per_second(1, burst=5),
)
async def join(socket: Socket, payload: WithHuddle) -> Nothing:
    """Come into a huddle of the room that is not locked; of a bubble one is part once one stands near.

    Refused: no_such_huddle, locked, removed, huddle_full, do_not_disturb, silent_here.
    """
    walker_of(socket)
    raise refused("no_such_huddle")


@command(
    "huddles.knock",
    WithHuddle,
    returns=Nothing,
    right=can_talk,
    on_map="menu of a person; conversations of the room: knock",
    in_list="conversations of the room: knock",
    limit=per_minute(12),
)
async def knock(socket: Socket, payload: WithHuddle) -> Nothing:
    """Ask to come into a locked huddle; anyone in it answers, within a minute.

    Refused: no_such_huddle, not_locked, removed, huddle_full, too_many_knocks, do_not_disturb, silent_here.
    """
    walker_of(socket)
    raise refused("no_such_huddle")


@command(
    "huddles.admit",
    Admit,
    returns=Nothing,
    right=can_talk,
    on_map="someone knocks: let in, not now",
    in_list="someone knocks: let in, not now",
    limit=per_second(2, burst=10),
)
async def admit(socket: Socket, payload: Admit) -> Nothing:
    """Answer someone who knocks at one's huddle. Refused: not_waiting, huddle_full."""
    walker_of(socket)
    raise refused("not_waiting")


@command(
    "huddles.leave",
    Nothing,
    returns=Nothing,
    right=can_talk,
    on_map="bar of the conversation: leave",
    in_list="bar of the conversation: leave",
    limit=per_second(1, burst=5),
)
async def leave(socket: Socket, payload: Nothing) -> Nothing:
    """Leave one's huddle without walking: one hears nobody, and nobody hears one, until one moves. Refused: alone."""
    walker_of(socket)
    raise refused("alone")


@command(
    "huddles.lock",
    Lock,
    returns=Nothing,
    right=can_talk,
    on_map="bar of the conversation: close, open; conversations of the room, for the team",
    in_list="bar of the conversation: close, open; conversations of the room, for the team",
    limit=per_second(1, burst=5),
)
async def lock(socket: Socket, payload: Lock) -> Nothing:
    """Close one's huddle to others, or open it; the team any of the room, with a reason that is logged.

    Who stands near without a bubble forms one with those who are in it now.

    Refused: no_such_huddle, not_in_huddle, reason_needed.
    """
    walker_of(socket)
    raise refused("no_such_huddle")
