"""What is lost on the way is mended, and of many who speak at once the loudest are heard: a real worker and real peers."""

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any

from realtime.media.api import LOUDEST
from tests.media import MediaWorker
from tests.realtime.media.people import Peer, wants

Peers = Callable[[str], Peer]
VP8 = 97
EVERY = 10  # one packet in ten is lost, once


def protocol_of(peer: Peer) -> Any:
    return peer.connection.getTransceivers()[0].receiver.transport.transport._connection._protocols[0]


def is_picture(data: bytes) -> bool:
    return 127 < data[0] < 192 and data[1] & 0x7F == VP8


async def test_what_is_lost_on_both_sides_of_the_worker_comes_again(worker: MediaWorker, peer: Peers):
    ana, ben = peer("ana"), peer("ben")
    lost_going = 0
    came: set[int] = set()
    lost_coming: set[int] = set()
    enough = asyncio.Event()

    await worker.hear(1, {"ben": wants("ana")}, {"ana": ["microphone", "camera"]})
    await ana.publish()
    await ben.receive()
    await ben.until_frames(video=10)

    outgoing, incoming = protocol_of(ana), protocol_of(ben)
    send, receive = outgoing.send_data, incoming.datagram_received

    async def losing(data: bytes, address: Any) -> None:
        nonlocal lost_going
        if is_picture(data) and int.from_bytes(data[2:4], "big") % EVERY == 0:
            lost_going += 1  # aiortc sends it again as another stream (RFC 4588): that passes
        else:
            await send(data, address)

    def missing(data: bytes, address: Any) -> None:
        if is_picture(data):
            sequence = int.from_bytes(data[2:4], "big")
            if sequence % EVERY == 5 and sequence not in lost_coming:
                lost_coming.add(sequence)
                return
            came.add(sequence)
            last = max(came) - 30  # what comes last may still be on its way again
            if len(lost_coming) > 10 and lost_going > 10 and all(each in came for each in range(min(came) + 30, last)):
                enough.set()
        receive(data, address)

    outgoing.send_data, incoming.datagram_received = losing, missing
    async with asyncio.timeout(60):
        await enough.wait()
    await ben.until_frames(video=10)


async def test_of_many_who_speak_at_once_so_many_are_heard(worker: MediaWorker, peer: Peers):
    speakers = [f"s{number}" for number in range(LOUDEST + 2)]
    ben = peer("ben")
    heard: Counter[int] = Counter()
    enough = asyncio.Event()
    await ben.receive()
    incoming = protocol_of(ben)
    receive = incoming.datagram_received

    def counting(data: bytes, address: Any) -> None:
        if 127 < data[0] < 192 and data[1] & 0x7F == 96:  # Opus
            heard[int.from_bytes(data[8:12], "big")] += 1
            if heard.total() > 300:
                enough.set()
        receive(data, address)

    for link in speakers:
        await peer(link).publish()
    async with worker.events() as events:
        for link in speakers:
            await events.until(type="connection", link=link, connection="publisher", state="connected")
    await worker.hear(1, sending={link: ["microphone"] for link in speakers})
    incoming.datagram_received = counting
    await worker.hear(2, {"ben": wants(*speakers, picture=False)})
    async with asyncio.timeout(30):
        await enough.wait()
    # A few packets of others may pass before it is known that they all speak.
    constant = [ssrc for ssrc, packets in heard.items() if packets > 30]
    assert len(constant) == LOUDEST
