"""Coming together and parting: bubbles, invitations, knocking, leaving, locking."""

import time

from asgiref.sync import sync_to_async

from realtime.gateway.registry import command, per_minute, per_second
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Nothing
from realtime.huddles.bubbles import ANSWER_WITHIN_S, MOST_KNOCKING, MOST_MEMBERS, Bubble, Invitation
from realtime.huddles.messages import Admit, Answered, Invited, Lock, WithHuddle, WithPerson
from realtime.huddles.permissions import can_moderate_huddles, can_talk
from realtime.huddles.refusals import refused
from realtime.huddles.rooms import Talk, new_huddle_id, talk_of
from realtime.moderation import services as moderation
from realtime.moderation.models import AuditEntry
from realtime.moderation.permissions import check_may_speak
from realtime.people.reach import reach
from realtime.people.reach import refused as unreachable
from realtime.presence.campus import Walker
from realtime.presence.commands import walker_of


def _someone_here(walker: Walker, person: int) -> Walker:
    """Someone else of the room who can be invited. Raises Refused, as `huddles.invite` says."""
    other = reach(walker, person)
    check_may_speak(walker.socket, to=other.socket.standing)
    if other.signs.status == "do_not_disturb":
        raise unreachable("not_reachable")
    if other.hub is not walker.hub:
        raise refused("elsewhere")
    return other


def _check_can_come(talk: Talk, walker: Walker) -> None:
    """Raises Refused: do_not_disturb, silent_here."""
    if walker.signs.status == "do_not_disturb":
        raise refused("do_not_disturb")
    if talk.is_silent(talk.talkers[walker.view.id]):
        raise refused("silent_here")


def _check_not_removed(talk: Talk, walker: Walker, huddle: int) -> None:
    removal = talk.removals.get(walker.view.id)
    if removal is not None and removal.people & talk.people_of(huddle):
        raise refused("removed")


def _invite(talk: Talk, walker: Walker, other: Walker, huddle: int) -> None:
    until = time.monotonic() + ANSWER_WITHIN_S
    talk.bubbles.invitations[huddle, other.view.id] = Invitation(walker.view.id, until)
    other.socket.tell(Invited(by=walker.view, huddle=huddle))
    talk.touch()


