"""Sound and pictures encoded once, to be sent again and again: a sender then costs its packets alone.

VP8 640×360 at 25 frames a second and about 500 kbit/s; Opus at 45 kbit/s in packets of 20 ms, as browsers send.
"""

from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np
from aiortc.codecs.vpx import Vp8Encoder

SECONDS = 8
FRAMES_PER_S = 25
WIDTH, HEIGHT = 640, 360
VIDEO_BITS_PER_S = 480_000  # the encoder's goal; packets and key frames make it about 500
AUDIO_BITS_PER_S = 45_000
AUDIO_RATE = 48_000
AUDIO_SAMPLES = 960  # 20 ms
VIDEO_TICKS = 90_000 // FRAMES_PER_S


@dataclass(frozen=True)
class Clip:
    """`video`: the RTP payloads of each frame; the first frame is the only key frame, with a picture id of 15 bits in the
    bytes 2 and 3 of each payload. `audio`: one Opus packet each.
    """

    video: list[list[bytes]]
    audio: list[bytes]


def _pictures() -> list[list[bytes]]:
    """A soft landscape that pans, with grain on a third of it: about as hard to encode as a person who talks."""
    rng = np.random.default_rng(5)
    coarse = rng.integers(40, 215, (HEIGHT // 40, WIDTH // 40 * 2), dtype=np.uint8)
    landscape = np.kron(coarse, np.ones((40, 40), dtype=np.uint8))
    encoder = Vp8Encoder()
    encoder.target_bitrate = VIDEO_BITS_PER_S
    frames = []
    for number in range(SECONDS * FRAMES_PER_S):
        left = number * 2 % WIDTH
        luma = landscape[:, left : left + WIDTH].copy()
        face = luma[HEIGHT // 3 : 2 * HEIGHT // 3, WIDTH // 3 : 2 * WIDTH // 3]
        face[:] = face // 2 + rng.integers(0, 60, face.shape, dtype=np.uint8)
        frame = av.VideoFrame(WIDTH, HEIGHT, "yuv420p")
        for plane, pixels in zip(frame.planes, (luma, luma[::2, ::2], luma[1::2, 1::2]), strict=True):
            rows = np.zeros((plane.height, plane.line_size), dtype=np.uint8)
            rows[:, : plane.width] = pixels
            plane.update(rows.tobytes())
        frame.pts, frame.time_base = number * VIDEO_TICKS, Fraction(1, 90_000)
        payloads, _timestamp = encoder.encode(frame, force_keyframe=number == 0)
        frames.append(payloads)
    return [payloads for payloads in frames if payloads]


def _sounds() -> list[bytes]:
    """Noise that swells and fades, so that each packet differs from all others."""
    rng = np.random.default_rng(7)
    encoder = av.CodecContext.create("libopus", "w")
    encoder.bit_rate = AUDIO_BITS_PER_S
    encoder.sample_rate = AUDIO_RATE
    encoder.format = "s16"
    encoder.layout = "stereo"
    encoder.options = {"application": "voip", "vbr": "off", "frame_duration": "20"}
    packets = []
    for number in range(SECONDS * 50):
        loud = 4000 + 3000 * np.sin(number / 9)
        samples = (rng.standard_normal((1, AUDIO_SAMPLES * 2)) * loud).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = AUDIO_RATE, number * AUDIO_SAMPLES, Fraction(1, AUDIO_RATE)
        packets += [bytes(packet) for packet in encoder.encode(frame)]
    return packets


def encoded() -> Clip:
    return Clip(_pictures(), _sounds())
