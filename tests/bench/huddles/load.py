"""The load on a server, and one reading of what it costs."""

import asyncio
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.huddles.clip import VIDEO_BITS_PER_S, Clip
from tests.bench.huddles.listener import Listener
from tests.bench.huddles.servers import RelayServer, Server
from tests.bench.huddles.talker import Sent, Talker
from tests.bench.huddles.wire import Wire
from tests.bench.measuring import cpu_s, rss_mb

SETTLE_S = 1.0  # key frames of the arrivals
WINDOW_S = 2.5


@dataclass(frozen=True)
class Reading:
    """`people` publish, and `pairs` of a source and a listener are served. CPU in % of a core; the delays are from just
    before a packet is sent until the kernel has it for its listener, 0 where a server makes new packets.
    """

    people: int
    pairs: int
    cpu: float
    rss_mb: float
    p50_ms: float
    p99_ms: float
    delivered: float
    generator_cpu: float


async def talker(server: Server, name: str, clip: Clip, sent: Sent) -> Talker:
    wire = Wire()
    await server.publish(name, wire)
    await wire.connected()
    return Talker(wire, clip, sent)


async def listener(server: Server, name: str, sources: Sequence[str], sent: Sent | None) -> Listener:
    wire = Wire()
    await server.listen(name, wire, sources)
    await wire.connected()
    # Stock aiortc encodes at the bit rate it is told there is room for: that of the source, as the others forward it.
    if isinstance(server, RelayServer):
        return Listener(wire, room_bits_per_s=VIDEO_BITS_PER_S)
    return Listener(wire, sent=sent)


async def read(
    server: Server, talkers: Sequence[Talker], listeners: Sequence[Listener], kinds: Sequence[str]
) -> Reading:
    """What the load costs over `WINDOW_S`; `kinds` are those of which each listener is to get all."""

    def came() -> int:
        return sum(stream.packets for one in listeners for stream in one.streams.values() if stream.kind in kinds)

    def due() -> int:
        return sum(one.packets(kind) for one in talkers for kind in kinds) * pairs // len(talkers)

    pairs = len(listeners) * max(1, len(talkers) - 1)
    await asyncio.sleep(SETTLE_S)
    for one in listeners:
        one.delays_ns.clear()
    cpu, own, start, arrived, expected = cpu_s(server), time.process_time(), time.monotonic(), came(), due()
    await asyncio.sleep(WINDOW_S)
    took = time.monotonic() - start
    cpu, own = cpu_s(server) - cpu, time.process_time() - own
    expected, arrived = due() - expected, came() - arrived
    delays = [delay / 1e6 for one in listeners for delay in one.delays_ns]
    percentiles = statistics.quantiles(delays, n=100) if len(delays) > 1 else [0.0] * 99
    return Reading(
        people=len(talkers),
        pairs=pairs,
        cpu=100 * cpu / took,
        rss_mb=rss_mb(server),
        p50_ms=percentiles[49],
        p99_ms=percentiles[98],
        delivered=arrived / expected if expected else 1.0,
        generator_cpu=100 * own / took,
    )


async def one_to_many(server: Server, clip: Clip, numbers: Sequence[int]) -> list[Reading]:
    """One source, and more and more listeners."""
    sent: Sent = {}
    source = await talker(server, "source", clip, sent)
    listeners: list[Listener] = []
    readings = []
    for number in numbers:
        while len(listeners) < number:
            listeners.append(await listener(server, f"listener-{len(listeners)}", ["source"], sent))
        readings.append(await read(server, [source], listeners, ("audio", "video")))
    await asyncio.gather(source.wire.close(), *(one.wire.close() for one in listeners))
    return readings


async def all_to_all(server: Server, clip: Clip, people: int) -> Reading:
    """Everyone sends to everyone else, all talking. Only pictures are counted: of that many voices a server may leave some
    out. Delays are not taken: the clip of all is the same.
    """
    names = [f"person-{number}" for number in range(people)]
    talkers = [await talker(server, name, clip, {}) for name in names]
    listeners = [await listener(server, name, [other for other in names if other != name], None) for name in names]
    reading = await read(server, talkers, listeners, ("video",))
    wires = [one.wire for one in talkers] + [one.wire for one in listeners]
    await asyncio.gather(*(wire.close() for wire in wires))
    return reading
