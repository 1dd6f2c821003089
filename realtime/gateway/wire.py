"""What travels as text on the socket: commands, replies, messages and refusals.

client  ["presence.enter", 17, {"room": "accueil"}]            a command, with an id that its reply repeats
server  ["ok", 17, {…}]   or   ["error", 17, {"code": …, "message": …}]
server  ["presence.roster", {…}]                               a message nobody asked for
"""

from enum import IntEnum
from typing import Any

import msgspec
from django.utils.functional import Promise

PROTOCOL = 1
TEXT_FRAME_BYTES = 32 * 1024  # a browser's answer for two dozen sections of media
BINARY_FRAME_BYTES = 16


class Payload(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of a command, of its result or of a message: decoded, bounded and typed in one step."""


class Nothing(Payload, frozen=True):
    """No fields."""


class Close(IntEnum):
    """Close codes. After those from 4400 on the client says why and does not come back by itself, except 4408 and 4503."""

    LEFT = 1000
    GOING_AWAY = 1001
    BAD_FRAMES = 4400
    SIGN_IN = 4401
    NOT_ADMITTED = 4403
    TOO_SLOW = 4408
    REPLACED = 4409
    KICKED = 4410
    BANNED = 4411
    TOO_MANY_FRAMES = 4429
    BUSY = 4503


class Refused(Exception):
    """A command that cannot be carried out. Nothing has changed; `message` says what to do, in the person's language."""

    def __init__(self, code: str, message: str | Promise) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


class BadFrame(Exception):
    """Bytes that are not of this protocol; `code` is what is counted and answered."""

    def __init__(self, code: str, command_id: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.command_id = command_id


_decoder = msgspec.json.Decoder(tuple[str, int, msgspec.Raw])
_encoder = msgspec.json.Encoder()


def decode_command(text: str) -> tuple[str, int, msgspec.Raw]:
    """Return (name, id, undecoded payload). Raises BadFrame("bad_frame")."""
    try:
        name, command_id, payload = _decoder.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise BadFrame("bad_frame") from error
    if not 0 < command_id < 2**31:
        raise BadFrame("bad_frame")
    return name, command_id, payload


def encode(*parts: Any) -> str:
    """Encode a reply or a message as a text frame."""
    return _encoder.encode(parts).decode()


def encoded(part: Any) -> msgspec.Raw:
    """A part that many messages hold, encoded once."""
    return msgspec.Raw(_encoder.encode(part))
