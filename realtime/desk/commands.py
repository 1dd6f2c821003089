"""What people ask at an information desk: who answers, a question, and for the team: duty, answers."""

from asgiref.sync import sync_to_async
from django.utils.translation import gettext_lazy as _

from realtime.chat.direct import tell_line, view_of_line
from realtime.chat.messages import MessageView
from realtime.desk import selectors, services
from realtime.desk.duty import DeskKey, duty
from realtime.desk.messages import (
    Answer,
    Ask,
    CloseQuestion,
    DeskAsked,
    Desks,
    DeskView,
    Duty,
    Look,
    QuestionView,
)
from realtime.desk.permissions import can_ask, can_staff_desk
from realtime.desk.telling import state_for, tell_changed
from realtime.gateway.registry import command, per_minute, per_second
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Nothing, Refused
from realtime.presence.campus import campus_of, refused
from realtime.presence.commands import walker_of
from rooms.maps.document import Desk
from rooms.rooms.permissions import can_enter

NO_SUCH_DESK = _("Ce bureau n’est plus sur le plan de la salle. Rechargez la page pour voir ceux qui y sont.")


async def _key(socket: Socket, room: str, desk: str, *, on_map: bool = False) -> DeskKey:
    """The desk of that name. Raises Refused: no_such_room, room_restricted and, `on_map`, no_such_desk."""
    campus = await campus_of(socket.edition)
    here = campus.room_now(room)
    if not can_enter(socket.standing, here):
        raise refused("room_restricted")
    if on_map and (await campus.hub(here)).map.desk(desk) is None:
        raise Refused("no_such_desk", NO_SUCH_DESK)
    return DeskKey(socket.edition.pk, here.id, desk)


async def _view(socket: Socket, key: DeskKey, slug: str) -> DeskView:
    walker = walker_of(socket)
    is_team = can_staff_desk(socket.standing)

    @sync_to_async
    def read() -> tuple[list[QuestionView], list[QuestionView], int]:
        mine = list(selectors.own_questions(key.edition_id, socket.person.pk))
        waiting = (
            selectors.open_questions(key.edition_id) if is_team else selectors.open_questions(key.edition_id).none()
        )
        listed = list(waiting[: selectors.MOST_OPEN])
        views = selectors.views(socket.edition, [*mine, *listed])
        return views[: len(mine)], views[len(mine) :], waiting.count()

    mine, listed, waiting = await read()
    return DeskView(state=state_for(walker, key, slug, waiting), may_answer=is_team, mine=mine, open=listed)


@sync_to_async
def _waiting(edition_id: int) -> int:
    return selectors.open_questions(edition_id).count()


def _watch(socket: Socket, key: DeskKey) -> None:
    """Take duty on a socket; when it closes, the others see that nobody stands there any more."""
    if duty.take(key, socket):

        def gone() -> None:
            if duty.gone(key, socket):
                tell_changed(key)

        socket.on_close.append(gone)
        tell_changed(key)


@command(
    "desk.desks",
    Nothing,
    returns=Desks,
    right=can_ask,
    on_map="auto: arriving in a room",
    in_list="auto: arriving in a room",
    limit=per_second(1, burst=10),
)
async def desks(socket: Socket, payload: Nothing) -> Desks:
    """See the desks around. Whoever was on duty before a lost connection is on duty again."""
    walker = walker_of(socket)
    campus = await campus_of(socket.edition)
    keys = [
        DeskKey(socket.edition.pk, walker.room.id, thing.name)
        for thing in walker.hub.map.things
        if isinstance(thing, Desk)
    ]
    is_team = can_staff_desk(socket.standing)
    if is_team:
        for key in duty.keys_of(socket.edition.pk, socket.person.pk):
            _watch(socket, key)
            keys += [] if key in keys else [key]
    waiting = await _waiting(socket.edition.pk) if is_team else 0
    slugs = {room.id: room.slug for room in campus.rooms.values()}
    return Desks(desks=[state_for(walker, key, slugs[key.room_id], waiting) for key in keys if key.room_id in slugs])


@command(
    "desk.look",
    Look,
    returns=DeskView,
    right=can_ask,
    on_map="key x near a desk; action bar; click on a desk",
    in_list="button: ask at the desk",
    limit=per_second(2, burst=10),
)
async def look(socket: Socket, payload: Look) -> DeskView:
    """See who answers, what one asked and, for the team, what waits. Refused: no_such_room, room_restricted, no_such_desk."""
    key = await _key(socket, payload.room, payload.desk, on_map=True)
    return await _view(socket, key, payload.room)


