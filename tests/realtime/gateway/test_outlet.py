"""What goes out to one client."""

import asyncio
from typing import Any

from realtime.gateway.outlet import INTERNAL_ERROR, Outlet
from realtime.gateway.wire import Frame


async def test_what_cannot_be_sent_closes_the_connection_instead_of_leaving_it_silent() -> None:
    sent: list[dict[str, Any]] = []

    async def send(event: dict[str, Any]) -> None:
        if event.get("text") == "too much":
            raise ValueError("as a server does with what it cannot frame")
        sent.append(event)

    outlet = Outlet(send)
    for text in ("one", "too much", "two"):
        outlet.send(Frame(text.encode(), is_text=True))
    await asyncio.wait_for(outlet.run(), 5)
    assert sent == [
        {"type": "websocket.send", "text": "one"},
        {"type": "websocket.close", "code": INTERNAL_ERROR},
    ]
