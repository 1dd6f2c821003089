"""People talk: real browsers with fake devices, a real campus, a real media worker.

They hear and see whom they should, and no one else.
"""

import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.talking import TONE, Meet, campus_with_media, free_tiles, people_meeting

# In the lounge: a corner, far from it, and a table with its own privacy.
ROOM = "salon"
CORNER, FAR = (3, 9), (30, 9)
AT_TABLE, BESIDE_TABLE = (2, 7), (2, 8)


def near(at: tuple[int, int]) -> set[tuple[int, int]]:
    """Tiles from which one is heard well."""
    return free_tiles(ROOM, at, 1, 2)


def test_two_people_walk_together_hear_and_see_each_other_and_part(meet: Meet) -> None:
    ana, ben = meet("walker-1", ROOM), meet("walker-2", ROOM)
    ben.stand_at(*FAR)
    ana.stand_at(*CORNER)
    for person in (ana, ben):
        expect(person.media("microphone")).to_have_attribute("data-state", "off")
        person.take_part("video")
    ana.hears_nobody()
    ana.sees_nobody()

    ben.walk_to(near(CORNER))
    for person, other in ((ana, "Walker-2"), (ben, "Walker-1")):
        person.hears()
        person.sees(other)
    expect(ana.page.locator(".who-hears")).to_have_attribute("data-hearers", "1")

    ben.media("microphone").click()
    ana.hears_nobody()
    ana.sees("Walker-2")
    ben.media("microphone").click()
    ana.hears()

    ben.stand_at(*FAR)
    for person in (ana, ben):
        person.hears_nobody()
        person.sees_nobody()
    expect(ana.page.locator(".who-hears")).to_have_attribute("data-hearers", "0")


def test_a_private_area_joins_those_inside_and_keeps_out_who_stands_beside(meet: Meet) -> None:
    ana, ben, cai = (meet(f"walker-{number}", ROOM) for number in (3, 4, 5))
    for person in (ana, ben, cai):
        person.take_part("voice")
    ana.stand_at(*AT_TABLE)
    ben.walk_to({(5, 7)})
    cai.stand_at(*BESIDE_TABLE)

    ana.hears()
    ben.hears()
    cai.hears_nobody()
    expect(ana.page.locator(".who-hears")).to_have_attribute("data-hearers", "1")


@pytest.mark.slow  # four and five browsers that walk a room
def test_a_fifth_joins_four_who_talk(meet: Meet) -> None:
    people = [meet(f"walker-{number}", ROOM) for number in range(6, 11)]
    *four, fifth = people
    fifth.stand_at(*FAR)
    places = sorted(free_tiles(ROOM, CORNER, 0, 1))
    for person, place in zip(four, places, strict=False):
        person.stand_at(*place)
    for person in people:
        person.take_part("voice")
    for person in four:
        person.hears()
        expect(person.page.locator(".who-hears")).to_have_attribute("data-hearers", "3")
    fifth.hears_nobody()

    fifth.walk_to(set(places[4:]))
    for person in people:
        expect(person.page.locator(".who-hears")).to_have_attribute("data-hearers", "4")
        person.hears()


@pytest.mark.slow  # four and five browsers that walk a room
def test_two_groups_that_merge_and_part_keep_the_voices_they_had(meet: Meet) -> None:
    ana, hers, ben, his = (meet(f"walker-{number}", ROOM, init=TONE) for number in range(20, 24))
    ana.stand_at(*CORNER)
    hers.walk_to(near(CORNER))
    ben.stand_at(*FAR)
    his.walk_to(near(FAR))
    for person in (ana, hers, ben, his):
        person.take_part("voice")
    ana.hears()

    # That no connection moves is for the tests of the worker; how much of a voice is missing, for `make bench-meeting`.
    for places, hearers in ((near(CORNER), 2), ({FAR}, 1)):
        ben.walk_to(places)
        expect(ana.page.locator(".who-hears")).to_have_attribute("data-hearers", str(hearers))
        ana.goes_on_receiving("audio")


def test_a_screen_is_shared_with_those_who_hear_and_nobody_else(meet: Meet) -> None:
    ana, ben, cai = (meet(f"walker-{number}", ROOM) for number in (11, 12, 13))
    ana.stand_at(*CORNER)
    ben.walk_to(near(CORNER))
    cai.stand_at(*FAR)
    for person in (ana, ben, cai):
        person.take_part("listen")

    ana.media("screen").click()
    expect(ana.media("screen")).to_have_attribute("data-state", "on")
    ben.sees("Walker-11", "screen")
    cai.sees_nobody()
    cai.hears_nobody()

    ana.media("screen").click()
    expect(ben.tile_of("Walker-11", "screen")).to_have_count(0)
    expect(ana.media("screen")).to_have_attribute("data-state", "off")


