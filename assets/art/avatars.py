"""The wardrobe: every layer of every avatar, as one file that the browser composes people from.

`wardrobe()` is what is written: inks, the colours that can be chosen, cells (small pictures of indices) and for each choice
where its cells lie in each frame. Frames are `facing * 7 + step` with the facings and steps of `avatar_poses`. Sheets have
sixteen columns: `direction * 3 + step` for walking (directions 0 down, 1 left, 2 right, 3 up; step 0 stands, 1 and 2 walk), then
12…15 for sitting. `composed()` does in Python what `assets/src/render/wardrobe.ts` does in the browser: for contact sheets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

import numpy as np
from PIL import Image

from assets.art import avatar_aids, avatar_body, avatar_hair, avatar_head
from assets.art.avatar_inks import COLOURS, MATERIALS, OUTLINE, RAMPS, SHADE_STRENGTH, Indices, indices_of
from assets.art.avatar_poses import HEIGHT, MARGIN, POSES, STEPS, WIDTH, Layer, Pose
from assets.art.palette import INK, Colour
from assets.art.pixels import TILE, outlined
from assets.art.seats import BACK_TOP
from venue.people.avatar import SLOTS, VERSION, decode

COLUMNS = 16
CUT = HEIGHT - TILE + BACK_TOP  # of who sits with their back to us, what is below is hidden by the backrest
ALPHABET = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")  # a letter for each index

_DRAWN: dict[str, Callable[[Pose, str], list[Layer]]] = {
    "face": avatar_head.face,
    "hair": avatar_hair.hair,
    "cover": avatar_hair.cover,
    "glasses": avatar_head.glasses,
    "beard": avatar_head.beard,
    "top": avatar_body.top,
    "bottom": avatar_body.bottom,
    "dress": avatar_body.dress,
    "coat": avatar_body.coat,
    "mobility": avatar_aids.mobility,
    "hearing": avatar_head.hearing,
}
NOTHING = ("none", "bald")
# What a choice leaves no room for. `any` is every choice but "none".
HIDES: dict[str, tuple[str, ...]] = {
    **{f"cover.{kind}": ("hair",) for kind in avatar_hair.HIDES_HAIR},
    "dress.dress": ("top", "bottom"),
    "dress.long_dress": ("top", "bottom"),
}
ROLLS = "mobility.wheelchair"


@dataclass
class Cells:
    """Small pictures of indices, each kept once."""

    kept: list[Indices] = field(default_factory=list)
    _known: dict[tuple[int, bytes], int] = field(default_factory=dict)

    def take(self, layer: Indices) -> tuple[int, int, int] | None:
        """Number and place of a layer's cell; None for an empty layer."""
        rows, columns = np.nonzero(layer.any(axis=1))[0], np.nonzero(layer.any(axis=0))[0]
        if not rows.size:
            return None
        left, top = int(columns[0]), int(rows[0])
        cell = layer[top : rows[-1] + 1, left : columns[-1] + 1]
        key = (cell.shape[1], cell.tobytes())
        if key not in self._known:
            self._known[key] = len(self.kept)
            self.kept.append(cell)
        return self._known[key], left, top


Placement = tuple[int, int, int, int, int]  # frame, z, cell, x, y


@dataclass(frozen=True)
class Drawn:
    """All that was drawn."""

    cells: list[Indices]
    parts: dict[str, list[Placement]]
    marks: dict[str, int]


@cache
def drawn() -> Drawn:
    """Draw every choice in every pose, once."""
    cells = Cells()
    parts = {"head": _placed(cells, avatar_head.head)}
    for slot in SLOTS:
        if not slot.colour:
            for name in slot.names:
                if name not in NOTHING:
                    parts[f"{slot.name}.{name}"] = _placed(cells, partial(_drawing, slot.name, name))
    marks = {}
    for name, mark in avatar_aids.marks().items():
        taken = cells.take(indices_of(mark))
        assert taken is not None
        marks[name] = taken[0]
    return Drawn(cells.kept, parts, marks)


def _drawing(slot: str, name: str, pose: Pose) -> list[Layer]:
    return _DRAWN[slot](pose, name)


