"""The server with a frame encoded for each who hears it, as it was before `realtime.gateway.socket.tell`: to compare with."""

from collections.abc import Iterable

from realtime.chat import commands
from realtime.gateway.server import main
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Payload


def tell_each(told: Payload, sockets: Iterable[Socket]) -> None:
    for socket in sockets:
        socket.tell(told)


if __name__ == "__main__":
    commands.__dict__["tell"] = tell_each
    main()
