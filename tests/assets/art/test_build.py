"""The pictures: same bytes each time, the promised geometry, small files."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from assets.art.build import build
from assets.art.pieces import COLUMNS, Tileset
from assets.art.pixels import TILE
from assets.art.tilesets import TILESETS

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
