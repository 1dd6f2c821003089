"""A connection of the load generator: ICE, DTLS and SDP are aiortc's; once they stand, packets take a shorter road.

aiortc's own way costs about 100 µs a packet, which would make the generator what is measured. Here the socket is read in
one callback; arrivals carry the kernel's own time, so that a generator that is late does not look like a slow server.
"""

import asyncio
import os
import random
import socket
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import aioice.ice
import aiortc.rtcpeerconnection
import aiortc.rtcrtpreceiver
import pylibsrtp
from aiortc import (
    RTCBundlePolicy,
    RTCConfiguration,
    RTCPeerConnection,
    RTCRtpReceiver,
    RTCRtpSender,
    RTCRtpTransceiver,
    RTCSessionDescription,
)
from aiortc.rtcrtpparameters import RTCRtpReceiveParameters, RTCRtpSendParameters

CONNECTED_WITHIN_S = 15
SO_TIMESTAMPNS = 35  # Linux: asm-generic/socket.h; socket(7)
DATAGRAM = 2048
AT_ONCE = 64  # datagrams read before others get their turn
SOCKET_BYTES = 1 << 20
CARD = "bench0"  # at most 15 characters, with what is added to it
TEST_ADDRESS = "198.18.0.1"  # for benchmarks (RFC 2544)


class Sender(RTCRtpSender):
    """Negotiates; what is sent is another's."""

    parameters: RTCRtpSendParameters | None = None

    async def send(self, parameters: RTCRtpSendParameters) -> None:
        self.parameters = parameters

    async def stop(self) -> None:
        pass


class Receiver(RTCRtpReceiver):
    """Negotiates; what comes is another's."""

    parameters: RTCRtpReceiveParameters | None = None

    def _set_rtcp_ssrc(self, ssrc: int) -> None:
        pass

    async def receive(self, parameters: RTCRtpReceiveParameters) -> None:
        self.parameters = parameters

    async def stop(self) -> None:
        pass


@contextmanager
def local_address() -> Iterator[str]:
    """An IPv4 address of this machine that is not 127.0.0.1: Janus takes no loopback address for a candidate.

    Where there is none, root gets a pair of virtual cards for the time being.
    """
    addresses = aioice.ice.get_host_addresses(use_ipv4=True, use_ipv6=False)
    if addresses:
        yield addresses[0]
        return
    assert os.geteuid() == 0, "No address but loopback, which Janus does not use: connect to a network, or be root."
    _ip("link", "add", CARD, "type", "veth", "peer", "name", f"{CARD}-peer")
    try:
        _ip("address", "add", f"{TEST_ADDRESS}/32", "dev", CARD)
        _ip("link", "set", CARD, "up")
        _ip("link", "set", f"{CARD}-peer", "up")
        yield TEST_ADDRESS
    finally:
        _ip("link", "delete", CARD)


def _ip(*arguments: str) -> None:
    subprocess.run(("ip", *arguments), check=True)


def install(address: str) -> None:
    """Make aiortc negotiate for `Wire`s, in this process; called once, before the first."""
    aioice.ice.get_host_addresses = lambda use_ipv4, use_ipv6: [address]
    aiortc.rtcpeerconnection.__dict__.update(RTCRtpSender=Sender, RTCRtpReceiver=Receiver)
    # One of 190 kB for each picture's section of a receiver, never used.
    aiortc.rtcrtpreceiver.__dict__.update(RemoteBitrateEstimator=lambda: None)


