"""VP8's payload descriptor (RFC 7741 §4.2): which picture a packet belongs to, and whether a key frame starts in it."""

# The extension byte of a descriptor, by what it announces.
PICTURE, TL0, TEMPORAL, KEY_INDEX = 0x80, 0x40, 0x20, 0x10


class Descriptor:
    """One packet's descriptor. `picture`, `tl0` and `layer` are None where the packet has none."""

    __slots__ = ("extension", "layer", "picture", "size", "start", "starts_key_frame", "tl0")

    def __init__(self, start: bytes, extension: int) -> None:
        self.start = start  # one byte of flags, and one that says what else is there, if anything
        self.extension = extension  # the second; 0 for nothing
        self.size = len(start)  # bytes
        self.picture: int | None = None  # picture id, 15 bits
        self.tl0: int | None = None  # index of the base temporal layer, 8 bits
        self.layer: int | None = None  # the byte of temporal layer (3 bits) and key frame index (5 bits)
        self.starts_key_frame = False


def parse(payload: bytes) -> Descriptor | None:
    """Read the descriptor at the start of a payload; None if it is cut short."""
    try:
        flags = payload[0]
        if not flags & 0x80:
            found = Descriptor(payload[:1], 0)
        else:
            found = Descriptor(payload[:2], payload[1])
            at = 2
            if found.extension & PICTURE:
                picture = payload[at]
                at += 1
                if picture & 0x80:
                    picture = (picture & 0x7F) << 8 | payload[at]
                    at += 1
                found.picture = picture
            if found.extension & TL0:
                found.tl0 = payload[at]
                at += 1
            if found.extension & (TEMPORAL | KEY_INDEX):
                found.layer = payload[at]
                at += 1
            found.size = at
        # The first partition of a frame starts with its tag, whose lowest bit is 0 for a key frame (RFC 6386 §9.1).
        found.starts_key_frame = flags & 0x17 == 0x10 and not payload[found.size] & 1
    except IndexError:
        return None
    return found
