"""Taking part with sound and pictures: what one sends and watches, the ways there, captions, speaking in a full huddle."""

from realtime.gateway.registry import command, per_second
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Nothing
from realtime.huddles.messages import (
    AskFloor,
    Caption,
    Captioned,
    GiveFloor,
    Ice,
    Offer,
    Present,
    PublishAnswer,
    Receive,
    ReceiveAnswer,
    ReceiveOffer,
    SetMedia,
    Signal,
    Watch,
)
from realtime.huddles.permissions import can_present, can_talk
from realtime.huddles.refusals import refused
from realtime.huddles.rooms import talk_of
from realtime.huddles.ways import backend_of, ice_for
from realtime.media.api import SLOTS
from realtime.moderation.permissions import check_may_speak
from realtime.presence.campus import campus_of
from realtime.presence.commands import walker_of


@command(
    "huddles.media",
    SetMedia,
    returns=Nothing,
    right=can_talk,
    on_map="bar of the conversation: microphone, camera, share; Ctrl+Shift+A, Ctrl+Shift+V",
    in_list="bar of the conversation: microphone, camera, share",
    limit=per_second(5, burst=20),
)
async def media(socket: Socket, payload: SetMedia) -> Nothing:
    """Say what one takes part with from now on. Refused: muted (to send anything)."""
    walker = walker_of(socket)
    if payload.microphone or payload.camera or payload.screen:
        check_may_speak(socket)
    talk = talk_of(walker)
    talker = talk.talkers[walker.view.id]
    talker.set_media(payload)
    talk.take_part(talker)
    talk.touch()
    return Nothing()


@command(
    "huddles.ice",
    Nothing,
    returns=Ice,
    right=can_talk,
    on_map="auto: before each connection",
    in_list="auto: before each connection",
    limit=per_second(1, burst=10),
)
async def ice(socket: Socket, payload: Nothing) -> Ice:
    """How to reach media now. Refused: media_down."""
    return await ice_for(walker_of(socket))


@command(
    "huddles.publish",
    Offer,
    returns=PublishAnswer,
    right=can_talk,
    on_map="auto: taking part",
    in_list="auto: taking part",
    limit=per_second(1, burst=10),
)
async def publish(socket: Socket, payload: Offer) -> PublishAnswer:
    """Connect to send, on the link of `huddles.path`. Refused: old_link, media_busy, media_down."""
    backend = backend_of(await campus_of(socket.edition))
    return PublishAnswer(sdp=await backend.publish(walker_of(socket), payload.link, payload.sdp))


@command(
    "huddles.receive",
    Receive,
    returns=ReceiveOffer,
    right=can_talk,
    on_map="auto: taking part",
    in_list="auto: taking part",
    limit=per_second(1, burst=10),
)
async def receive(socket: Socket, payload: Receive) -> ReceiveOffer:
    """Ask for a connection to hear and see on. Refused: old_link, media_busy, media_down."""
    backend = backend_of(await campus_of(socket.edition))
    return ReceiveOffer(sdp=await backend.receive(walker_of(socket), payload.link), slots=SLOTS)


@command(
    "huddles.answer",
    ReceiveAnswer,
    returns=Nothing,
    right=can_talk,
    on_map="auto: taking part",
    in_list="auto: taking part",
    limit=per_second(1, burst=10),
)
async def answer(socket: Socket, payload: ReceiveAnswer) -> Nothing:
    """Answer the offer of `huddles.receive`. Refused: old_link, media_down."""
    backend = backend_of(await campus_of(socket.edition))
    await backend.answer(walker_of(socket), payload.link, payload.sdp)
    return Nothing()


@command(
    "huddles.watch",
    Watch,
    returns=Nothing,
    right=can_talk,
    on_map="auto: tiles that come into sight or leave it",
    in_list="auto: tiles that come into sight or leave it",
    limit=per_second(5, burst=20),
)
async def watch(socket: Socket, payload: Watch) -> Nothing:
    """Say whose pictures are to be sent."""
    walker = walker_of(socket)
    talk = talk_of(walker)
    talk.talkers[walker.view.id].watch = payload
    talk.touch()
    return Nothing()