class Wire:
    """One peer connection. `loss`: the share of media and RTCP packets that are lost, of those sent and of those that come."""

    def __init__(self, *, loss: float = 0.0) -> None:
        self.connection = RTCPeerConnection(RTCConfiguration(iceServers=[], bundlePolicy=RTCBundlePolicy.MAX_BUNDLE))
        self.heard: Callable[[bytes, int], None] = lambda data, at_ns: None  # an RTP packet
        self.told: Callable[[bytes], None] = lambda data: None  # RTCP
        self.loss = loss
        self.lost = 0
        self.closed = False
        self._socket: socket.socket | None = None
        self._send_to: Any = None
        self._delegate: Any = None
        self._srtp_in: Any = None
        self._srtp_out: Any = None

    def offer_to_send(self, *kinds: str) -> list[RTCRtpTransceiver]:
        return [self._only_opus_and_vp8(self.connection.addTransceiver(kind, direction="sendonly")) for kind in kinds]

    def _only_opus_and_vp8(self, transceiver: RTCRtpTransceiver) -> RTCRtpTransceiver:
        wanted = {"audio": ("audio/opus",), "video": ("video/VP8", "video/rtx")}[transceiver.kind]
        known = RTCRtpSender.getCapabilities(transceiver.kind).codecs
        transceiver.setCodecPreferences([codec for codec in known if codec.mimeType in wanted])
        return transceiver

    async def offer(self) -> str:
        await self.connection.setLocalDescription(await self.connection.createOffer())
        return str(self.connection.localDescription.sdp)

    async def take_answer(self, sdp: str) -> None:
        await self.connection.setRemoteDescription(RTCSessionDescription(sdp, "answer"))

    async def answer(self, sdp: str) -> str:
        await self.connection.setRemoteDescription(RTCSessionDescription(sdp, "offer"))
        for transceiver in self.connection.getTransceivers():
            self._only_opus_and_vp8(transceiver)
        await self.connection.setLocalDescription(await self.connection.createAnswer())
        return str(self.connection.localDescription.sdp)

    async def connected(self) -> None:
        """Await ICE and DTLS, then take the socket over."""
        come = asyncio.Event()

        def look() -> None:
            if self.connection.connectionState in {"connected", "failed", "closed"}:
                come.set()

        self.connection.on("connectionstatechange", look)
        look()
        await asyncio.wait_for(come.wait(), CONNECTED_WITHIN_S)
        assert self.connection.connectionState == "connected", self.connection.connectionState
        dtls = self.connection.getTransceivers()[0].sender.transport
        pair = dtls.transport._connection._nominated[1]
        transport = pair.protocol.transport
        self._srtp_in, self._srtp_out = dtls._rx_srtp, dtls._tx_srtp
        self._delegate = pair.protocol.datagram_received
        duplicate: socket.socket = transport.get_extra_info("socket").dup()
        duplicate.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        duplicate.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SOCKET_BYTES)
        self._socket, address = duplicate, pair.remote_addr
        self._send_to = lambda data: duplicate.sendto(data, address)
        loop: Any = asyncio.get_running_loop()
        loop._remove_reader(transport.get_extra_info("socket").fileno())
        loop.add_reader(duplicate.fileno(), self._read)

    async def close(self) -> None:
        self.closed = True
        if self._socket is not None:
            asyncio.get_running_loop().remove_reader(self._socket.fileno())
            self._socket.close()
            self._socket = None
        await self.connection.close()

    def vanish(self) -> None:
        """Fall silent without a word, as a browser does that lost its network."""
        self.closed = True
        if self._socket is not None:
            asyncio.get_running_loop().remove_reader(self._socket.fileno())

    def send(self, packet: bytes) -> int:
        """Send RTP; the time it was sent, in ns of the wall clock."""
        sealed = self._srtp_out.protect(packet)
        at = time.time_ns()
        self._out(sealed)
        return at

    def tell(self, packet: bytes) -> None:
        """Send RTCP."""
        self._out(self._srtp_out.protect_rtcp(packet))

    def _loses(self) -> bool:
        lost = self.loss > 0 and random.random() < self.loss
        self.lost += lost
        return lost

    def _out(self, sealed: bytes) -> None:
        if self.closed or self._loses():
            return
        with suppress(BlockingIOError, ConnectionError):  # a full socket and a port that is gone lose packets
            self._send_to(sealed)

    def _read(self) -> None:
        assert self._socket is not None
        receive = self._socket.recvmsg
        for _ in range(AT_ONCE):
            try:
                data, ancillary, _flags, address = receive(DATAGRAM, 64)
            except (BlockingIOError, ConnectionError):
                return
            if not 128 <= data[0] < 192:
                self._delegate(data, address)
                if self._socket is None:
                    return
                continue
            if self._loses():
                continue
            try:
                if 192 <= data[1] < 224:  # RFC 5761
                    self.told(self._srtp_in.unprotect_rtcp(data))
                else:
                    seconds, nanoseconds = struct.unpack_from("qq", ancillary[0][2])
                    self.heard(self._srtp_in.unprotect(data), seconds * 1_000_000_000 + nanoseconds)
            except pylibsrtp.Error:  # sent twice, or too late
                continue
