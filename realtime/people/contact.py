"""Whom one hears from: blocking, and who may write to one."""

from typing import cast

from asgiref.sync import sync_to_async

from realtime.gateway.registry import command, per_second
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Nothing
from realtime.people import circles, selectors, services
from realtime.people.messages import Block, MessagesFrom, Prefer, Preferences
from realtime.people.reach import refused
from realtime.presence.selectors import views_of
from venue.editions.permissions import can_enter_campus


@command(
    "people.block",
    Block,
    returns=Nothing,
    right=can_enter_campus,
    on_map="menu of a person: block",
    in_list="menu of a person: block",
    limit=per_second(1, burst=5),
)
async def block(socket: Socket, payload: Block) -> Nothing:
    """Hear nothing more from someone of the edition, or hear from them again; they are not told.

    Refused: oneself, no_such_person, too_many_blocked.
    """
    me = socket.person.pk

    @sync_to_async
    def write() -> set[int]:
        if payload.person == me:
            raise refused("oneself")
        if not payload.blocked:
            services.unblock(me, payload.person)
        elif selectors.is_of_edition(payload.person, socket.edition):
            services.block(me, payload.person)
        else:
            raise refused("no_such_person")
        return set(selectors.blocked_by(me))

    circles.remember(me, await write())
    return Nothing()


def _preferences(socket: Socket) -> Preferences:
    chosen = cast(MessagesFrom, selectors.choices_of(socket.person.pk).messages_from)
    blocked = views_of(socket.edition, selectors.blocked_by(socket.person.pk))
    return Preferences(messages_from=chosen, blocked=sorted(blocked.values(), key=lambda view: view.name))


@command(
    "people.preferences",
    Nothing,
    returns=Preferences,
    right=can_enter_campus,
    on_map="auto: opening the settings",
    in_list="auto: opening the settings",
    limit=per_second(1, burst=5),
)
async def preferences(socket: Socket, payload: Nothing) -> Preferences:
    """Who may write to one, and whom one blocks."""
    return await sync_to_async(_preferences)(socket)


@command(
    "people.prefer",
    Prefer,
    returns=Preferences,
    right=can_enter_campus,
    on_map="settings: who may write to me",
    in_list="settings: who may write to me",
    limit=per_second(1, burst=5),
)
async def prefer(socket: Socket, payload: Prefer) -> Preferences:
    """Choose who may write to one."""

    @sync_to_async
    def write() -> Preferences:
        services.prefer(socket.person.pk, payload.messages_from)
        return _preferences(socket)

    return await write()
