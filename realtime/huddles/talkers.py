"""Those who are in a room, with what they take part with and what keeps them apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from weakref import WeakKeyDictionary

from msgspec.structs import replace

from realtime.gateway.socket import Socket
from realtime.huddles.ground import Ground, Spot
from realtime.huddles.hearing import CONNECT_TILES, IN_THE_OPEN, QUIET_TILES, Ears
from realtime.huddles.messages import HuddleView, Partner, SetMedia, Watch
from realtime.media.api import Kind
from realtime.moderation.permissions import may_speak
from realtime.presence.campus import Walker
from realtime.presence.hub import Member

Apart = Literal["", "left", "silent", "do_not_disturb", "quiet", "muted"]

NOTHING_ON = SetMedia(sound=False, microphone=False, camera=False)
NOBODY = Watch(cameras=[], screens=[])
Told = tuple[Mapping[int, float], Sequence[int], int | None, Sequence[Partner], Apart]

# What each socket said last: it holds in the next room too.
_media: WeakKeyDictionary[Socket, SetMedia] = WeakKeyDictionary()


@dataclass(slots=True, eq=False)
class Talker:
    """`number` is how the room calls them, as long as they are in it.

    told: what `huddles.around` said last; shown: the view of a huddle that they were told last
    """

    walker: Walker
    member: Member
    id: int
    number: int
    media: SetMedia = NOTHING_ON
    watch: Watch = NOBODY
    takes_part: bool = False
    told: Told | None = None
    shown: HuddleView | None = None

    def set_media(self, media: SetMedia) -> None:
        self.media = _media[self.walker.socket] = media

    @property
    def is_muted(self) -> bool:
        return not may_speak(self.walker.socket)


def media_of(socket: Socket) -> SetMedia:
    """What someone said last that they have on."""
    return _media.get(socket, NOTHING_ON)


def takes_part(media: SetMedia) -> bool:
    """Whether any of it has to be carried."""
    return media.sound or media.microphone or media.camera or media.screen


def arrive(walker: Walker) -> Talker:
    """Someone who comes in. What was on stays on through a door, but for a shared screen: that was for those who were there."""
    talker = Talker(walker, walker.member, walker.view.id, walker.member.number)
    talker.media = replace(media_of(walker.socket), screen=False, screen_sound=False)
    return talker


def apart_of(talker: Talker, spot: Spot, *, left: bool) -> Apart:
    """Why people who are near may not hear someone: the strongest reason first."""
    if talker.member.signs.status == "do_not_disturb":
        return "do_not_disturb"
    if left:
        return "left"
    if spot.silent:
        return "silent"
    if talker.is_muted:
        return "muted"
    return "quiet" if talker.media.quiet or spot.whisper else ""


def ears_of(talker: Talker, ground: Ground, *, left: bool) -> tuple[Ears, Apart]:
    """Someone as the step sees them, before bubbles and turns to speak."""
    x, y = talker.member.x, talker.member.y
    spot = ground.at(x, y)
    apart = apart_of(talker, spot, left=left)
    reach = CONNECT_TILES
    if apart in {"do_not_disturb", "left", "silent"}:
        reach = 0
    elif talker.media.quiet or spot.whisper:
        reach = QUIET_TILES
    group = -spot.zone if spot.zone else IN_THE_OPEN
    return Ears(talker.id, x, y, group, spot.zone, reach, speaks=not talker.is_muted), apart


def sends(talker: Talker, *, speaks: bool) -> frozenset[Kind]:
    """What may come from someone now: nothing from who is muted or only listens."""
    if not speaks:
        return frozenset()
    media = talker.media
    on: dict[Kind, bool] = {
        "microphone": media.microphone,
        "camera": media.camera,
        "screen": media.screen,
        "screen_sound": media.screen and media.screen_sound,
    }
    return frozenset(kind for kind, is_on in on.items() if is_on)