def _placed(cells: Cells, draw: Callable[[Pose], list[Layer]]) -> list[Placement]:
    placements: list[Placement] = []
    for frame, pose in enumerate(POSES):
        for layer in draw(pose):
            taken = cells.take(indices_of(layer.image))
            if taken is None:
                continue
            cell, x, y = taken
            if not layer.wide:
                x += MARGIN
            if layer.moved:
                x, y = x + pose.right, y + pose.down
            placements.append((frame, layer.z, cell, x, y))
    return placements


def wardrobe(grade: Callable[[Colour], Colour]) -> dict[str, Any]:
    """What the browser reads, as JSON. `grade` gives the colours their light."""

    def written(shade: Colour | None) -> str:
        return "".join(f"{part:02x}" for part in grade(shade)) if shade else ""

    art = drawn()
    return {
        "version": VERSION,
        "width": WIDTH,
        "height": HEIGHT,
        "steps": len(STEPS),
        "cut": CUT,
        "ink": written(INK),
        "outline": OUTLINE,
        "shade": SHADE_STRENGTH,
        "alphabet": ALPHABET[: len(COLOURS)],
        "colours": [written(shade) for shade in COLOURS],
        "materials": MATERIALS,
        "ramps": {
            material: {name: [written(tone) for tone in tones] for name, tones in ramps.items()}
            for material, ramps in RAMPS.items()
        },
        "slots": [[slot.name, slot.of or (slot.name if slot.colour else ""), *slot.names] for slot in SLOTS],
        "hides": HIDES,
        "rolls": ROLLS,
        "cells": [[cell.shape[1], "".join(ALPHABET[index] for index in cell.flat)] for cell in art.cells],
        # By column, which compresses a third better than by row.
        "parts": {name: list(zip(*placed, strict=True)) for name, placed in art.parts.items()},
        "marks": art.marks,
    }


# ---- composing


def composed(code: str, frame: int) -> Image.Image:
    """One frame of a person, outlined."""
    look, art = decode(code), drawn()
    worn = [f"{slot.name}.{look[slot.name]}" for slot in SLOTS if not slot.colour]
    hidden = {slot for part in worn for slot in HIDES.get(part, ())}
    names = ["head", *(part for part in worn if part in art.parts and part.split(".")[0] not in hidden)]
    placements = [placed for name in names for placed in art.parts[name] if placed[0] == frame]
    tones = _tones(look)
    pixels = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    for _frame, _z, number, x, y in sorted(placements, key=lambda placed: placed[1]):
        cell = art.cells[number]
        top, left = max(0, -y), max(0, -x)
        cell = cell[top : HEIGHT - y, left : WIDTH - x]
        spot = pixels[y + top : y + top + cell.shape[0], x + left : x + left + cell.shape[1]]
        spot[cell == 1] = 0
        shaded = cell == 2
        spot[shaded, :3] = (spot[shaded, :3] * SHADE_STRENGTH).astype(np.uint8)
        spot[cell > 2] = tones[cell[cell > 2]]
    picture = np.array(outlined(Image.fromarray(pixels), OUTLINE))
    if POSES[frame].facing == "up" and POSES[frame].step == "sit":
        picture[CUT:] = 0
    return Image.fromarray(picture)


def _tones(look: dict[str, str]) -> Indices:
    tones = np.zeros((len(COLOURS), 4), np.uint8)
    for index, shade in enumerate(COLOURS):
        if shade:
            tones[index] = (*shade, 255)
    for slot in SLOTS:
        if slot.colour:
            material = slot.of or slot.name
            first, steps = MATERIALS[material]
            for step, tone in enumerate(RAMPS[material][look[slot.name]][:steps]):
                tones[first + step] = (*tone, 255)
    return tones


def turned(code: str, direction: int, step: int = 0) -> Image.Image:
    """A person as the map shows them: `direction` as on the wire, `step` 0 standing, 1 and 2 walking, 3 sitting."""
    rolling = decode(code)["mobility"] == "wheelchair"
    pose = (4, 5, 6, 4)[step] if rolling else step
    picture = composed(code, (0, 1, 1, 2)[direction] * len(STEPS) + pose)
    return picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if direction == 2 else picture


def sheet(code: str) -> Image.Image:
    """All sixteen columns of a person."""
    strip = Image.new("RGBA", (COLUMNS * WIDTH, HEIGHT))
    for column in range(COLUMNS):
        direction, step = (column // 3, column % 3) if column < 12 else (column - 12, 3)
        strip.paste(turned(code, direction, step), (column * WIDTH, 0))
    return strip
