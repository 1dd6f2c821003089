"""The private names of aiortc, aioice and pylibsrtp that the worker stands on: checked at start, then put to use.

They are not promised to anyone. A version in which one is missing, or takes other arguments, must not be found out by
silent calls: `check` refuses to start, and tests/realtime/media/test_contract.py says so at the first `make test` after an
upgrade. How to go on then: docs/decisions/0019-forwarding-on-aiortc.md.
"""

import inspect
from importlib.metadata import version
from typing import Any

import aiortc.codecs
import aiortc.rtcicetransport
import aiortc.rtcpeerconnection
from aioice import ice
from aiortc.rtcdtlstransport import RTCDtlsTransport
from aiortc.rtcrtptransceiver import RTCRtpTransceiver

from realtime.media.ice import CONSENT_FAILURES, CONSENT_INTERVAL_S, MediaConnection, Reach
from realtime.media.receiver import Track
from realtime.media.sender import make_sender
from realtime.media.transport import MediaTransport

VERSIONS = {"aiortc": "1.16.0", "aioice": "0.13.0", "pylibsrtp": "1.0.0"}

# What is replaced or overridden, with the parameters that it is called with.
CALLED: tuple[tuple[Any, str, tuple[str, ...]], ...] = (
    (aiortc.rtcpeerconnection, "RTCDtlsTransport", ("transport", "certificates")),
    (aiortc.rtcpeerconnection, "RTCRtpReceiver", ("kind", "transport")),
    (aiortc.rtcpeerconnection, "RTCRtpSender", ("trackOrKind", "transport")),
    (aiortc.rtcicetransport, "Connection", ("ice_controlling", "components")),
    (ice, "get_host_addresses", ("use_ipv4", "use_ipv6")),
    (ice.Connection, "get_component_candidates", ("self", "component", "addresses", "timeout")),
    (ice.StunProtocol, "datagram_received", ("self", "data", "addr")),
    (aiortc.rtcpeerconnection.RTCPeerConnection, "_RTCPeerConnection__connect", ("self",)),
    (RTCDtlsTransport, "_setup_srtp", ("self",)),
    (RTCDtlsTransport, "_set_state", ("self", "state")),
    (RTCDtlsTransport, "stop", ("self",)),
    (RTCRtpTransceiver, "setCodecPreferences", ("self", "codecs")),
)
# What is read, and in whose code it must be found.
READ: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (RTCDtlsTransport, ("_rx_srtp", "_tx_srtp", "_transport")),
    (aiortc.rtcicetransport.RTCIceTransport, ("_connection",)),
    (ice.Connection, ("_nominated", "_protocols", "_remote_candidates_end")),
    (ice.CandidatePair, ("protocol", "remote_addr")),
    (ice.StunProtocol, ("local_candidate", "transport", "receiver")),
    (aiortc.rtcpeerconnection.RTCPeerConnection, ("_set_rtcp_ssrc", "_stream_id", "receiver.track", "receiver._track")),
    (aiortc.rtcpeerconnection, ("sender._track_id", "sender._ssrc", "sender._rtx_ssrc")),
    (RTCRtpTransceiver, ("sender._enabled", "receiver._enabled", "receiver.stop", "sender.stop")),
)
REPLACED: tuple[tuple[Any, str, Any], ...] = (
    (aiortc.rtcpeerconnection, "RTCDtlsTransport", MediaTransport),
    (aiortc.rtcpeerconnection, "RTCRtpReceiver", Track),
    (aiortc.rtcpeerconnection, "RTCRtpSender", make_sender),
    (aiortc.rtcicetransport, "Connection", MediaConnection),
)


class IncompatibleError(Exception):
    """What is installed is not what the worker was written for."""


def check() -> None:
    """Raises IncompatibleError, which names everything that differs."""
    found = [
        f"{package} is {version(package)}, not {wanted}"
        for package, wanted in VERSIONS.items()
        if version(package) != wanted
    ]
    for owner, name, parameters in CALLED:
        value = getattr(owner, name, None)
        if value is None:
            found.append(f"{owner.__name__}.{name} is gone")
        elif (given := tuple(inspect.signature(value).parameters)[: len(parameters)]) != parameters:
            found.append(f"{owner.__name__}.{name} takes {', '.join(given)}, not {', '.join(parameters)}")
    for owner, names in READ:
        source = inspect.getsource(owner)
        found += [f"{owner.__name__} has no {name}" for name in names if name not in source]
    for constant in ("CONSENT_FAILURES", "CONSENT_INTERVAL"):
        if not hasattr(ice, constant):
            found.append(f"aioice.ice.{constant} is gone")
    if found:
        raise IncompatibleError(
            "The media worker forwards packets through private names of aiortc and cannot run with what is installed:\n- "
            + "\n- ".join(found)
        )


def install(reach: Reach) -> None:
    """Put the worker's own parts where aiortc looks for its own, in this process; `check` first. Once is enough."""
    check()
    for module, name, ours in REPLACED:
        setattr(module, name, ours)
    MediaConnection.reach = reach
    ice.get_host_addresses = lambda use_ipv4, use_ipv6: [bound for bound, _ in reach.addresses]
    ice.CONSENT_INTERVAL = CONSENT_INTERVAL_S
    ice.CONSENT_FAILURES = CONSENT_FAILURES
    codecs = aiortc.codecs.CODECS
    codecs["audio"][:] = [codec for codec in codecs["audio"] if codec.name.lower() == "opus"]
    codecs["audio"][0].parameters.update({"minptime": 10, "useinbandfec": 1})
    codecs["video"][:] = codecs["video"][:2]  # VP8 and its retransmissions