def test_after_a_reload_nothing_is_on(meet: Meet) -> None:
    ana, ben = meet("walker-14", ROOM), meet("walker-15", ROOM)
    ana.stand_at(*CORNER)
    ben.walk_to(near(CORNER))
    for person in (ana, ben):
        person.take_part("video")
    ben.hears()

    ana.page.reload()
    ana.await_inside(ROOM)
    for kind in ("sound", "microphone", "camera"):
        expect(ana.media(kind)).to_have_attribute("data-state", "off")
    ben.hears_nobody()

    # The devices were checked before: it is one press now.
    ana.media("microphone").click()
    expect(ana.media("microphone")).to_have_attribute("data-state", "on")
    ben.hears()
    ana.hears()


def test_a_call_heals_when_its_worker_is_killed(
    database_template: Path, tmp_path: Path, media_chromium: Browser
) -> None:
    with (
        campus_with_media(database_template, tmp_path, workers=2) as (server, workers),
        people_meeting(media_chromium, server) as meet,
    ):
        ana, ben = meet("walker-1", ROOM), meet("walker-2", ROOM)
        for person in (ana, ben):
            person.take_part("video")
        ana.stand_at(*CORNER)
        ben.walk_to(near(CORNER))
        for person, other in ((ana, "Walker-2"), (ben, "Walker-1")):
            person.hears()
            person.sees(other)

        carrying = next(worker for worker in workers if worker.health()["rooms"])
        connections = {person.who: person.connections() for person in (ana, ben)}
        carrying.stop(signal.SIGKILL)
        expect(ana.page.get_by_text("Le serveur qui portait le son s’est arrêté").first).to_be_attached()
        heir = next(worker for worker in workers if worker is not carrying)
        for person, name in ((ana, "Walker-2"), (ben, "Walker-1")):
            person.hears(since=connections[person.who])
            person.sees(name)
        assert heir.health()["rooms"] == 1


def test_from_the_list_by_the_keyboard_alone(meet: Meet) -> None:
    ana, ben = meet("walker-16", ROOM, view="list"), meet("walker-17", ROOM)
    ben.take_part("voice")
    ana.tab_to(ana.media("microphone"))
    ana.page.keyboard.press("Enter")
    check = ana.page.locator("[data-part=voice]")
    expect(check).to_be_enabled()
    ana.tab_to(check)
    ana.page.keyboard.press("Enter")
    expect(ana.media("microphone")).to_have_attribute("data-state", "on")
    ana.hears()
    ben.hears()

    ana.page.keyboard.press("Control+Shift+A")
    expect(ana.media("microphone")).to_have_attribute("data-state", "off")
    ben.hears_nobody()
    ana.page.keyboard.press("Control+Shift+A")
    ben.hears()


def test_who_has_no_webrtc_takes_part_by_text(meet: Meet) -> None:
    ana = meet("walker-18", ROOM)
    ana.page.context.add_init_script("delete window.RTCPeerConnection")
    ana.page.reload()
    ana.await_inside(ROOM)
    ana.media("microphone").click()
    expect(ana.page.get_by_text("Ce navigateur ne permet ni de parler ni d’entendre.").first).to_be_visible()
    for part in ("video", "voice", "listen"):
        expect(ana.page.locator(f"[data-part={part}]")).to_be_disabled()
    ana.page.locator("[data-part=text]").click()
    expect(ana.media("microphone")).not_to_have_attribute("data-state", "on")


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        ("NotAllowedError", "Le navigateur n’a pas le droit d’utiliser le micro."),
        ("NotReadableError", "Un autre programme utilise le micro."),
        ("NotFoundError", "Aucun micro trouvé."),
    ],
)
def test_a_microphone_that_cannot_be_used_is_said_and_one_listens(meet: Meet, failure: str, words: str) -> None:
    ana = meet("walker-19", ROOM)
    ana.page.evaluate(
        "failure => { navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', failure) } }",
        failure,
    )
    ana.media("microphone").click()
    ana.page.get_by_role("button", name="Essayer mon micro").click()
    expect(ana.page.get_by_text(words).first).to_be_visible()
    expect(ana.page.locator("[data-part=voice]")).to_be_disabled()
    ana.page.locator("[data-part=listen]").click()
    expect(ana.media("sound")).to_have_attribute("data-state", "on")
    expect(ana.media("microphone")).not_to_have_attribute("data-state", "on")
