"""RTP as it comes: read right, compared with aiortc's own reader and writer, and nothing upsets it."""

from aiortc.rtcrtpparameters import RTCRtpHeaderExtensionParameters, RTCRtpParameters
from aiortc.rtp import HeaderExtensionsMap, RtpPacket
from hypothesis import given
from hypothesis import strategies as st

from realtime.media import rtp
from realtime.media.reception import MOST_ASKED, MOST_MISSING, Missing, Reception

IDS = {rtp.MID: 1, rtp.AUDIO_LEVEL: 2, rtp.ABS_SEND_TIME: 3}
AGREED = HeaderExtensionsMap()
AGREED.configure(
    RTCRtpParameters(headerExtensions=[RTCRtpHeaderExtensionParameters(id=n, uri=uri) for uri, n in IDS.items()])
)


@given(
    st.integers(96, 127),
    st.booleans(),
    st.integers(0, 0xFFFF),
    st.integers(0, 0xFFFFFFFF),
    st.binary(max_size=1200),
    st.none() | st.integers(0, 127),
    st.none() | st.integers(0, 0xFFFFFF),
    st.none() | st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True),
    st.integers(0, 20),
    st.lists(st.integers(0, 0xFFFFFFFF), max_size=3),
)
def test_what_aiortc_writes_is_read(
    payload_type, marker, sequence, timestamp, payload, level, sent, mid, padding, sources
):
    written = RtpPacket(payload_type, int(marker), sequence, timestamp, 42, payload)
    written.csrc, written.padding_size = sources, padding
    written.extensions.audio_level = None if level is None else (True, level)
    written.extensions.abs_send_time, written.extensions.mid = sent, mid
    data = written.serialize(AGREED)
    packet = rtp.parse(data, rtp.ExtensionIds.of(IDS))
    assert packet is not None
    assert (packet.payload_type, packet.marker, packet.sequence, packet.timestamp) == (
        payload_type,
        128 * marker,
        sequence,
        timestamp,
    )
    assert (packet.ssrc, packet.payload, packet.size) == (42, payload, len(data))
    assert (packet.level, packet.sent, packet.mid) == (level, sent, mid)


@given(st.binary(max_size=80), st.integers(0x80, 0xBF))
def test_no_bytes_upset_it(data: bytes, first: int):
    for each in (data, bytes((first,)) + data):
        packet = rtp.parse(each, rtp.ExtensionIds.of(IDS))
        assert packet is None or len(packet.payload) <= len(each)


@given(st.integers(0, 0xFFFF), st.sets(st.integers(1, 198)), st.integers(0, 0xFFFFFFFF))
def test_reports_count_what_was_lost(first: int, lost: set[int], timestamp: int):
    reception = Reception(90000)
    for place in range(200):
        if place not in lost:
            reception.add((first + place) & 0xFFFF, (timestamp + place * 3000) & 0xFFFFFFFF, 1000 + place / 30)
    assert reception.lost == len(lost)
    assert reception.highest == first + 199
    assert reception.fraction_lost() == (len(lost) << 8) // 200
    assert reception.fraction_lost() == 0  # of what came since
    assert reception.jitter < 3  # it came as regularly as it was sent


@given(st.integers(0, 0xFFFF), st.sets(st.integers(1, 98), max_size=40))
def test_what_is_missing_is_asked_for_until_it_comes(first: int, lost: set[int]):
    missing = Missing()
    asked: set[int] = set()
    for place in range(100):
        if place not in lost:
            assert missing.add((first + place) & 0xFFFF)
            asked.update(missing.to_ask(1000 + place / 1000))
    assert asked == {(first + place) & 0xFFFF for place in lost}
    again = missing.to_ask(1002)
    assert again == [(first + place) & 0xFFFF for place in sorted(lost)]
    for sequence in again:
        assert missing.add(sequence)  # mended
        assert not missing.add(sequence)  # and once more: it came before
    assert missing.to_ask(1003) == []


def test_what_never_comes_is_given_up_and_a_long_gap_is_not_mended():
    missing = Missing()
    missing.add(0)
    missing.add(2)
    assert [missing.to_ask(1000 + n) for n in range(MOST_ASKED + 2)] == [[1]] * MOST_ASKED + [[]] * 2
    missing.add(3 + MOST_MISSING)
    assert missing.to_ask(2000) == []
