"""What the gateway counts, as plain numbers: an addition each."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Reasons, codes and kinds are few: each is a label of a metric."""

    refused_handshakes: Counter[str] = field(default_factory=Counter)  # by close code
    refused_frames: Counter[str] = field(default_factory=Counter)  # by reason
    closed_sockets: Counter[str] = field(default_factory=Counter)  # by close code
    frames_out: Counter[str] = field(default_factory=Counter)  # "motion" or "text"
    bytes_out: Counter[str] = field(default_factory=Counter)


tally = Tally()
