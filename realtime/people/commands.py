"""What people show each other: a status, a hand, a reaction, a wave."""

from asgiref.sync import sync_to_async
from msgspec.structs import replace

from realtime.gateway.registry import command, name_of, per_minute, per_second
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Nothing, encode
from realtime.moderation.permissions import check_may_speak
from realtime.people import circles, day, services
from realtime.people.messages import Emoted, MakeEmote, RaiseHand, SayOnSite, SetStatus, Wave, Waved
from realtime.people.permissions import may_be_told_room
from realtime.people.reach import reach, refused
from realtime.presence.campus import open_campus
from realtime.presence.commands import walker_of
from venue.editions.permissions import can_enter_campus

EMOTES_SEEN_TILES = 12


@command(
    "people.status",
    SetStatus,
    returns=Nothing,
    right=can_enter_campus,
    on_map="my menu: status",
    in_list="my menu: status",
    limit=per_minute(20),
)
async def status(socket: Socket, payload: SetStatus) -> Nothing:
    """Say whether one is available, for this visit and the next. Refused: status_too_long, muted (for other words)."""
    before = walker_of(socket).signs.words
    words = services.checked_words(payload.words)
    if words not in {"", before}:
        check_may_speak(socket)
    await sync_to_async(services.keep_status)(socket.person.pk, payload.status, words)
    campus = open_campus(socket.edition.pk)
    # Meanwhile a newer tab may have come, which read what was kept before.
    walker = campus.walkers.get(socket.person.pk) if campus else None
    if walker is not None:
        walker.show(replace(walker.signs, status=payload.status, words=words))
    return Nothing()


@command(
    "people.on_site",
    SayOnSite,
    returns=Nothing,
    right=can_enter_campus,
    on_map="my menu: on site",
    in_list="my menu: on site",
    limit=per_minute(20),
)
async def on_site(socket: Socket, payload: SayOnSite) -> Nothing:
    """Say that one is where the edition is held, today, or that one is not: shown to all, and counted."""
    walker_of(socket)
    edition_id = socket.edition.pk
    await sync_to_async(services.keep_on_site)(socket.person.pk, edition_id, on_site=payload.on_site)
    campus = open_campus(edition_id)
    # Meanwhile a newer tab may have come.
    walker = campus.walkers.get(socket.person.pk) if campus else None
    if campus is not None and walker is not None:
        walker.show(replace(walker.signs, on_site=payload.on_site))
        campus.counts_changed()
        day.clear_when_over(edition_id)
    return Nothing()


@command(
    "people.hand",
    RaiseHand,
    returns=Nothing,
    right=can_enter_campus,
    on_map="key h; action bar: hand",
    in_list="button: raise one's hand",
    limit=per_second(1, burst=4),
)
async def hand(socket: Socket, payload: RaiseHand) -> Nothing:
    """Raise one's hand to the room, after those already raised, or lower it."""
    walker = walker_of(socket)
    if payload.raised == walker.signs.hand:
        return Nothing()
    last = max(member.signs.turn for member in walker.hub.members.values())
    walker.show(replace(walker.signs, hand=payload.raised, turn=last + 1 if payload.raised else 0))
    return Nothing()


@command(
    "people.emote",
    MakeEmote,
    returns=Nothing,
    right=can_enter_campus,
    on_map="keys 1 to 6; action bar: react",
    in_list="button: react",
    limit=per_second(1, burst=5),
)
async def emote(socket: Socket, payload: MakeEmote) -> Nothing:
    """React, for those within 12 tiles who do not block one. Kept nowhere. Refused: muted."""
    walker = walker_of(socket)
    check_may_speak(socket)
    told = Emoted(member=walker.member.number, emote=payload.emote)
    frame = encode(name_of(told), told)
    for member in walker.hub.within(walker.member, EMOTES_SEEN_TILES):
        if member is not walker.member and not circles.blocks(member.person.id, walker.view.id):
            member.socket.send_text(frame)
    return Nothing()


@command(
    "people.wave",
    Wave,
    returns=Nothing,
    right=can_enter_campus,
    on_map="menu of a person: wave",
    in_list="menu of a person: wave",
    limit=per_minute(20),
)
async def wave(socket: Socket, payload: Wave) -> Nothing:
    """Wave at someone on the campus. Refused: oneself, not_here, you_blocked, not_reachable, muted."""
    walker = walker_of(socket)
    other = reach(walker, payload.person)
    check_may_speak(socket, to=other.socket.standing)
    if other.signs.status == "do_not_disturb":
        raise refused("not_reachable")
    room = walker.room.slug if may_be_told_room(other, walker) else None
    other.socket.tell(Waved(by=walker.view, room=room))
    return Nothing()