@command(
    "huddles.signal",
    Signal,
    returns=Nothing,
    right=can_talk,
    on_map="auto: taking part, from browser to browser",
    in_list="auto: taking part, from browser to browser",
    limit=per_second(5, burst=20),
)
async def signal(socket: Socket, payload: Signal) -> Nothing:
    """Tell another browser how to connect to this one. Refused: not_heard, no_mesh."""
    walker = walker_of(socket)
    talk = talk_of(walker)
    other = next((person for person, talker in talk.talkers.items() if talker.number == payload.member), 0)
    me = walker.view.id
    if other not in talk.edges[me] and me not in talk.edges.get(other, ()):
        raise refused("not_heard")
    talk.backend.signal(walker, other, payload.kind, payload.sdp)
    return Nothing()


@command(
    "huddles.floor",
    AskFloor,
    returns=Nothing,
    right=can_talk,
    on_map="bar of the conversation: ask to speak, no longer ask",
    in_list="bar of the conversation: ask to speak, no longer ask",
    limit=per_second(1, burst=5),
)
async def floor(socket: Socket, payload: AskFloor) -> Nothing:
    """Ask to speak in a full huddle, or no longer. Refused: not_listening."""
    walker = walker_of(socket)
    talk = talk_of(walker)
    turns = talk.floor_of(walker.view.id)
    if payload.asking and (turns is None or not turns.ask(walker.view.id)):
        raise refused("not_listening")
    if turns is not None and not payload.asking:
        turns.withdraw(walker.view.id)
    talk.touch()
    return Nothing()


@command(
    "huddles.give_floor",
    GiveFloor,
    returns=Nothing,
    right=can_talk,
    on_map="bar of the conversation: give one’s place",
    in_list="bar of the conversation: give one’s place",
    limit=per_second(1, burst=5),
)
async def give_floor(socket: Socket, payload: GiveFloor) -> Nothing:
    """Give one's place to who waits first, and listen on. Refused: not_speaking, nobody_waits."""
    walker = walker_of(socket)
    talk = talk_of(walker)
    turns = talk.floor_of(walker.view.id)
    if turns is not None and walker.view.id in turns.listeners:
        raise refused("not_speaking")
    if turns is None or not turns.give(walker.view.id):
        raise refused("nobody_waits")
    talk.touch()
    return Nothing()


@command(
    "huddles.caption",
    Caption,
    returns=Nothing,
    right=can_talk,
    on_map="captions: write what is said",
    in_list="captions: write what is said",
    limit=per_second(4, burst=12),
)
async def caption(socket: Socket, payload: Caption) -> Nothing:
    """Show everyone in one's huddle, oneself included, what is being said. Kept nowhere. Refused: alone, muted."""
    walker = walker_of(socket)
    check_may_speak(socket)
    talk = talk_of(walker)
    me = walker.view.id
    huddle = talk.huddle_of.get(me)
    if huddle is None:
        raise refused("alone")
    told = Captioned(member=walker.member.number, text=payload.text, final=payload.final)
    talk.tell(told, [other for other in talk.huddles[huddle] if other == me or talk.may_meet(me, other)])
    return Nothing()


@command(
    "huddles.present",
    Present,
    returns=Nothing,
    right=can_present,
    on_map="share: show to the whole room, no longer",
    in_list="share: show to the whole room, no longer",
    limit=per_second(1, burst=5),
)
async def present(socket: Socket, payload: Present) -> Nothing:
    """Show one's shared screen to the whole room, or no longer. Refused: no_screen, screen_taken, muted."""
    walker = walker_of(socket)
    talk = talk_of(walker)
    me = walker.view.id
    if not payload.presenting:
        if talk.presenter == me:
            talk.present(None)
        return Nothing()
    check_may_speak(socket)
    if not talk.talkers[me].media.screen:
        raise refused("no_screen")
    if talk.presenter not in {None, me}:
        raise refused("screen_taken")
    talk.present(me)
    return Nothing()
