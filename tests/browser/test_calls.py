"""In the middle of a call: another device, another size, less of everything, a key to talk, devices that vanish, another room."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.talking import SILENCE, Meet, Talker, free_tiles, people_meeting
from tests.campus import CampusServer
from tests.media import MediaWorker
from tests.realtime.paths import portal_to

ROOM = "salon"
CORNER = (3, 9)
USED = re.compile("[1-9]")
# Of a voice, in a second: 50 packets, or with pauses left out a few.
SENDS_PAUSES = """async pauses => {
    const count = async () => {
        let packets = 0;
        for (const peer of peers) if (peer.connectionState === 'connected') (await peer.getStats()).forEach(stat => {
            if (stat.type === 'outbound-rtp' && stat.kind === 'audio') packets += stat.packetsSent;
        });
        return packets;
    };
    const before = await count();
    await new Promise(resolve => setTimeout(resolve, 1000));
    const sent = await count() - before;
    return pauses ? sent > 30 : sent < 15;
}"""


SIZE = """([tile, width, height]) => {
    const video = document.querySelector(`[data-tile="${tile}"] video`);
    return video?.videoWidth === width && video.videoHeight === height;
}"""
# What a browser does when a camera is unplugged; Chromium's fake ones cannot be.
VANISHES = """() => {
    const senders = peers.filter(peer => peer.connectionState === 'connected').flatMap(peer => peer.getSenders());
    const { track } = senders.find(({ track }) => track?.kind === 'video' && track.readyState === 'live');
    track.stop();
    track.dispatchEvent(new Event('ended'));
}"""
NO_OTHER = """() => {
    navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotFoundError') };
}"""
ANOTHER = "() => { delete navigator.mediaDevices.getUserMedia }"


def two_near(meet: Meet, first: int, part: str = "video", init: str = "") -> tuple[Talker, Talker]:
    """Two who stand in a corner and take part."""
    ana, ben = (meet(f"walker-{number}", ROOM, init=init) for number in (first, first + 1))
    ana.stand_at(*CORNER)
    ben.walk_to(free_tiles(ROOM, CORNER, 1, 2))
    for person in (ana, ben):
        person.take_part(part)
    return ana, ben


@pytest.fixture(scope="module")
def pair(
    talking_campus: tuple[CampusServer, list[MediaWorker]], media_chromium: Browser
) -> Iterator[tuple[Talker, Talker]]:
    """Two who stand together with sound and picture; each test leaves them so, and all as it was set."""
    with people_meeting(media_chromium, talking_campus[0]) as meet:
        yield two_near(meet, 30)


@contextmanager
def settings(person: Talker) -> Iterator[None]:
    person.settings()
    yield
    person.page.keyboard.press("Escape")
    expect(person.page.get_by_role("dialog", name="Réglages")).to_have_count(0)


def test_another_microphone_and_another_camera_are_heard_and_seen(pair: tuple[Talker, Talker]) -> None:
    ana, ben = pair
    ben.hears()
    ben.sees("Walker-30")
    (microphone,), (camera,) = ana.sent("audio"), ana.sent("video")

    with settings(ana):
        for label, before in (("Micro à utiliser", microphone), ("Caméra à utiliser", camera)):
            choice = ana.page.get_by_label(label)
            names = choice.locator("option:not([value=''])").all_inner_texts()
            assert names[-1] != before["label"]
            choice.select_option(label=names[-1])
        expect(ana.media("camera")).to_have_attribute("data-state", "on")
        ana.page.wait_for_function(
            "([kind, id]) => sent(kind).length === 1 && sent(kind)[0].deviceId !== id",
            arg=["audio", microphone["deviceId"]],
        )
        ana.page.wait_for_function(
            "([kind, id]) => sent(kind).length === 1 && sent(kind)[0].deviceId !== id",
            arg=["video", camera["deviceId"]],
        )
    ben.goes_on_receiving("audio", "video")


def test_noise_reduction_is_turned_off_in_the_middle_of_a_talk_and_echo_is_not(pair: tuple[Talker, Talker]) -> None:
    ana, ben = pair
    ben.hears()
    for expected in (True, False, True):
        with settings(ana):
            switch = ana.page.get_by_role("switch", name="Réduction du bruit")
            switch.set_checked(expected)
            ana.page.wait_for_function(
                "wanted => sent('audio').length === 1 && sent('audio')[0].noiseSuppression === wanted", arg=expected
            )
        assert ana.sent("audio")[0]["echoCancellation"] is True
        ben.goes_on_receiving("audio")


def test_with_push_to_talk_one_is_heard_while_the_key_is_held(pair: tuple[Talker, Talker]) -> None:
    ana, ben = pair
    with settings(ana):
        ana.page.get_by_role("switch", name="Parler seulement en maintenant la touche").check()
    ben.hears_nobody()
    ana.page.locator(".map").focus()
    ana.page.keyboard.down("p")
    ben.goes_on_receiving("audio")
    expect(ana.page.locator(".who-hears")).to_have_attribute("data-hearers", "1")
    ana.page.keyboard.up("p")
    ben.hears_nobody()
    expect(ana.page.locator(".who-hears")).to_have_attribute("data-hearers", "0")
    with settings(ana):
        ana.page.get_by_role("switch", name="Parler seulement en maintenant la touche").uncheck()
    ben.goes_on_receiving("audio")


def test_with_less_bandwidth_pictures_stop_but_pinned_ones_and_sound_goes_on(pair: tuple[Talker, Talker]) -> None:
    ana, ben = pair
    ben.sees("Walker-30")
    with settings(ben):
        expect(ben.page.locator(".usage")).to_have_attribute("data-usage", USED)
        ben.page.get_by_role("switch", name="Débit réduit").check()
    expect(ben.tile_of("Walker-30").locator("video")).to_have_count(0)
    expect(ben.tile_of("Walker-30").locator("[data-avatar]")).to_be_visible()
    ben.receives_no_more("video")
    ben.goes_on_receiving("audio")
    ana.goes_on_receiving("audio", "video")

    ben.tile_of("Walker-30").locator(".tile-more").click()
    ben.page.get_by_role("button", name="Épingler en tête").locator("visible=true").click()
    ben.sees("Walker-30")
    ben.goes_on_receiving("video")
    ben.tile_of("Walker-30").locator(".tile-more").click()
    ben.page.get_by_role("button", name="Ne plus épingler").locator("visible=true").click()
    with settings(ben):
        ben.page.get_by_role("switch", name="Débit réduit").uncheck()
    ben.sees("Walker-30")


@pytest.mark.slow  # voices of their own: two more browsers
def test_pauses_are_left_out_as_soon_as_one_spares_the_line(meet: Meet) -> None:
    ana, _ben = two_near(meet, 38, "voice", SILENCE)
    ana.until(SENDS_PAUSES, True)
    connections = ana.connections()
    for sparing in (True, False):
        with settings(ana):
            ana.page.get_by_role("switch", name="Débit réduit").set_checked(sparing)
        ana.until(SENDS_PAUSES, not sparing)
    assert ana.connections() == connections


def test_a_camera_that_vanishes_is_replaced_or_else_it_is_said(pair: tuple[Talker, Talker]) -> None:
    ana, ben = pair
    ben.sees("Walker-30")
    ana.page.evaluate(VANISHES)
    expect(ana.page.get_by_text("La caméra a disparu : une autre la remplace.").first).to_be_attached()
    ben.goes_on_receiving("audio", "video")

    ana.page.evaluate(NO_OTHER)
    ana.page.evaluate(VANISHES)
    expect(ana.page.locator("[data-problem=vanished]")).to_be_visible()
    expect(ana.media("camera")).to_have_attribute("data-state", "problem")
    expect(ben.tile_of("Walker-30").locator("video")).to_have_count(0)
    ben.goes_on_receiving("audio")

    ana.page.evaluate(ANOTHER)
    ana.page.locator("[data-problem=vanished]").get_by_role("button", name="Réessayer").click()
    ben.sees("Walker-30")


@pytest.mark.slow  # a large picture is much for a busy machine to draw, code and decode
def test_a_large_picture_by_choice_and_back(meet: Meet) -> None:
    """Hers is the only camera: Chromium gives all of its pages the same one in the size that the first of them asked for."""
    ana, ben = two_near(meet, 44, part="voice")
    ana.media("camera").click()
    ben.sees("Walker-44")
    tile = ben.tile_of("Walker-44").get_attribute("data-tile")
    for choice, width, height in (("Haute définition", 1280, 720), ("Normale", 640, 360)):
        with settings(ana):
            ana.page.get_by_role("radio", name=choice).check()
        ben.page.wait_for_function(SIZE, arg=[tile, width, height], timeout=60_000)
        ben.goes_on_receiving("video")


def test_more_and_leave_by_mouse_and_by_keyboard(pair: tuple[Talker, Talker]) -> None:
    ana, ben = pair
    more, menu = ana.page.get_by_role("button", name="Plus", exact=True), ana.page.locator("#huddle-more")
    more.click()
    expect(menu.get_by_role("button").first).to_be_focused()
    menu.get_by_role("button", name="Fermer la conversation").click()
    expect(menu).to_be_hidden()
    expect(ben.page.locator("[data-huddle][data-locked=true]")).to_be_visible()

    ben.tab_to(ben.page.get_by_role("button", name="Plus", exact=True))
    ben.page.keyboard.press("Enter")
    menu = ben.page.locator("#huddle-more")
    item = menu.get_by_role("button", name="Ouvrir la conversation à tout le monde")
    ben.tab_to(item)
    ben.page.keyboard.press("Enter")
    expect(ana.page.locator("[data-huddle][data-locked=false]")).to_be_visible()
    expect(ben.page.get_by_role("button", name="Plus", exact=True)).to_be_focused()
    ben.page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    ben.page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(ben.page.get_by_role("button", name="Plus", exact=True)).to_be_focused()

    ana.page.get_by_role("button", name="Quitter").click()
    for person in (ana, ben):
        expect(person.page.locator(".talk")).to_have_count(0)
    expect(ana.page.locator(".who-hears")).to_have_attribute("data-apart", "left")

    ana.walk_to(free_tiles(ROOM, CORNER, 1, 1) - {ana.at})
    expect(ben.page.locator(".talk")).to_have_count(1)
    ben.tab_to(ben.page.get_by_role("button", name="Quitter"))
    ben.page.keyboard.press("Enter")
    expect(ben.page.locator(".who-hears")).to_have_attribute("data-apart", "left")
    ben.walk_to(free_tiles(ROOM, CORNER, 1, 2) - {ben.at})
    ben.hears()


@pytest.mark.slow  # three browsers that walk through a door
def test_who_signs_stays_large_in_the_next_room_and_nobody_else_is(meet: Meet) -> None:
    ana, ben = two_near(meet, 46, "voice")
    cai = meet("walker-48", "accueil")
    cai.take_part("voice")
    signs = ana.page.locator("[data-tile][data-signing=true]")
    ana.tile_of("Walker-47").locator(".tile-more").click()
    ana.page.get_by_role("button", name="Langue des signes : en grand").locator("visible=true").click()
    expect(signs.locator(".tile-name")).to_have_text("Walker-47")

    door = set(portal_to(ROOM, "accueil").region.tiles())
    ana.walk_to(door)
    ana.await_inside("accueil")
    x, y = ana.at
    cai.walk_to(free_tiles("accueil", (x, y), 1, 2))
    expect(ana.tile_of("Walker-48")).to_be_visible()
    expect(signs).to_have_count(0)
    expect(ana.page.locator(".tile-sign")).to_have_count(0)

    ben.walk_to(door)
    ben.await_inside("accueil")
    expect(signs.locator(".tile-name")).to_have_text("Walker-47")
