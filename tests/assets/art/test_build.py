"""The pictures: same bytes each time, the promised geometry, small files."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assets.art import avatars
from assets.art.build import build
from assets.art.pieces import COLUMNS, Tileset
from assets.art.pixels import TILE
from assets.art.seats import BACK_TOP
from assets.art.tilesets import TILESETS

Pixels = NDArray[np.uint8]

# What a browser may have to download, in bytes: the campus on a first visit, another tileset in its rooms.
HEAVIEST = {"campus": 48_000}
HEAVIEST_OTHER = 24_000

every_tileset = pytest.mark.parametrize("tileset", TILESETS, ids=lambda tileset: tileset.name)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("art")
    build(directory)
    return directory


@pytest.fixture(scope="module")
def sheet(built: Path) -> Pixels:
    with Image.open(built / "avatars.png") as picture:
        return np.array(picture.convert("RGBA"))


def frame(sheet: Pixels, person: int, column: int) -> Pixels:
    top, left = person * avatars.HEIGHT, column * avatars.WIDTH
    return sheet[top : top + avatars.HEIGHT, left : left + avatars.WIDTH]


def test_the_same_sources_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    build(tmp_path)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in built.iterdir()
    }


def test_it_writes_each_tileset_for_browsers_and_for_tiled_and_says_the_sizes(built: Path, tmp_path: Path) -> None:
    sizes = build(tmp_path / "new" / "folder")

    assert sizes == {path.name: path.stat().st_size for path in (tmp_path / "new" / "folder").iterdir()}
    tilesets = {f"{tileset.name}.{kind}" for tileset in TILESETS for kind in ("png", "webp")}
    icons = {"favicon.svg", "favicon.ico", "touch-icon.png"}
    assert set(sizes) == {"avatars.png", "contact-sheet.png", "postcard.png", "welcome.webp", *icons, *tilesets}


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


def test_the_sheet_has_a_row_for_each_person_and_sixteen_frames(sheet: Pixels) -> None:
    assert len(avatars.CAST) == 12
    assert sheet.shape == (12 * 48, 16 * 32, 4)
    assert all(frame(sheet, person, column)[..., 3].any() for person in range(12) for column in range(16))


@pytest.mark.parametrize("person", range(12))
def test_people_stand_on_the_same_line(sheet: Pixels, person: int) -> None:
    for direction in range(4):
        rows = np.nonzero(frame(sheet, person, direction * 3)[..., 3].any(axis=1))[0]
        assert rows.max() in (45, 46, 47)


@pytest.mark.parametrize("person", range(12))
def test_steps_differ_from_standing_and_from_each_other(sheet: Pixels, person: int) -> None:
    for direction in range(4):
        stand, one, two = (frame(sheet, person, direction * 3 + step).tobytes() for step in range(3))
        assert len({stand, one, two}) == 3


@pytest.mark.parametrize("person", range(12))
def test_right_is_left_mirrored(sheet: Pixels, person: int) -> None:
    for left, right in ((3, 6), (4, 7), (5, 8), (13, 14)):
        assert (frame(sheet, person, left)[:, ::-1] == frame(sheet, person, right)).all()


def test_who_sits_with_their_back_to_us_is_hidden_by_the_backrest(sheet: Pixels) -> None:
    on_foot = [index for index, person in enumerate(avatars.CAST) if not person.wheelchair]
    for person in on_foot:
        assert not frame(sheet, person, 15)[avatars.HEIGHT - TILE + BACK_TOP :, :, 3].any()


def test_nobody_looks_like_somebody_else(sheet: Pixels) -> None:
    assert len({frame(sheet, person, 0).tobytes() for person in range(12)}) == 12
