"""Where media comes in: one UDP socket a connection, on configured addresses and ports; who may be answered.

aioice offers every address of the machine but 127.0.0.1, on any port, and sends checks to every address that a browser
names. Here a worker offers what it was told to, and answers those only who came with the password of the connection: a
browser always comes, since the worker can be reached, and what it says of its own addresses is not needed. So nobody can
have a worker knock at the doors of its network, and no name of a browser's (mDNS) is ever looked up.
"""

import asyncio
import errno
import random
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from aioice.candidate import Candidate, candidate_foundation, candidate_priority
from aioice.ice import Connection, StunProtocol

# Some 50 ms of a hall's incoming media while the worker is busy with something else.
RECEIVE_BUFFER_BYTES = 512 * 1024
# Who was not heard for this long, three checks in a row, is gone (RFC 7675 allows 30 s; people wait for less).
CONSENT_INTERVAL_S = 4
CONSENT_FAILURES = 3


@dataclass(frozen=True, slots=True)
class Reach:
    """Pairs of an address bound to and the one that browsers are told, and the UDP ports that may be taken."""

    addresses: tuple[tuple[str, str], ...] = (("127.0.0.1", "127.0.0.1"),)
    ports: range = range(40000, 50000)


def open_socket(address: str, ports: range) -> socket.socket:
    """A UDP socket on a free port of `ports`. Raises OSError if there is none, or the address is not this machine's."""
    start = random.randrange(len(ports))  # noqa: S311 - spreads, hides nothing
    for number in range(len(ports)):
        found = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM)
        try:
            found.bind((address, ports[(start + number) % len(ports)]))
        except OSError as error:
            found.close()
            if error.errno != errno.EADDRINUSE:
                raise
        else:
            found.setblocking(False)
            found.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
            return found
    raise OSError(errno.EADDRINUSE, f"no UDP port free between {ports.start} and {ports.stop - 1} at {address}")


class MediaProtocol(StunProtocol):
    """Hands SRTP over at once: no queue, no task, and no exception of a STUN parser on the way."""

    receiver: "MediaConnection"

    def datagram_received(self, data: bytes | str, addr: tuple[Any, ...]) -> None:
        assert isinstance(data, bytes)
        if data and 127 < data[0] < 192:  # RFC 7983 §7
            if self.receiver.take_media is not None:
                self.receiver.take_media(data)
        else:
            super().datagram_received(data, addr)


class MediaConnection(Connection):
    """aioice's connection with candidates of ours. `reach` is the worker's; `take_media` takes what comes encrypted."""

    reach: ClassVar[Reach] = Reach()
    take_media: Callable[[bytes], None] | None = None

    async def get_component_candidates(
        self,
        component: int,
        addresses: list[str],
        timeout: int = 5,  # noqa: ASYNC109 - aioice's
    ) -> list[Candidate]:
        candidates = []
        loop = asyncio.get_running_loop()
        for bound, advertised in self.reach.addresses:
            opened = open_socket(bound, self.reach.ports)
            _, protocol = await loop.create_datagram_endpoint(lambda: MediaProtocol(self), sock=opened)
            self._protocols.append(protocol)
            protocol.local_candidate = Candidate(
                foundation=candidate_foundation("host", "udp", bound),
                component=component,
                transport="udp",
                priority=candidate_priority(component, "host"),
                host=advertised,
                port=opened.getsockname()[1],
                type="host",
            )
            candidates.append(protocol.local_candidate)
        return candidates


_CANDIDATES = re.compile(r"^a=(candidate:.*|end-of-candidates)\r?\n", re.MULTILINE)


def without_candidates(sdp: str) -> str:
    """A browser's description without its addresses, and without the word that no more will come: it will be heard of."""
    return _CANDIDATES.sub("", sdp)
