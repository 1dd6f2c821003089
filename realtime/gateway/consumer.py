"""The one WebSocket application: admits, reads frames, dispatches commands, and always cleans up.

Not a subclass of Channels' AsyncConsumer: its dispatch hops to a thread on every message, which is what makes a naive
campus collapse at about twenty walkers. Channels still routes, authenticates and carries messages between processes.
"""

import asyncio
from contextlib import suppress
from typing import Any

import structlog
from django.utils.translation import gettext_lazy as _

from realtime.gateway.admission import NotAdmitted, Visitor, admit, sockets
from realtime.gateway.door import DoorBusy, door
from realtime.gateway.line import Hung, Line, TooMuchSaid
from realtime.gateway.outlet import Outlet, Send
from realtime.gateway.registry import commands
from realtime.gateway.socket import Socket
from realtime.gateway.tally import tally
from realtime.gateway.wire import BINARY_FRAME_BYTES, TEXT_FRAME_BYTES, BadFrame, Close, Refused, decode_command

log = structlog.get_logger(__name__)

BAD_FRAMES = {
    "bad_frame": _("Ce message n’a pas été compris. Rechargez la page."),
    "bad_payload": _("Cette demande est mal formée. Rechargez la page."),
    "unknown_command": _("Cette demande n’existe pas. Rechargez la page."),
    "too_large": _("Ce message est trop long."),
    "out_of_order": _("Un pas est arrivé dans le désordre. Rechargez la page."),
}
TOO_FAST = _("Trop de demandes à la fois : patientez quelques secondes.")
NOT_ALLOWED = _("Votre rôle ne permet pas cela. L’équipe d’organisation peut vous aider.")
FAILED = _("Une erreur est survenue de notre côté. Réessayez dans un instant.")

# One walks on one socket; a few more may be opening or closing, or be companions of it.
SOCKETS_PER_PERSON = 8
# A client joins at once; who never does holds nothing for long.
JOIN_WITHIN_S = 30


async def gateway(scope: dict[str, Any], receive: Any, send: Send) -> None:
    """The ASGI application at `/ws/<edition>/`."""
    if (await receive())["type"] != "websocket.connect":
        return
    line, outlet = Line(receive, send), Outlet(send)
    visitor = Visitor.of(scope, outlet)
    try:
        await _serve(visitor, line)
    except (DoorBusy, NotAdmitted, TooMuchSaid) as refusal:
        tally.refused_handshakes[str(int(refusal.code))] += 1
        await line.refuse(refusal.code, refusal.told if isinstance(refusal, NotAdmitted) else None)
    except Hung:
        pass
    finally:
        line.drop()
        if visitor.socket is not None:
            sockets.discard(visitor.socket)
            visitor.socket.gone()


async def _serve(visitor: Visitor, line: Line) -> None:
    if not visitor.session_key:
        raise NotAdmitted(Close.SIGN_IN)
    await line.wait_for_turn()
    try:
        await line.accept()  # before the socket is known to anyone who could say something on it
        socket = await admit(visitor)
    finally:
        door.done()
    writer = asyncio.ensure_future(socket.outlet.run())
    for told in socket.welcome:
        socket.tell(told)
    _close_surplus(socket)
    deadline = asyncio.get_running_loop().call_later(JOIN_WITHIN_S, _close_idle, socket)
    try:
        await _read(socket, line.receive)
    finally:
        deadline.cancel()
        socket.gone()
        writer.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await writer


def _close_surplus(newest: Socket) -> None:
    mine = [socket for socket in sockets if socket.person.pk == newest.person.pk and not socket.closed]
    for socket in sorted(mine, key=lambda socket: socket.opened_at)[:-SOCKETS_PER_PERSON]:
        socket.close(Close.REPLACED)


def _close_idle(socket: Socket) -> None:
    if socket.motion is None:
        socket.close(Close.BAD_FRAMES)


async def _read(socket: Socket, receive: Any) -> None:
    while True:
        event = await receive()
        if event["type"] == "websocket.disconnect":
            return
        if socket.closed:
            continue  # the close frame is on its way; what still comes in is nobody's
        binary = event.get("bytes")
        if binary is not None:
            take_binary(socket, binary)
        else:
            await take_text(socket, event.get("text") or "")


def take_binary(socket: Socket, frame: bytes) -> None:
    """A motion frame: handed to the walker as it is."""
    if not socket.binary_allowance.take():
        tally.refused_frames["too_many"] += 1
        socket.close(Close.TOO_MANY_FRAMES)
    elif len(frame) > BINARY_FRAME_BYTES:
        _strike(socket, BadFrame("too_large"))
    elif socket.motion is None:
        _strike(socket, BadFrame("bad_frame"))
    else:
        try:
            socket.motion(frame)
        except BadFrame as bad:
            _strike(socket, bad)


async def take_text(socket: Socket, text: str) -> None:
    """A command: decoded, checked against right and limit, carried out, answered."""
    if not socket.text_allowance.take():
        tally.refused_frames["too_many"] += 1
        socket.close(Close.TOO_MANY_FRAMES)
        return
    name, command_id = "", 0
    try:
        if len(text) > TEXT_FRAME_BYTES:
            raise BadFrame("too_large")
        name, command_id, raw = decode_command(text)
        command = commands.get(name)
        if command is None:
            raise BadFrame("unknown_command", command_id)
        payload = command.decode(raw, command_id)
        if not command.right(socket.standing):
            raise Refused("not_allowed", NOT_ALLOWED)
        if not socket.may_ask(command):
            raise Refused("too_fast", TOO_FAST)
        result = await command.handler(socket, payload)
    except BadFrame as bad:
        _strike(socket, bad)
    except Refused as refusal:
        socket.refuse(command_id, refusal)
    except Exception:
        log.exception("command.failed", command=name)
        socket.refuse(command_id, Refused("failed", FAILED))
    else:
        socket.reply(command_id, result)


def _strike(socket: Socket, bad: BadFrame) -> None:
    socket.strike(bad.command_id, Refused(bad.code, BAD_FRAMES[bad.code]))
