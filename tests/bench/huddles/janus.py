"""Debian's Janus with one VideoRoom, over its WebSocket API, with `event_loops = 1`: one thread for the media of all.

Its room is asked for what a huddle has: VP8 and Opus, no cap of the bit rate.
"""

import asyncio
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import aiohttp

from tests.bench.huddles.servers import KINDS, Process
from tests.bench.huddles.wire import Wire
from tests.campus import free_port

ROOM = 1
ANSWERS_WITHIN_S = 15
PORTS = "40000-44999"

GENERAL = """
general: {{
    debug_level = 2
    event_loops = 1
    session_timeout = 0
    api_secret = "{secret}"
    admin_secret = "{secret}"
}}
media: {{ rtp_port_range = "{ports}" }}
nat: {{ ice_enforce_list = "{address}" }}
plugins: {{ disable = "{plugins}" }}
transports: {{ disable = "libjanus_http.so,libjanus_mqtt.so,libjanus_nanomsg.so,libjanus_pfunix.so,libjanus_rabbitmq.so" }}
loggers: {{ disable = "libjanus_jsonlog.so" }}
events: {{ broadcast = false }}
"""
OTHER_PLUGINS = ("audiobridge", "duktape", "echotest", "lua", "nosip", "recordplay", "sip", "streaming", "textroom",
                 "videocall", "voicemail")  # fmt: skip
WEBSOCKETS = 'general: {{ ws = true, ws_port = {port}, ws_interface = "lo", wss = false }}\n'


class JanusServer:
    def __init__(self, address: str, core: int, folder: Path) -> None:
        self._address, self._core, self._folder = address, core, folder
        self._secret = secrets.token_hex(8)
        self._answers: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._numbers: dict[str, int] = {}

    @property
    def pid(self) -> int:
        return self._process.pid

    async def __aenter__(self) -> Self:
        port, configuration = free_port(), self._folder / "janus"
        configuration.mkdir(exist_ok=True)
        plugins = ",".join(f"libjanus_{name}.so" for name in OTHER_PLUGINS)
        general = GENERAL.format(secret=self._secret, ports=PORTS, address=self._address, plugins=plugins)
        (configuration / "janus.jcfg").write_text(general)
        (configuration / "janus.transport.websockets.jcfg").write_text(WEBSOCKETS.format(port=port))
        command = ["janus", f"--configs-folder={configuration}"]
        self._process = Process(command, self._core, self._folder / "janus.log")
        await self._process.ready(port)
        self._http = aiohttp.ClientSession()
        self._socket = await self._http.ws_connect(f"http://127.0.0.1:{port}", protocols=["janus-protocol"])
        self._reading = asyncio.ensure_future(self._read())
        self._session = (await self._ask(janus="create"))["data"]["id"]
        await self._say(
            await self._attach(),
            {"request": "create", "room": ROOM, "publishers": 50, "audiocodec": "opus", "videocodec": "vp8"},
        )
        return self

    async def __aexit__(self, *_exc: object) -> None:
        self._reading.cancel()
        await self._socket.close()
        await self._http.close()
        self._process.stop()

    async def publish(self, name: str, wire: Wire) -> None:
        wire.offer_to_send(*KINDS)
        handle = await self._attach()
        number = self._numbers[name] = len(self._numbers) + 1
        asked = {"request": "joinandconfigure", "ptype": "publisher", "room": ROOM, "id": number}
        answer = await self._say(handle, asked, {"type": "offer", "sdp": await wire.offer()})
        await wire.take_answer(answer["jsep"]["sdp"])

    async def listen(self, name: str, wire: Wire, sources: Sequence[str]) -> None:
        handle = await self._attach()
        streams = [{"feed": self._numbers[source]} for source in sources]
        offer = await self._say(handle, {"request": "join", "ptype": "subscriber", "room": ROOM, "streams": streams})
        answer = {"type": "answer", "sdp": await wire.answer(offer["jsep"]["sdp"])}
        await self._say(handle, {"request": "start"}, answer)

    # -- its protocol ----------------------------------------------------------------------------------------------------

    async def _attach(self) -> int:
        asked = await self._ask(janus="attach", plugin="janus.plugin.videoroom", session_id=self._session)
        handle: int = asked["data"]["id"]
        return handle

    async def _say(self, handle: int, body: dict[str, Any], jsep: dict[str, Any] | None = None) -> dict[str, Any]:
        """Ask the room; its event."""
        asked = {"janus": "message", "session_id": self._session, "handle_id": handle, "body": body}
        answer = await self._ask(**asked, **({"jsep": jsep} if jsep else {}))
        assert "error_code" not in answer["plugindata"]["data"], answer
        return answer

    async def _ask(self, **asked: Any) -> dict[str, Any]:
        transaction = secrets.token_hex(8)
        future = self._answers[transaction] = asyncio.get_running_loop().create_future()
        await self._socket.send_json(asked | {"transaction": transaction, "apisecret": self._secret})
        answer: dict[str, Any] = await asyncio.wait_for(future, ANSWERS_WITHIN_S)
        assert answer["janus"] != "error", answer
        return answer

    async def _read(self) -> None:
        async for message in self._socket:
            answer: dict[str, Any] = message.json()
            future = self._answers.get(answer.get("transaction", ""))
            if future is not None and not future.done() and answer["janus"] != "ack":
                future.set_result(answer)
