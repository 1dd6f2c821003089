"""The control API over HTTP (`api.py` says what each request promises)."""

import asyncio
import hmac
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeVar

import msgspec
from aiohttp import WSMsgType, web

from realtime.media.api import Body, Description, Drain, Hearing, Name, Problem
from realtime.media.worker import RefusedError, Worker

# A hearing of 2,000 listeners with a dozen wants each is 3 MB.
MOST_BODY_BYTES = 8 * 1024 * 1024
# A reader of events that does not answer for so long is gone.
HEARTBEAT_S = 10

WORKER: web.AppKey[Worker] = web.AppKey("worker", Worker)
BodyType = TypeVar("BodyType", bound=Body)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

routes = web.RouteTableDef()


def application(worker: Worker) -> web.Application:
    """The API of a worker, which starts and stops with it."""

    async def living(_app: web.Application) -> AsyncIterator[None]:
        worker.start()
        yield
        await worker.stop()

    app = web.Application(middlewares=[_guarded], client_max_size=MOST_BODY_BYTES)
    app[WORKER] = worker
    app.add_routes(routes)
    app.cleanup_ctx.append(living)
    return app


@web.middleware
async def _guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        if not (request.method == "GET" and request.path == "/health"):
            _authorise(request)
        return await handler(request)
    except RefusedError as refused:
        return _json(Problem(code=refused.code, message=refused.message), refused.status)
    except web.HTTPException as error:
        return _json(Problem(code="bad_request", message=error.reason), error.status)


def _authorise(request: web.Request) -> None:
    expected = f"Bearer {request.app[WORKER].settings.secret}".encode()
    given = request.headers.get("Authorization", "").encode(errors="surrogateescape")
    if not hmac.compare_digest(given, expected):
        raise RefusedError(401, "unauthorised", "CAMPUS_MEDIA_SECRET is not the same here and there")


async def _body(request: web.Request, kind: type[BodyType]) -> BodyType:
    try:
        return msgspec.json.decode(await request.read(), type=kind)
    except msgspec.MsgspecError as error:
        raise RefusedError(400, "bad_request", str(error)) from error


def _name(request: web.Request, part: str) -> str:
    try:
        return msgspec.convert(request.match_info[part], Name)
    except msgspec.ValidationError as error:
        raise RefusedError(400, "bad_request", f"{part}: {error}") from error


def _json(body: Body, status: int = 200) -> web.Response:
    return web.Response(body=msgspec.json.encode(body), status=status, content_type="application/json")


def _nothing() -> web.Response:
    return web.Response(status=204)


@routes.get("/health")
async def health(request: web.Request) -> web.Response:
    return _json(request.app[WORKER].health())


@routes.put("/drain")
async def drain(request: web.Request) -> web.Response:
    worker = request.app[WORKER]
    worker.draining = (await _body(request, Drain)).draining
    return _json(worker.health())


@routes.put("/rooms/{room}/links/{link}/publisher")
async def publisher(request: web.Request) -> web.Response:
    offer = await _body(request, Description)
    answer = await request.app[WORKER].publish(_name(request, "room"), _name(request, "link"), offer.sdp)
    return _json(Description(sdp=answer))


@routes.put("/rooms/{room}/links/{link}/receiver")
async def receiver(request: web.Request) -> web.Response:
    offer = await request.app[WORKER].receive(_name(request, "room"), _name(request, "link"))
    return _json(Description(sdp=offer))


@routes.put("/rooms/{room}/links/{link}/receiver/answer")
async def receiver_answer(request: web.Request) -> web.Response:
    answer = await _body(request, Description)
    await request.app[WORKER].answer(_name(request, "room"), _name(request, "link"), answer.sdp)
    return _nothing()


@routes.delete("/rooms/{room}/links/{link}")
async def remove_link(request: web.Request) -> web.Response:
    request.app[WORKER].remove_link(_name(request, "room"), _name(request, "link"))
    return _nothing()


@routes.put("/rooms/{room}/hearing")
async def hearing(request: web.Request) -> web.Response:
    request.app[WORKER].hear(_name(request, "room"), await _body(request, Hearing))
    return _nothing()


@routes.delete("/rooms/{room}")
async def remove_room(request: web.Request) -> web.Response:
    request.app[WORKER].remove_room(_name(request, "room"))
    return _nothing()


@routes.get("/events")
async def events(request: web.Request) -> web.WebSocketResponse:
    worker = request.app[WORKER]
    socket = web.WebSocketResponse(heartbeat=HEARTBEAT_S, max_msg_size=1024)
    await socket.prepare(request)
    reader = worker.listen()
    writing = asyncio.ensure_future(_write(socket, reader))
    try:
        async for message in socket:
            if message.type is WSMsgType.ERROR:
                break
    finally:
        worker.readers.discard(reader)
        writing.cancel()
    return socket


async def _write(socket: web.WebSocketResponse, reader: "asyncio.Queue[bytes | None]") -> None:
    while (frame := await reader.get()) is not None:
        await socket.send_str(frame.decode())
    await socket.close()