def _come(talk: Talk, person: int, bubble: Bubble) -> None:
    """Someone is in a bubble, or on their way. Raises Refused: huddle_full."""
    if len(bubble.members) >= MOST_MEMBERS:
        raise refused("huddle_full")
    talk.bubbles.add(bubble, person, time.monotonic())
    talk.left.pop(person, None)
    talk.touch()


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

    Refused: oneself, not_here, you_blocked, not_reachable, elsewhere, in_bubble, do_not_disturb, silent_here, muted.
    """
    walker = walker_of(socket)
    other = _someone_here(walker, payload.person)
    talk = talk_of(walker)
    _check_can_come(talk, walker)
    bubble = talk.bubbles.of(walker.view.id)
    if bubble is not None and bubble.is_active:
        raise refused("in_bubble")
    if bubble is None or not bubble.members[walker.view.id].arrived:
        bubble = talk.bubbles.open(new_huddle_id(), [walker.view.id], time.monotonic())
    talk.left.pop(walker.view.id, None)
    _invite(talk, walker, other, bubble.id)
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
    walker = walker_of(socket)
    other = _someone_here(walker, payload.person)
    talk = talk_of(walker)
    huddle = talk.huddle_of.get(walker.view.id)
    if huddle is None:
        raise refused("alone")
    if talk.huddle_of.get(other.view.id) == huddle:
        raise refused("together_already")
    _invite(talk, walker, other, huddle)
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
    walker = walker_of(socket)
    talk, me = talk_of(walker), walker.view.id
    invitation = talk.bubbles.invitations.get((payload.huddle, me))
    if invitation is None or not talk.people_of(payload.huddle):
        raise refused("no_invitation")
    _check_can_come(talk, walker)
    bubble = talk.bubbles.by_id.get(payload.huddle)
    if bubble is not None:
        _come(talk, me, bubble)
    del talk.bubbles.invitations[payload.huddle, me]
    talk.left.pop(me, None)
    talk.removals.pop(me, None)
    talk.tell(Answered(by=walker.view, huddle=payload.huddle, accepted=True), [invitation.by])
    talk.touch()
    return Nothing()


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
    walker = walker_of(socket)
    talk = talk_of(walker)
    invitation = talk.bubbles.invitations.pop((payload.huddle, walker.view.id), None)
    if invitation is None:
        raise refused("no_invitation")
    talk.tell(Answered(by=walker.view, huddle=payload.huddle, accepted=False), [invitation.by])
    talk.touch()
    return Nothing()


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
    """Come into a huddle of the room that is not locked: one is part of it once one stands near.

    Refused: no_such_huddle, locked, removed, huddle_full, do_not_disturb, silent_here.
    """
    walker = walker_of(socket)
    talk, me = talk_of(walker), walker.view.id
    if not talk.people_of(payload.huddle):
        raise refused("no_such_huddle")
    _check_not_removed(talk, walker, payload.huddle)
    _check_can_come(talk, walker)
    bubble = talk.bubbles.by_id.get(payload.huddle)
    if bubble is None:
        talk.bubbles.remove(me)
        talk.left.pop(me, None)
        talk.touch()
    elif bubble.locked and me not in bubble.members:
        raise refused("locked")
    else:
        _come(talk, me, bubble)
    return Nothing()


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
    walker = walker_of(socket)
    talk, me = talk_of(walker), walker.view.id
    if not talk.people_of(payload.huddle):
        raise refused("no_such_huddle")
    bubble = talk.bubbles.by_id.get(payload.huddle)
    if bubble is None or not bubble.locked or me in bubble.members:
        raise refused("not_locked")
    _check_not_removed(talk, walker, payload.huddle)
    _check_can_come(talk, walker)
    if len(bubble.members) >= MOST_MEMBERS:
        raise refused("huddle_full")
    if me not in bubble.knocking and len(bubble.knocking) >= MOST_KNOCKING:
        raise refused("too_many_knocks")
    bubble.knocking[me] = time.monotonic() + ANSWER_WITHIN_S
    talk.knocked(me, bubble.id, waiting=True)
    talk.touch()
    return Nothing()


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
    walker = walker_of(socket)
    talk = talk_of(walker)
    bubble = talk.bubbles.active_of(walker.view.id)
    if bubble is None or payload.person not in bubble.knocking or payload.person not in talk.talkers:
        raise refused("not_waiting")
    if payload.admitted:
        _come(talk, payload.person, bubble)
    bubble.knocking.pop(payload.person, None)
    talk.tell(Answered(by=walker.view, huddle=bubble.id, accepted=payload.admitted), [payload.person])
    talk.knocked(payload.person, bubble.id, waiting=False)
    talk.touch()
    return Nothing()


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
    walker = walker_of(socket)
    talk, me = talk_of(walker), walker.view.id
    together = me in talk.huddle_of
    if not together and talk.bubbles.of(me) is None:
        raise refused("alone")
    talk.part(me, stays_apart=together)
    return Nothing()


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
    walker = walker_of(socket)
    talk, me = talk_of(walker), walker.view.id
    if payload.huddle not in talk.huddles:
        raise refused("no_such_huddle")
    if talk.huddle_of.get(me) != payload.huddle:
        if not can_moderate_huddles(socket.standing):
            raise refused("not_in_huddle")
        await _log_lock(talk, socket, payload)
        if payload.huddle not in talk.huddles:
            raise refused("no_such_huddle")
    talk.lock(payload.huddle, locked=payload.locked)
    return Nothing()


async def _log_lock(talk: Talk, socket: Socket, payload: Lock) -> None:
    action = AuditEntry.Action.HUDDLE_LOCKED if payload.locked else AuditEntry.Action.HUDDLE_OPENED
    words = talk.names_in(payload.huddle)
    await sync_to_async(moderation.note_huddle)(
        socket.edition.pk, action, by=socket.person.pk, subject_id=None, reason=payload.reason, words=words
    )