@command(
    "desk.ask",
    Ask,
    returns=DeskView,
    right=can_ask,
    on_map="desk panel: send the question",
    in_list="desk panel: send the question",
    limit=per_minute(12),
)
async def ask(socket: Socket, payload: Ask) -> DeskView:
    """Leave a question, which waits until the team answers. Who is muted may: only the team reads it.

    Refused: message_empty, message_too_long, too_many_questions, no_such_room, room_restricted, no_such_desk.
    """
    walker_of(socket)
    body = services.checked(payload.body)
    key = await _key(socket, payload.room, payload.desk, on_map=True)

    @sync_to_async
    def write() -> tuple[QuestionView, bool, int]:
        question, new = services.ask(
            key.edition_id, key.room_id, key.name, socket.person.pk, nonce=payload.nonce, body=body
        )
        waiting = selectors.open_questions(key.edition_id).count()
        return selectors.views(socket.edition, [question])[0], new, waiting

    question, new, waiting = await write()
    if new:
        tell_changed(key, waiting)
        for person_id, walker in duty.on_duty(key.edition_id).items():
            if person_id != socket.person.pk:
                walker.socket.tell(DeskAsked(question=question))
    return await _view(socket, key, payload.room)


@command(
    "desk.duty",
    Duty,
    returns=DeskView,
    right=can_staff_desk,
    on_map="desk panel: take duty, leave it",
    in_list="desk panel: take duty, leave it",
    limit=per_second(1, burst=5),
)
async def take_duty(socket: Socket, payload: Duty) -> DeskView:
    """Answer at a desk from now on, or no longer; leaving the campus ends it.

    Refused: no_such_room, room_restricted, no_such_desk.
    """
    walker_of(socket)
    key = await _key(socket, payload.room, payload.desk, on_map=payload.on)
    if socket.closed:
        raise refused("left")
    if payload.on:
        _watch(socket, key)
    elif duty.leave(key, socket.person.pk):
        tell_changed(key)
    return await _view(socket, key, payload.room)


@command(
    "desk.answer",
    Answer,
    returns=DeskView,
    right=can_staff_desk,
    on_map="desk panel: answer a question",
    in_list="desk panel: answer a question",
    limit=per_second(1, burst=5),
)
async def answer(socket: Socket, payload: Answer) -> DeskView:
    """Answer: kept with the question, and written to the asker as a direct message. Refused: no_such_question, already_done."""
    walker_of(socket)
    body = services.checked(payload.body)
    shown = await _key(socket, payload.room, payload.desk)
    edition = socket.edition

    @sync_to_async
    def write() -> tuple[DeskKey, int, MessageView | None]:
        question, written = services.answer(edition, payload.question, socket.person.pk, body)
        line = view_of_line(socket, question.asker_id, written[1]) if written else None
        return DeskKey(edition.pk, question.room_id, question.desk), question.asker_id, line

    key, asker_id, line = await write()
    if line is not None:
        tell_line(socket, asker_id, line)
    tell_changed(key, await _waiting(edition.pk), also=asker_id)
    return await _view(socket, shown, payload.room)


@command(
    "desk.close",
    CloseQuestion,
    returns=DeskView,
    right=can_ask,
    on_map="desk panel: close a question; withdraw one's own",
    in_list="desk panel: close a question; withdraw one's own",
    limit=per_second(1, burst=5),
)
async def close(socket: Socket, payload: CloseQuestion) -> DeskView:
    """Close a question without an answer; people may withdraw their own. Refused: no_such_question, already_done."""
    walker_of(socket)
    shown = await _key(socket, payload.room, payload.desk)
    edition_id = socket.edition.pk

    @sync_to_async
    def write() -> tuple[DeskKey, int]:
        question = services.close(
            edition_id, payload.question, socket.person.pk, is_team=can_staff_desk(socket.standing)
        )
        return DeskKey(edition_id, question.room_id, question.desk), question.asker_id

    key, asker_id = await write()
    tell_changed(key, await _waiting(edition_id), also=asker_id)
    return await _view(socket, shown, payload.room)
