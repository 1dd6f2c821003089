"""The catalogue is consistent, and the numbers that maps rely on stay."""

import json

import numpy as np
import pytest

from assets.art.autotile import FULL, MASKS, mask_at
from assets.art.ground import edge_distance
from assets.art.pieces import FIRST_GID, Placed, Tileset
from assets.art.pixels import TILE
from assets.art.tilesets import TILESETS, index
from rooms.maps import document

every_tileset = pytest.mark.parametrize("tileset", TILESETS, ids=lambda tileset: tileset.name)


def placed(name: str) -> Placed:
    return index()[name][1]


def test_maps_may_use_what_is_drawn() -> None:
    assert tuple(tileset.name for tileset in TILESETS) == document.TILESETS


def test_no_two_pieces_have_one_name() -> None:
    assert len(index()) == sum(len(tileset.catalogue) for tileset in TILESETS)


@every_tileset
def test_every_plan_is_a_rectangle_of_known_characters(tileset: Tileset) -> None:
    for name, placed in tileset.catalogue.items():
        assert {len(line) for line in placed.piece.plan} == {placed.piece.columns}, name
        assert set("".join(placed.piece.plan)) <= set(".#^ "), name


@every_tileset
def test_no_two_pieces_share_a_tile(tileset: Tileset) -> None:
    gids = [gid for placed in tileset.catalogue.values() for _, _, _, gid in placed.tiles()]

    assert len(gids) == len(set(gids))
    assert min(gids) == FIRST_GID
    assert max(gids) <= tileset.tilecount


@every_tileset
def test_what_the_plan_leaves_empty_is_empty(tileset: Tileset) -> None:
    """A solid tile may be empty all the same: nobody walks behind a roof."""
    sheet = np.array(tileset.picture())
    for name, placed in tileset.catalogue.items():
        drawn = 0
        for row, line in enumerate(placed.piece.plan):
            for column, kind in enumerate(line):
                top, left = (placed.row + row) * TILE, (placed.column + column) * TILE
                visible = bool(sheet[top : top + TILE, left : left + TILE, 3].any())
                assert not (visible and kind == " "), (name, column, row)
                drawn += visible
        assert drawn, name


@every_tileset
def test_nothing_above_people_collides(tileset: Tileset) -> None:
    solid = set(tileset.solid_gids())
    for placed in tileset.catalogue.values():
        for _, _, kind, gid in placed.tiles():
            assert (gid in solid) == (kind == "#")


@pytest.mark.parametrize(
    ("name", "gid"), [("grass-0", 1), ("wall-0", 178), ("help-desk", 456), ("lamp", 632), ("facade-right", 973)]
)
def test_numbers_stay_because_published_maps_use_them(name: str, gid: int) -> None:
    """If this fails you have inserted, resized or removed a piece: add new ones at the end of the catalogue instead."""
    assert placed(name).gid() == gid


@every_tileset
def test_tiled_gets_the_tileset_without_margins_and_with_collisions(tileset: Tileset) -> None:
    described = tileset.tiled(first=1001)

    assert described["tilecount"] == described["columns"] * tileset.rows
    assert (described["image"], described["name"]) == (f"{tileset.name}.png", tileset.name)
    assert described["firstgid"] == 1001
    assert (described["imagewidth"], described["imageheight"]) == (described["columns"] * 32, tileset.rows * 32)
    assert (described["margin"], described["spacing"]) == (0, 0)
    assert [tile["id"] + 1 for tile in described["tiles"]] == tileset.solid_gids()
    assert {json.dumps(tile["properties"]) for tile in described["tiles"]} == {
        '[{"name": "collides", "type": "bool", "value": true}]'
    }


@pytest.mark.parametrize("kind", ["path", "paving", "wall"])
def test_every_shape_of_an_edge_has_its_tile(kind: str) -> None:
    assert len(MASKS) == 47
    assert {f"{kind}-{mask}" for mask in MASKS} <= set(index())


def test_a_mask_counts_a_diagonal_only_between_two_sides() -> None:
    north_and_its_corners = {(0, 0), (0, -1), (1, -1), (-1, -1)}

    assert mask_at(north_and_its_corners, 0, 0) == 1
    assert mask_at({(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)}, 0, 0) == FULL


def test_edges_meet_without_a_seam() -> None:
    """Along the side that two tiles of a straight edge share, both are equally far from the grass."""
    whole = {(x, y) for x in range(4) for y in range(3)}
    for y in range(3):
        for x in range(3):
            left, right = edge_distance(mask_at(whole, x, y)), edge_distance(mask_at(whole, x + 1, y))
            near = np.minimum(left[:, -1], right[:, 0]) < 6
            assert np.abs(left[:, -1] - right[:, 0])[near].max(initial=0) <= 1.0, (x, y)
