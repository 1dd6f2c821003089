"""How much a publisher is told to send at most: REMB, from the times its packets were sent and came."""

from aiortc.rate import RemoteBitrateEstimator
from aiortc.rtp import RTCP_PSFB_APP, RtcpPsfbPacket, pack_remb_fci

from realtime.media import rtp

# Below that the estimate is not believed: a browser starts at 300 kbit/s and the estimator follows it down. Two pictures
# of 360p, or one shared screen, in bit/s.
FLOOR = 1_500_000


class Bandwidth:
    """One estimate for all the pictures of a publisher, which share one path."""

    def __init__(self) -> None:
        self._estimator = RemoteBitrateEstimator()
        self._told = False
        self._unsaid = 0  # bytes since the estimator was last asked

    def add(self, packet: rtp.Packet, now: float, own_ssrc: int) -> bytes | None:
        """Take in when a packet came (s); returns the RTCP to send when the estimate changed.

        The estimator, 40 µs a call, is asked once a picture, with its last packet.
        """
        self._unsaid += packet.size
        if not packet.marker:
            return None
        estimate = self._estimator.add(
            arrival_time_ms=int(now * 1000), abs_send_time=packet.sent or 0, payload_size=self._unsaid, ssrc=packet.ssrc
        )
        self._unsaid = 0
        if estimate is None:
            if self._told:
                return None
            estimate = (FLOOR, [packet.ssrc])
        self._told = True
        rate, ssrcs = estimate
        return bytes(RtcpPsfbPacket(RTCP_PSFB_APP, own_ssrc, 0, pack_remb_fci(max(rate, FLOOR), ssrcs)))
