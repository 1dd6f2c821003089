"""The inks of avatar layers: indices in place of colours, so that one drawing serves every skin, hair and cloth.

Layers are drawn with stand-in colours whose red part is an index. A *material* (skin, hair, top…) is a run of indices whose
colours a person chooses; the other inks are the same for everyone. Two inks act on what lies below them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assets.art import palette
from assets.art.palette import CLOTH, HAIR, SKINS, Colour, Ramp, colour, mix, ramp

Indices = NDArray[np.uint8]
BLUSH = colour("f0706a")
OUTLINE = 0.42  # how much of its neighbour's colour an outline keeps

_colours: list[Colour | None] = [None, None, None]  # nothing, erase, shade
MATERIALS: dict[str, tuple[int, int]] = {}


def _stand_in(index: int) -> Colour:
    return index * 4, 0, 0


def _material(name: str, steps: int) -> Ramp:
    first = len(_colours)
    MATERIALS[name] = (first, steps)
    _colours.extend([None] * steps)
    return tuple(_stand_in(first + step) for step in range(steps))


def _fixed(*colours: Colour) -> Ramp:
    first = len(_colours)
    _colours.extend(colours)
    return tuple(_stand_in(first + step) for step in range(len(colours)))


ERASE = _stand_in(1)  # what lies below is gone: hair under a hat
SHADE = _stand_in(2)  # what lies below is a little darker: the neck under the chin
SHADE_STRENGTH = 0.82

SKIN = _material("skin", 5)  # shadow, dark, middle, light, blush
LOCKS = _material("hair", 3)
COVER = _material("cover", 3)
RIMS = _material("glasses", 2)
TOP = _material("top", 3)
BOTTOM = _material("bottom", 3)
DRESS = _material("dress", 3)

(INK, WHITE, SHOE, SHOE_LIGHT, MOUTH, LENS, TINT, TINT_LIGHT) = _fixed(
    palette.INK,
    (255, 255, 255),
    colour("3a2d35"),
    colour("5c4850"),
    colour("8c3c3c"),
    palette.GLASS[4],
    colour("2f3550"),
    colour("56608c"),
)
PALE = _fixed(*palette.PALE)
DARK = _fixed(*palette.DARK)
RED, RED_LIGHT = _fixed(palette.TERRA[2], palette.TERRA[3])
DOG = _fixed(colour("b98a4e"), colour("d9b06c"), colour("f0d59a"))
HARNESS = _fixed(palette.TERRA[1], palette.GOLD[3])
WOOD = _fixed(colour("7a4e3b"), colour("a9744b"))
DEVICE = _fixed(palette.TEAL[2], palette.TEAL[4])
MARK_TEAL, MARK_GOLD, MARK_BLUE = _fixed(palette.TEAL[1], palette.GOLD[2], colour("345c94"))

COLOURS: tuple[Colour | None, ...] = tuple(_colours)

_MORE_SKINS = (ramp("2c1b22 432b2c 5b3c36 765247"), ramp("7d5236 a3714a c08a5e d6a679"))
_MORE_HAIR = {"pink": ramp("a1416f cf6a94 efa0b8"), "green": ramp("245c52 388470 6bb496")}
_MORE_CLOTH = {"red": ramp("7f2b38 a83c44 cb625c"), "sky": ramp("5c8fbd 82b2d6 b3d5ea")}
_ALL_CLOTH = CLOTH | _MORE_CLOTH

# The colours that can be chosen, by the names and in the order of `venue.people.avatar`.
RAMPS: dict[str, dict[str, Ramp]] = {
    "skin": {
        name: (*tones, mix(tones[2], BLUSH, 0.4))
        for name, tones in zip(
            ("rosy", "tanned", "brown", "fair", "dark", "golden", "deep", "olive"),
            (*SKINS, *_MORE_SKINS),
            strict=True,
        )
    },
    "hair": HAIR | _MORE_HAIR,
    "cover": _ALL_CLOTH,
    "top": _ALL_CLOTH,
    "bottom": _ALL_CLOTH,
    "dress": _ALL_CLOTH,
    "glasses": {
        "dark": (palette.DARK[1], palette.DARK[3]),
        "tortoise": ramp("59311f 8f5a33"),
        "red": ramp("8c2f3a c05050"),
        "teal": ramp("1f5661 3f918f"),
        "gold": ramp("9a6a24 d8a645"),
    },
}


def indices_of(picture: Image.Image) -> Indices:
    """The indices of a layer that was drawn with these inks; 0 where nothing was."""
    pixels = np.array(picture)
    return np.where(pixels[..., 3] > 0, pixels[..., 0] // 4, 0).astype(np.uint8)
