"""The tileset `halls`: more furniture for rooms, and a quiet garden, for the maps that use it. Append only, as `pieces` says."""

from __future__ import annotations

from collections.abc import Iterator

from assets.art.halls import booths, comforts, garden, lounge, work
from assets.art.palette import BLOSSOM, GOLD, LEAF, NAVY, PLUM, TEAL, TERRA
from assets.art.pieces import Piece, Tileset, block, piece
from assets.art.seats import FACINGS

_COLOURS = {"terra": TERRA, "teal": TEAL, "gold": GOLD, "navy": NAVY, "plum": PLUM, "leaf": LEAF}


def _pieces() -> Iterator[Piece]:
    yield from _booths()
    yield from _lounge()
    yield from _work()
    yield from _garden()


def _booths() -> Iterator[Piece]:
    for colour in ("terra", "teal", "navy", "plum"):
        yield piece(f"booth-small-{colour}", "^^/^^/##", booths.booth, _COLOURS[colour], 2)
    for colour in ("terra", "teal", "gold", "navy"):
        above = block(5, 2, "^")
        yield piece(f"booth-large-{colour}", f"{above}/#####", booths.booth, _COLOURS[colour], 5)


def _lounge() -> Iterator[Piece]:
    for colour in ("terra", "teal", "gold", "plum"):
        yield from (piece(f"armchair-{colour}-{way}", "#", lounge.armchair, _COLOURS[colour], way) for way in FACINGS)
    for colour in ("teal", "terra", "plum"):
        yield piece(f"alcove-{colour}", "^^^^^/#####/#.#.#/#...#", lounge.alcove, _COLOURS[colour])
    yield from (piece(f"glass-{part}", "^/#", lounge.glass_wall, part) for part in ("left", "middle", "right"))
    yield from (piece(f"glass-along-{part}", "#", lounge.glass_wall_along, part) for part in ("middle", "end"))
    for colour in ("teal", "terra", "navy"):
        for part in ("left", "middle", "right"):
            yield piece(f"felt-{colour}-{part}", "^/#", lounge.low_screen, _COLOURS[colour], part)
    yield piece("floor-lamp", "^/^/#", comforts.floor_lamp)
    yield from (piece(f"vending-{kind}", "^^/^^/##", comforts.vending, kind) for kind in ("snacks", "drinks"))
    yield piece("water-cooler", "^/#", comforts.water_cooler)
    yield from (
        piece(f"totem-{colour}", "^/^/#", comforts.totem, _COLOURS[colour]) for colour in ("teal", "navy", "terra")
    )
    yield piece("olive", "^^/^^/##", comforts.olive)
    yield piece("planter", "^^/##", comforts.planter)
    yield piece("monstera", "^^/##", comforts.big_leaf)
    yield piece("rolling-board", "^^/^^/##", comforts.rolling_board)
    yield piece("window-night", "../..", comforts.night_window)


def _work() -> Iterator[Piece]:
    yield from (piece(f"desk-computer-{way}", "##/##", work.desk_computer, way) for way in ("down", "up"))
    yield from (piece(f"desk-computer-{way}", "#/#", work.desk_computer, way) for way in ("left", "right"))
    yield from (piece(f"lab-bench-{number}", "###/###", work.lab_bench, number) for number in (1, 2))
    yield piece("workbench", "###/###", work.workbench)
    yield piece("led-wall", block(6, 3), work.led_wall)
    yield from (piece(f"pod-{colour}", "^^/^^/^^/##", work.phone_pod, _COLOURS[colour]) for colour in ("teal", "terra"))


def _garden() -> Iterator[Piece]:
    yield piece("pond", block(3, 3), garden.pond)
    yield from (piece(f"lilies-{number}", "#", garden.lilies, number) for number in (1, 2))
    yield from (piece(f"stepping-stone-{number}", ".", garden.stepping_stone, number) for number in range(3))
    yield piece("reeds", "^/#", garden.reeds)
    yield piece("footbridge", ".../###", garden.footbridge)
    yield piece("pergola-wisteria", "^^^^^/^^^^^/...../#...#", garden.pergola, PLUM)
    yield piece("pergola-roses", "^^^^^/^^^^^/...../#...#", garden.pergola, BLOSSOM)
    yield piece("stone-lantern", "^/#", garden.stone_lantern)
    yield piece("box-balls", "##", garden.clipped_ball)
    yield from (piece(f"stairs-{way}", "#.#/#.#/#.#", garden.stairs, way) for way in ("up", "down"))


HALLS = Tileset("halls", _pieces)
