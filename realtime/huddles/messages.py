"""What huddles say on the socket: who hears whom, bubbles, media and its ways."""

from typing import Annotated, Literal

from msgspec import Meta

from realtime.gateway.registry import message
from realtime.gateway.wire import Payload
from realtime.people.messages import PersonId
from realtime.presence.messages import MemberNumber, PersonView

HuddleId = Annotated[int, Meta(ge=1, le=2**53)]
Gain = Annotated[float, Meta(ge=0, le=1)]
# A browser's answer for two dozen sections; the frame that carries it is bounded by the gateway.
Sdp = Annotated[str, Meta(min_length=1, max_length=28 * 1024)]
LinkName = Annotated[str, Meta(min_length=1, max_length=80)]
Reason = Annotated[str, Meta(max_length=2000)]
HuddleKind = Literal["open", "bubble", "area"]
Part = Literal["speaker", "listener"]
Backend = Literal["forwarder", "mesh"]
PathState = Literal["none", "ready", "waiting", "down"]
PathReason = Literal["", "worker_lost", "moved", "merged", "drained"]

# -- who hears whom ------------------------------------------------------------------------------------------------------


# What goes without saying is left out of what is told of huddles (`omit_defaults`): in a crowd that is most of it.


class Partner(Payload, frozen=True, omit_defaults=True):
    """Someone in a huddle. `sound`: they hear (a receiving connection is up); the rest is what they send now."""

    member: MemberNumber
    part: Part = "speaker"
    sound: bool = False
    microphone: bool = False
    camera: bool = False
    screen: bool = False

    @property
    def sends(self) -> bool:
        return self.microphone or self.camera or self.screen


class HuddleView(Payload, frozen=True, omit_defaults=True):
    """People who hear each other now: those near (open), those of a bubble, or those in a private area (`name`).

    `people`: how many they are. `partners`: all of them, oneself included, up to 40; of more, those who may speak, in the
    open those who send something. `waiting`: listeners who asked to speak, the first first.
    """

    id: HuddleId
    people: int
    partners: list[Partner]
    kind: HuddleKind = "open"
    name: str = ""
    locked: bool = False
    waiting: list[MemberNumber] = []


class Heard(Payload, frozen=True):
    member: MemberNumber
    gain: Gain


@message("huddles.around")
class Around(Payload, frozen=True, omit_defaults=True):
    """Whom one hears and how loud, who hears one, and one's huddle (null: alone): on coming to a room, and at each change.

    `near`: in a huddle of more than 40, oneself and those one hears as far as they have something on, or only listen.
    `apart` says why nobody can hear them although they may be near: they left, a silent area, do not disturb, quiet, muted.
    """

    hears: list[Heard]
    heard_by: list[MemberNumber]
    huddle: HuddleId | None = None
    near: list[Partner] = []
    apart: Literal["", "left", "silent", "do_not_disturb", "quiet", "muted"] = ""


@message("huddles.huddle")
class OwnHuddle(Payload, frozen=True):
    """The huddle one is in, before `huddles.around` names it and whenever it changed; the larger, the less often."""

    huddle: HuddleView


class Conversation(Payload, frozen=True, omit_defaults=True):
    """A huddle as the room is told of it. `members`: up to 40 of its people, those who may speak first; so for the others."""

    id: HuddleId
    people: int
    members: list[MemberNumber]
    listeners: int = 0
    kind: HuddleKind = "open"
    name: str = ""
    locked: bool = False
    microphones: list[MemberNumber] = []
    screens: list[MemberNumber] = []


@message("huddles.conversations")
class Conversations(Payload, frozen=True):
    """To the room, once a second at most: all conversations to who comes, then those that changed. `over`: those that ended.

    Bubbles, private areas, and huddles in the open in which someone has sound on: those who are merely near do not talk.
    """

    huddles: list[Conversation]
    over: list[HuddleId]


# -- media ---------------------------------------------------------------------------------------------------------------


class SetMedia(Payload, frozen=True):
    """What one takes part with from now on. Nothing is on before this is sent. `quiet`: heard and hearing at one tile only."""

    sound: bool
    microphone: bool
    camera: bool
    screen: bool = False
    screen_sound: bool = False
    quiet: bool = False


class IceServer(Payload, frozen=True):
    urls: list[str]
    username: str
    credential: str


class Ice(Payload, frozen=True):
    """How to reach media now: fetched anew for each connection, since credentials are short-lived (`expires_in` s)."""

    servers: list[IceServer]
    relay_only: bool
    expires_in: int


class Offer(Payload, frozen=True):
    """A publishing connection's offer, four sections: microphone, camera, screen, screen sound. All candidates in it."""

    link: LinkName
    sdp: Sdp


class PublishAnswer(Payload, frozen=True):
    sdp: Sdp


