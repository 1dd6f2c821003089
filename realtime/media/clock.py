"""The worker's one clock: seconds since 1970 that never step, whatever is done to the machine's time meanwhile."""

import time

_START = time.time() - time.monotonic()
_NTP_EPOCH = 2_208_988_800  # 1900 to 1970, s


def now() -> float:
    return _START + time.monotonic()


def to_ntp(at: float) -> int:
    """As 32.32 bits of seconds since 1900 (RFC 5905)."""
    return int((at + _NTP_EPOCH) * (1 << 32))


def from_ntp(ntp: int) -> float:
    return ntp / (1 << 32) - _NTP_EPOCH
