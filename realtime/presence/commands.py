"""What people ask of presence: to arrive, to go to a room, to sit, to get up, to leave."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from realtime.gateway.registry import command, per_second
from realtime.gateway.socket import Socket
from realtime.gateway.wire import PROTOCOL, Close, Nothing, Refused
from realtime.presence.arrivals import prepare
from realtime.presence.campus import Walker, campus_of, open_campus, refused, stands
from realtime.presence.messages import EditionView, Enter, Here, Join, Joined, Sit
from realtime.presence.motion import Reason
from realtime.presence.selectors import view_of
from realtime.presence.walking import Legs
from venue.editions.permissions import can_enter_campus


def walker_of(socket: Socket) -> Walker:
    """The walker of a socket. Raises Refused("not_joined") before `presence.join`."""
    campus = open_campus(socket.edition.pk)
    walker = campus.walkers.get(socket.person.pk) if campus else None
    if walker is None or walker.socket is not socket:
        raise Refused("not_joined", _("Vous n’êtes pas encore dans le campus. Rechargez la page."))
    return walker


@command(
    "presence.join",
    Join,
    returns=Joined,
    right=can_enter_campus,
    on_map="auto: arriving on the page",
    in_list="auto: arriving on the page",
    limit=per_second(1, burst=5),
)
async def join(socket: Socket, payload: Join) -> Joined:
    """Come in: to the room asked for, else where one last stood, else the entrance. The first command of a socket."""
    if payload.protocol != PROTOCOL:
        raise Refused("protocol", _("Le campus a été mis à jour : rechargez la page."))
    if socket.motion is not None:
        raise Refused("already_joined", _("Vous êtes déjà dans le campus."))
    campus = await campus_of(socket.edition)
    arrival = await prepare(socket)
    view = view_of(socket.person, socket.standing.title)
    walker = await campus.arrive(socket, view, payload.room, arrival.signs)
    socket.motion = Legs(campus, walker).take
    socket.on_close.append(lambda: campus.leave(walker))
    socket.ask_proof = lambda: walker.hub.resync(walker.member)
    return Joined(
        person=walker.view,
        edition=EditionView(
            slug=socket.edition.slug,
            title=socket.edition.title,
            local_time=timezone.localtime().isoformat("T", "seconds"),
        ),
        rooms=campus.views(socket.standing),
        here=walker.here(),
    )


@command(
    "presence.enter",
    Enter,
    returns=Here,
    right=can_enter_campus,
    on_map="walking onto a portal; door sign; palette: a room",
    in_list="button: go in; palette: a room",
    limit=per_second(1, burst=5),
)
async def enter(socket: Socket, payload: Enter) -> Here:
    """Go to another room. Refused: no_such_room, room_closed, room_restricted, room_full, no_map."""
    walker = walker_of(socket)
    campus = await campus_of(socket.edition)
    if payload.room not in campus.rooms:
        raise refused("no_such_room")
    if walker.changing_rooms:
        raise Refused("changing_rooms", _("Vous êtes déjà en train de changer de salle."))
    walker.changing_rooms = True
    try:
        await campus.enter(walker, campus.rooms[payload.room])
    finally:
        walker.changing_rooms = False
    return walker.here()


@command(
    "presence.sit",
    Sit,
    returns=Nothing,
    right=can_enter_campus,
    on_map="key x near a seat; click on a seat",
    in_list="button: sit down",
    limit=per_second(2, burst=6),
)
async def sit(socket: Socket, payload: Sit) -> Nothing:
    """Take a seat. Refused: no_such_seat, seat_taken, seat_reserved, no_free_seat."""
    walker = walker_of(socket)
    hub, member = walker.hub, walker.member
    seats = hub.map.seats
    if payload.seat is None:
        free = [i for i in hub.free_seats() if stands(hub.map, seats[i].x, seats[i].y, socket.standing)]
        if not free:
            raise Refused("no_free_seat", _("Il n’y a plus de siège libre dans cette salle."))
        index = min(free, key=lambda i: max(abs(seats[i].x - member.x), abs(seats[i].y - member.y)))
    else:
        index = payload.seat
        if index >= len(seats):
            raise Refused("no_such_seat", _("Ce siège n’existe pas."))
        if not stands(hub.map, seats[index].x, seats[index].y, socket.standing):
            raise Refused("seat_reserved", _("Ce siège est réservé."))
        if hub.sitters.get(index, member) is not member:
            raise Refused("seat_taken", _("Quelqu’un est déjà assis ici. Choisissez un autre siège."))
    if member.seat != index:
        hub.sit(member, index)
        hub.correct(member, Reason.MOVED)
    return Nothing()


@command(
    "presence.stand",
    Nothing,
    returns=Nothing,
    right=can_enter_campus,
    on_map="key x, or walking away",
    in_list="button: get up",
    limit=per_second(2, burst=6),
)
async def stand(socket: Socket, payload: Nothing) -> Nothing:
    """Get up, onto the nearest free tile. Refused: not_seated."""
    walker = walker_of(socket)
    member = walker.member
    if member.seat is None:
        raise Refused("not_seated", _("Vous êtes déjà debout."))
    tile = walker.hub.map.nearest_free(member.x, member.y, walker.may_stand)
    if tile is None:
        raise refused("nowhere_to_stand")
    walker.hub.move(member, *tile, member.facing, jump=True)
    walker.hub.correct(member, Reason.MOVED)
    return Nothing()


@command(
    "presence.leave",
    Nothing,
    returns=Nothing,
    right=can_enter_campus,
    on_map="button: leave the campus",
    in_list="button: leave the campus",
    limit=per_second(1, burst=2),
)
async def leave(socket: Socket, payload: Nothing) -> Nothing:
    """Leave the campus: gone from every room at once; the server closes the socket with 1000."""
    walker_of(socket)
    socket.start(_close(socket))
    return Nothing()


async def _close(socket: Socket) -> None:
    socket.close(Close.LEFT)