class Receive(Payload, frozen=True):
    link: LinkName


class ReceiveOffer(Payload, frozen=True):
    """`slots` sections of sound, then as many of picture; slot i is section i and section `slots` + i."""

    sdp: str
    slots: int


class ReceiveAnswer(Payload, frozen=True):
    link: LinkName
    sdp: Sdp


class Watch(Payload, frozen=True):
    """Whose picture is to be sent, the most wanted first: visible tiles only. `screens` likewise for shared screens."""

    cameras: Annotated[list[MemberNumber], Meta(max_length=16)]
    screens: Annotated[list[MemberNumber], Meta(max_length=4)]


@message("huddles.path")
class Path(Payload, frozen=True):
    """How media goes for you from now on. With another `link` than before, build new connections under that name, and
    close the former once the new ones are up (make before break). `link` is empty while there is nothing to connect
    to.

    state: none (nobody near: nothing to connect), ready, waiting (no worker has room: it will be told), down (media
    does not work). reason: what the person is told about a change: worker_lost, moved, merged, drained; empty for
    none.
    """

    backend: Backend
    link: str
    state: PathState
    reason: PathReason


class SlotView(Payload, frozen=True):
    slot: Annotated[int, Meta(ge=0, le=63)]
    member: MemberNumber
    source: Literal["person", "screen"]


@message("huddles.slots")
class SlotsTold(Payload, frozen=True):
    """Who is in which slot of your receiving connection `link`; others are empty."""

    link: str
    slots: list[SlotView]


class Signal(Payload, frozen=True):
    """Mesh only: to someone you hear. An offer, its answer, with all candidates in it."""

    member: MemberNumber
    kind: Literal["offer", "answer", "bye"]
    sdp: Annotated[str, Meta(max_length=24 * 1024)]


@message("huddles.signalled")
class Signalled(Payload, frozen=True):
    member: MemberNumber
    kind: Literal["offer", "answer", "bye"]
    sdp: str


# -- bubbles -------------------------------------------------------------------------------------------------------------


class WithPerson(Payload, frozen=True):
    person: PersonId


class WithHuddle(Payload, frozen=True):
    huddle: HuddleId


class Lock(Payload, frozen=True):
    """One's own huddle, or for the team any of the room (`reason` then goes to the log)."""

    huddle: HuddleId
    locked: bool
    reason: Reason = ""


class Admit(Payload, frozen=True):
    person: PersonId
    admitted: bool


@message("huddles.invited")
class Invited(Payload, frozen=True):
    by: PersonView
    huddle: HuddleId


@message("huddles.knocked")
class Knocked(Payload, frozen=True):
    """Someone asks to come into your locked huddle; `waiting` false: they no longer do, or were answered."""

    by: PersonView
    huddle: HuddleId
    waiting: bool


@message("huddles.answered")
class Answered(Payload, frozen=True):
    """Of an invitation you made (`by` whom) or of your knock."""

    by: PersonView | None
    huddle: HuddleId
    accepted: bool


@message("huddles.removed")
class Removed(Payload, frozen=True):
    """The team took you out of a conversation, ended it, or turned your microphone or your sharing off."""

    what: Literal["removed", "ended", "microphone_off", "screen_off"]
    reason: str


# -- speaking ------------------------------------------------------------------------------------------------------------


class AskFloor(Payload, frozen=True):
    """A listener of a full huddle asks to speak, or no longer does."""

    asking: bool


class GiveFloor(Payload, frozen=True):
    """A speaker gives their place to the one who waits first, and listens on."""


class Caption(Payload, frozen=True):
    """What is being said, typed by someone in the huddle. `final` ends the line; empty and final takes it away."""

    text: Annotated[str, Meta(max_length=300)]
    final: bool


@message("huddles.captioned")
class Captioned(Payload, frozen=True):
    member: MemberNumber
    text: str
    final: bool


# -- the room's screen ---------------------------------------------------------------------------------------------------


class Present(Payload, frozen=True):
    """Show one's shared screen to the whole room (speakers and team), or no longer."""

    presenting: bool


@message("huddles.presenting")
class Presenting(Payload, frozen=True):
    """To the room: whose screen is shown to all; null: nobody's."""

    member: MemberNumber | None


# -- the team ------------------------------------------------------------------------------------------------------------


class Remove(Payload, frozen=True):
    """The person is shown the `reason`. Logged."""

    person: PersonId
    reason: Reason


class End(Payload, frozen=True):
    """Those in it are shown the `reason`. Logged."""

    huddle: HuddleId
    reason: Reason


class TurnOff(Payload, frozen=True):
    """Someone's microphone or shared screen; they may turn it on again (a mute of moderation takes their voice). Logged."""

    person: PersonId
    what: Literal["microphone", "screen"]
