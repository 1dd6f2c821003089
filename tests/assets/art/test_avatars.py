"""The wardrobe: every choice drawn, from every side, and light enough for a first visit."""

import gzip
import json
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from assets.art import avatars
from assets.art.avatar_poses import HEIGHT, STEPS
from assets.art.build import graded_colour
from assets.art.pixels import TILE
from assets.art.seats import BACK_TOP
from venue.people.avatar import SLOTS, Slot, encode

Pixels = NDArray[np.uint8]

PLAIN: dict[str, str] = {}
EVERY_CHOICE = [(slot, name) for slot in SLOTS for name in slot.names]
RARELY_SEEN = {  # what a choice is worn with, so that it shows
    "hair_colour": {"hair": "short"},
    "cover_colour": {"cover": "cap"},
    "glasses_colour": {"glasses": "square"},
    "dress_colour": {"dress": "dress"},
}


@pytest.fixture(scope="module")
def wardrobe() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(avatars.wardrobe(graded_colour)))
    return read


def pixels(look: dict[str, str], frame: int = 0) -> Pixels:
    return np.array(avatars.composed(encode(look), frame))


def test_the_wardrobe_is_light(wardrobe: dict[str, Any]) -> None:
    assert len(gzip.compress(json.dumps(wardrobe, ensure_ascii=False, separators=(",", ":")).encode(), 9)) < 15_000


def test_the_wardrobe_has_every_choice_that_can_be_made(wardrobe: dict[str, Any]) -> None:
    assert [slot[0] for slot in wardrobe["slots"]] == [slot.name for slot in SLOTS]
    for slot, name in EVERY_CHOICE:
        if slot.colour:
            assert len(wardrobe["ramps"][slot.of or slot.name][name]) == wardrobe["materials"][slot.of or slot.name][1]
        else:
            assert name in avatars.NOTHING or wardrobe["parts"][f"{slot.name}.{name}"]
    assert set(wardrobe["marks"]) == {"on_site", "speaker", "staff"}


def test_every_index_has_a_letter_and_every_cell_is_whole(wardrobe: dict[str, Any]) -> None:
    assert len(wardrobe["alphabet"]) == len(set(wardrobe["alphabet"])) == len(wardrobe["colours"]) <= 64
    for width, letters in wardrobe["cells"]:
        assert len(letters) % width == 0
        assert set(letters) <= set(wardrobe["alphabet"])
    assert all(len({len(column) for column in columns}) == 1 for columns in wardrobe["parts"].values())


@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot.name)
def test_no_two_choices_look_alike(slot: Slot) -> None:
    worn = RARELY_SEEN.get(slot.name, PLAIN)
    rolls = {"mobility": len(STEPS) - 3}.get(slot.name, 0)

    def seen(name: str) -> bytes:
        return pixels(worn | {slot.name: name}, rolls if name == "wheelchair" else 0).tobytes()

    assert len({seen(name) for name in slot.names}) == len(slot.names)


@pytest.mark.parametrize(("slot", "name"), [(s, n) for s, n in EVERY_CHOICE if not s.colour], ids=str)
def test_everyone_walks_on_the_same_line_and_moves(slot: Slot, name: str) -> None:
    first = 4 if name == "wheelchair" else 0
    for side in range(3):
        frames = [pixels({slot.name: name}, side * len(STEPS) + first + step) for step in range(3)]
        assert len({frame.tobytes() for frame in frames}) == 3
        assert np.nonzero(frames[0][..., 3].any(axis=1))[0].max() in (44, 45, 46, 47)


def test_who_sits_with_their_back_to_us_is_hidden_by_the_backrest() -> None:
    sitting = pixels({"hair": "long"}, 2 * len(STEPS) + 3)
    assert sitting[..., 3].any()
    assert not sitting[HEIGHT - TILE + BACK_TOP :, :, 3].any()


def test_dogs_and_canes_are_seen_from_all_sides() -> None:
    for side in range(3):
        for aid in ("guide_dog", "white_cane", "walking_stick"):
            with_it, without = (pixels({"mobility": name}, side * len(STEPS)) for name in (aid, "none"))
            assert (with_it != without).any(axis=2).sum() > 20


def test_what_hides_hair_leaves_none_of_it() -> None:
    for cover in ("hijab", "turban"):
        assert (pixels({"cover": cover, "hair": "long"}) == pixels({"cover": cover})).all()
