"""What the team does with conversations. Every use is in the audit log."""

from asgiref.sync import sync_to_async
from msgspec.structs import replace

from realtime.gateway.registry import command, per_minute
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Nothing
from realtime.huddles.messages import End, Remove, Removed, TurnOff
from realtime.huddles.permissions import can_moderate_huddles
from realtime.huddles.refusals import refused
from realtime.huddles.rooms import Talk, talk_of
from realtime.moderation import services as moderation
from realtime.moderation.models import AuditEntry
from realtime.people.reach import refused as unreachable
from realtime.presence.campus import Walker, open_campus
from realtime.presence.commands import walker_of

Action = AuditEntry.Action


def _someone(socket: Socket, person: int) -> tuple[Walker, Talk]:
    """Someone on the campus and the conversations around them. Raises Refused("not_here")."""
    walker_of(socket)
    campus = open_campus(socket.edition.pk)
    walker = campus.walkers.get(person) if campus else None
    if walker is None:
        raise unreachable("not_here")
    return walker, talk_of(walker)


@sync_to_async
def _log(socket: Socket, action: AuditEntry.Action, subject: int | None, reason: str | None, words: str = "") -> None:
    """Raises Refused: not_allowed, no_such_person, cannot_sanction, reason_needed."""
    moderation.note_huddle(
        socket.edition.pk, action, by=socket.person.pk, subject_id=subject, reason=reason, words=words
    )


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
    walker, talk = _someone(socket, payload.person)
    if payload.person not in talk.huddle_of:
        raise refused("not_in_any")
    await _log(socket, Action.HUDDLE_REMOVED, payload.person, payload.reason)
    talk.remove(payload.person)
    walker.socket.tell(Removed(what="removed", reason=payload.reason.strip()))
    return Nothing()


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
    talk = talk_of(walker_of(socket))
    if payload.huddle not in talk.huddles:
        raise refused("no_such_huddle")
    await _log(socket, Action.HUDDLE_ENDED, None, payload.reason, talk.names_in(payload.huddle))
    people = talk.end(payload.huddle)
    talk.tell(Removed(what="ended", reason=payload.reason.strip()), people)
    return Nothing()


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
    walker, talk = _someone(socket, payload.person)
    is_microphone = payload.what == "microphone"
    media = talk.talkers[payload.person].media
    if not (media.microphone if is_microphone else media.screen):
        raise refused("nothing_on")
    action = Action.MICROPHONE_OFF if is_microphone else Action.SCREEN_OFF
    await _log(socket, action, payload.person, None)
    if walker.socket.closed:
        return Nothing()
    talk = talk_of(walker)
    talker = talk.talkers[payload.person]
    if is_microphone:
        talker.set_media(replace(talker.media, microphone=False))
    else:
        talker.set_media(replace(talker.media, screen=False, screen_sound=False))
    walker.socket.tell(Removed(what="microphone_off" if is_microphone else "screen_off", reason=""))
    talk.take_part(talker)
    talk.touch()
    return Nothing()
