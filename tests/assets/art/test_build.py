"""The pictures: same bytes each time, the promised geometry, small files."""

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assets.art import avatars
from assets.art.avatar_poses import HEIGHT, STEPS
from assets.art.build import build
from assets.art.pieces import COLUMNS, Tileset
from assets.art.pixels import TILE
from assets.art.seats import BACK_TOP
from assets.art.tilesets import TILESETS
from venue.people.avatar import SLOTS, Slot, encode

Pixels = NDArray[np.uint8]

# What a browser may have to download, in bytes: the campus on a first visit, another tileset in its rooms.
HEAVIEST = {"campus": 48_000}
HEAVIEST_OTHER = 24_000

every_tileset = pytest.mark.parametrize("tileset", TILESETS, ids=lambda tileset: tileset.name)


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, int]:
    """What was written where, in bytes, as the build says."""
    directory = tmp_path_factory.mktemp("art") / "new" / "folder"
    return {directory / name: size for name, size in build(directory).items()}


@pytest.fixture(scope="module")
def built(sizes: dict[Path, int]) -> Path:
    return next(iter(sizes)).parent


@pytest.fixture(scope="module")
def wardrobe(built: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((built / "wardrobe.json").read_text(encoding="utf-8"))
    return read


def test_the_same_sources_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    build(tmp_path)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in built.iterdir()
    }


def test_it_writes_each_tileset_for_browsers_and_for_tiled_and_says_the_sizes(
    built: Path, sizes: dict[Path, int]
) -> None:
    assert sizes == {path: path.stat().st_size for path in built.iterdir()}
    tilesets = {f"{tileset.name}.{kind}" for tileset in TILESETS for kind in ("png", "webp")}
    icons = {"favicon.svg", "favicon.ico", "touch-icon.png"}
    tables = {"effects.json", "wardrobe.json"}
    looked_at = {"postcard.png", "welcome.webp"}
    assert {path.name for path in sizes} == tables | looked_at | icons | tilesets


def test_the_postcard_is_as_large_as_other_sites_want_it_and_light(built: Path) -> None:
    with Image.open(built / "postcard.png") as picture:
        assert picture.size == (1200, 630)
    assert (built / "postcard.png").stat().st_size < 60_000
    assert (built / "welcome.webp").stat().st_size < 10_000


@every_tileset
def test_a_tileset_is_as_large_as_its_catalogue_says_and_light(built: Path, tileset: Tileset) -> None:
    for kind, mode in (("png", "P"), ("webp", "RGBA")):
        with Image.open(built / f"{tileset.name}.{kind}") as picture:
            assert (picture.size, picture.mode) == ((COLUMNS * TILE, tileset.rows * TILE), mode)
            assert picture.height <= 4096
    assert (built / f"{tileset.name}.webp").stat().st_size <= HEAVIEST.get(tileset.name, HEAVIEST_OTHER)


@every_tileset
def test_browsers_and_tiled_get_the_same_picture(built: Path, tileset: Tileset) -> None:
    with Image.open(built / f"{tileset.name}.png") as one, Image.open(built / f"{tileset.name}.webp") as other:
        assert np.array_equal(np.array(one.convert("RGBA")), np.array(other))


@every_tileset
def test_quantising_keeps_shadows_soft_and_colours_true(built: Path, tileset: Tileset) -> None:
    with Image.open(built / f"{tileset.name}.webp") as picture:
        small = np.array(picture).astype(int)
    full = np.array(tileset.picture()).astype(int)

    assert np.abs(small[..., 3] - full[..., 3]).mean() < 0.5
    seen = full[..., 3] == 255
    assert np.abs(small[seen][:, :3] - full[seen][:, :3]).mean() < 8  # 5 % of it is the warm grade


# ---- avatars

PLAIN: dict[str, str] = {}
EVERY_CHOICE = [(slot, name) for slot in SLOTS for name in slot.names]
RARELY_SEEN = {  # what a choice is worn with, so that it shows
    "hair_colour": {"hair": "short"},
    "cover_colour": {"cover": "cap"},
    "glasses_colour": {"glasses": "square"},
    "dress_colour": {"dress": "dress"},
}


def pixels(look: dict[str, str], frame: int = 0) -> Pixels:
    return np.array(avatars.composed(encode(look), frame))


def test_the_wardrobe_is_light(built: Path) -> None:
    assert len(gzip.compress((built / "wardrobe.json").read_bytes(), 9)) < 15_000


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
    assert all(len(numbers) % 5 == 0 for numbers in wardrobe["parts"].values())


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
