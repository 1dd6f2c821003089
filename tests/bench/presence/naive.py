"""What a first campus on Channels looks like: a group, and a message to it for each position.

`python -m tests.bench.presence.naive PORT`. Stock consumer, in-memory layer, Daphne, the settings of the campus.
"""

import sys
from typing import Any

from channels.generic.websocket import AsyncJsonWebsocketConsumer
from channels.routing import URLRouter
from daphne.endpoints import build_endpoint_description_strings
from daphne.server import Server
from django.urls import path


class NaiveConsumer(AsyncJsonWebsocketConsumer):
    groups = ["hall"]

    async def connect(self) -> None:
        self.number = int(self.scope["query_string"].removeprefix(b"id="))
        await self.accept()

    async def receive_json(self, content: dict[str, int], **_options: Any) -> None:
        await self.channel_layer.group_send("hall", {"type": "moved", "id": self.number} | content)

    async def moved(self, event: dict[str, Any]) -> None:
        del event["type"]
        await self.send_json(event)


if __name__ == "__main__":
    application = URLRouter([path("", NaiveConsumer.as_asgi())])
    endpoints = build_endpoint_description_strings(host="127.0.0.1", port=int(sys.argv[1]))
    Server(application, endpoints=endpoints, verbosity=0).run()
