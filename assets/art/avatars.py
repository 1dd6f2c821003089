"""Demo avatars: twelve people, each a strip of sixteen frames of 32×48 px.

Columns: `direction * 3 + frame` for walking (directions 0 down, 1 left, 2 right, 3 up; frame 0 stands, 1 and 2 step),
then 12…15 for sitting in each direction. Draw a frame with its lower edge on the lower edge of the tile.

A person is drawn in layers from back to front (back hair, legs, torso, head, hair), facing down, left or up; right
is left mirrored.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from assets.art.avatar_hair import hair_back, hair_front
from assets.art.palette import CLOTH, DARK, GLASS, HAIR, INK, PALE, SKINS, TERRA, Ramp, colour, mix
from assets.art.pixels import TILE, Canvas, Sphere, outlined, spheres
from assets.art.seats import BACK_TOP

WIDTH, HEIGHT = 32, 48
COLUMNS = 16
SHOES = colour("3a2d35")
SHOE_LIGHT = colour("5c4850")
BLUSH = colour("f0706a")
SITTING = 3  # as a step: after 0 standing, 1 and 2 walking


@dataclass(frozen=True)
class Person:
    """What makes a demo avatar. Words are keys of the palette's SKINS, HAIR and CLOTH."""

    skin: int
    hair: str
    style: str
    top: str
    bottom: str
    cut: str = "plain"
    skirt: bool = False
    glasses: bool = False
    beard: bool = False
    wheelchair: bool = False


CAST = (
    Person(0, "brown", "short", "teal", "jean", "jacket"),
    Person(2, "black", "curly", "gold", "dark", "badge"),
    Person(3, "red", "long", "navy", "sand", skirt=True),
    Person(1, "plum", "hijab", "pink", "dark", "jacket"),
    Person(0, "grey", "bob", "terra", "dark", "badge", glasses=True),
    Person(4, "black", "short", "cream", "rust", "stripes", beard=True),
    Person(3, "blond", "bun", "leaf", "jean", "badge"),
    Person(5, "black", "bob", "plum", "jean"),
    Person(2, "white", "bald", "navy", "sand", "jacket", glasses=True, beard=True),
    Person(0, "blue", "curly", "pink", "dark", "stripes"),
    Person(1, "brown", "long", "cream", "jean", "badge", glasses=True),
    Person(3, "chestnut", "short", "terra", "dark", wheelchair=True),
)


def strip(person: Person) -> Image.Image:
    """All sixteen frames of one person, side by side."""
    row = Canvas(COLUMNS * WIDTH, HEIGHT)
    for direction in range(4):
        for step in (0, 1, 2):
            row.stamp(frame(person, direction, step), (direction * 3 + step) * WIDTH)
        row.stamp(frame(person, direction, SITTING), (12 + direction) * WIDTH)
    return row.image


def sheet() -> Image.Image:
    """The whole cast, one person a row: 512×576 px."""
    stack = Canvas(COLUMNS * WIDTH, len(CAST) * HEIGHT)
    for row, person in enumerate(CAST):
        stack.stamp(strip(person), 0, row * HEIGHT)
    return stack.image


def frame(person: Person, direction: int, step: int) -> Image.Image:
    """One frame. `direction` as on the wire, `step` 0…2 or SITTING."""
    facing = ("down", "left", "left", "up")[direction]
    picture = _rolling(person, facing, step) if person.wheelchair else _on_foot(person, facing, step)
    return picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if direction == 2 else picture


def _on_foot(person: Person, facing: str, step: int) -> Image.Image:
    if step != SITTING:
        bounce = 1 if step else 0
        legs = _legs(facing, step, CLOTH[person.bottom], person.skirt)
        return outlined(_assembled(person, facing, step, legs, (0, -bounce)), 0.42)
    if facing == "up":  # the chair hides what is below the upper edge of its back
        above = np.array(outlined(_assembled(person, "up", 0, None, (0, -1)), 0.42))
        above[HEIGHT - TILE + BACK_TOP :] = 0
        return Image.fromarray(above)
    shift = (0, 2) if facing == "down" else (2, 1)
    legs = _sitting_legs(facing, CLOTH[person.bottom], person.skirt)
    return outlined(_assembled(person, facing, 0, legs, shift), 0.42)


def _assembled(person: Person, facing: str, step: int, legs: Image.Image | None, shift: tuple[int, int]) -> Image.Image:
    """Lay the layers together; all but the legs are moved by `shift` (right, down)."""
    right, down = shift
    skin = SKINS[person.skin]
    hair = CLOTH[person.hair] if person.style == "hijab" else HAIR[person.hair]
    whole = Canvas(WIDTH, HEIGHT)
    whole.stamp(hair_back(facing, hair, person.style), right, down)
    if legs and facing != "down":
        whole.stamp(legs)
    whole.stamp(_torso(facing, step, CLOTH[person.top], skin, person.cut), right, down)
    if legs and facing == "down":
        whole.stamp(legs)
    _shade_chin(whole, right, down)
    whole.stamp(_head(facing, skin), right, down)
    if person.beard:
        whole.stamp(_beard(facing, hair), right, down)
    whole.stamp(hair_front(facing, hair, person.style), right, down)
    if person.glasses:
        whole.stamp(_glasses(facing), right, down)
    return whole.image


def _shade_chin(whole: Canvas, right: int, down: int) -> None:
    pixels = np.array(whole.image)
    neck = pixels[24 + down : 27 + down, 11 + right : 21 + right, :3]
    neck[...] = (neck * 0.82).astype(np.uint8)
    whole.image.paste(Image.fromarray(pixels))


# ---- layers


def _legs(facing: str, step: int, cloth: Ramp, skirt: bool) -> Image.Image:
    legs = Canvas(WIDTH, HEIGHT)
    if facing == "left":
        stride = (0, 3, -3)[step]
        for side, fill in ((-1, cloth[0]), (1, cloth[1])):
            x, lifted = 14 + side * stride, (1 if side * stride < 0 else 0)
            legs.shape((13, 35), (18, 35), (x + 4, 43 - lifted), (x, 43 - lifted), fill=fill)
            legs.box(x - 1, 43 - lifted, 6, 3, SHOES)
    else:
        for x, lifted in ((11, 2 * (step == 1)), (17, 2 * (step == 2))):
            legs.box(x, 35, 5, 9 - lifted, cloth[1])
            legs.down(x + 4, 35, 9 - lifted, cloth[0])
            legs.box(x, 43 - lifted, 5, 3, SHOES)
            legs.across(x, 43 - lifted, 4, SHOE_LIGHT)
    if skirt:
        legs.shape((11, 33), (21, 33), (23, 40), (9, 40), fill=cloth[1])
        legs.line((9, 40), (23, 40), fill=cloth[0])
        legs.line((13, 35), (12, 39), fill=cloth[2])
    return legs.image


def _sitting_legs(facing: str, cloth: Ramp, skirt: bool) -> Image.Image:
    """Thighs towards us (down) or level with the seat (left), shins hanging."""
    legs = Canvas(WIDTH, HEIGHT)
    if facing == "left":
        legs.box(7, 39, 4, 5, cloth[0])
        legs.round(7, 34, 13, 6, 2, cloth[1])
        legs.across(9, 34, 10, cloth[2])
        if skirt:
            legs.box(6, 35, 7, 8, cloth[1])
            legs.across(6, 42, 7, cloth[0])
        legs.box(5, 43, 6, 3, SHOES)
        return legs.image
    for x in (10, 17):
        legs.box(x, 39, 5, 5, cloth[0])
        legs.round(x - 1, 35, 7, 6, 2, cloth[1])
        legs.across(x, 35, 4, cloth[2])
        legs.box(x, 43, 5, 3, SHOES)
        legs.across(x, 43, 4, SHOE_LIGHT)
    if skirt:
        legs.round(9, 35, 14, 8, 2, cloth[1])
        legs.across(10, 42, 12, cloth[0])
    return legs.image


def _torso(facing: str, step: int, cloth: Ramp, skin: Ramp, cut: str) -> Image.Image:
    body, y = Canvas(WIDTH, HEIGHT), 25
    swing = (0, 1, -1, 0)[step]
    if facing == "left":
        reach = 3 * swing
        body.round(11, y, 10, 12, 3, cloth[1])
        body.box(18, y + 3, 3, 9, cloth[0])
        body.across(12, y + 1, 6, cloth[2])
        sleeve = ((13, y + 2), (17, y + 2), (17 + reach, y + 9), (13 + reach, y + 9))
        body.shape(*sleeve, fill=cloth[1] if cut == "stripes" else cloth[2])
        body.line((17, y + 3), (17 + reach, y + 9), fill=cloth[0])
        body.box(13 + reach, y + 9, 4, 3, skin[2])
        return body.image
    for x, reach, sleeve_fill, hand in ((7, swing, cloth[1], skin[2]), (21, -swing, cloth[0], skin[1])):
        body.round(x, y + 1, 4, 9 + reach, 1, sleeve_fill)
        body.box(x + (x == 7), y + 9 + reach, 3, 3, hand)
    body.round(10, y, 12, 12, 3, cloth[1])
    body.box(19, y + 3, 3, 8, cloth[0])
    body.across(12, y + 1, 6, cloth[2])
    body.down(11, y + 3, 5, cloth[2])
    if facing == "down":
        _front(body, y, cloth, skin, cut)
    return body.image


def _front(body: Canvas, y: int, cloth: Ramp, skin: Ramp, cut: str) -> None:
    """What the front of a garment shows: `plain`, open `jacket`, lanyard and `badge`, `stripes`."""
    if cut == "plain":
        body.box(14, y, 4, 2, skin[2])
    elif cut == "jacket":
        body.shape((13, y), (18, y), (16, y + 5), (15, y + 5), fill=PALE[4])
        body.line((16, y + 5), (16, y + 11), fill=cloth[0])
    elif cut == "badge":
        body.line((13, y), (15, y + 5), fill=PALE[4])
        body.line((18, y), (16, y + 5), fill=PALE[4])
        body.box(13, y + 6, 6, 4, PALE[4])
        body.across(14, y + 7, 4, TERRA[2])
    elif cut == "stripes":
        for stripe in (y + 4, y + 8):
            body.across(10, stripe, 12, cloth[2])


def _head(facing: str, skin: Ramp) -> Image.Image:
    y = 16
    face = Canvas(WIDTH, HEIGHT)
    tones = (skin[1], skin[2], skin[2], skin[2], skin[3])
    face.stamp(spheres((WIDTH, HEIGHT), [Sphere(16, y, 9.2, 0.92)], tones, grain=0, dither=0, bias=0.12))
    blush = mix(skin[2], BLUSH, 0.4)
    if facing == "down":
        for x in (11, 19):
            face.box(x, y + 1, 2, 4, INK)
            face.dot(x, y + 1, (255, 255, 255))
        for x in (9, 21):
            face.across(x, y + 5, 2, blush)
        face.across(15, y + 6, 2, skin[0])
    elif facing == "left":
        face.box(10, y + 1, 2, 4, INK)
        face.dot(10, y + 1, (255, 255, 255))
        face.across(12, y + 5, 2, blush)
        face.box(18, y + 1, 3, 4, skin[1])
        face.dot(9, y + 6, skin[0])
    return face.image


def _beard(facing: str, hair: Ramp) -> Image.Image:
    beard, y = Canvas(WIDTH, HEIGHT), 16
    if facing == "down":
        jaw = ((8, 3), (9, 6), (12, 9), (19, 9), (22, 6), (23, 3), (20, 6), (11, 6))
        beard.shape(*((x, y + below) for x, below in jaw), fill=hair[1])
        beard.box(12, y + 6, 8, 3, hair[1])
        beard.across(13, y + 5, 6, hair[1])
        beard.across(14, y + 7, 4, hair[0])
        beard.dot(10, y + 6, hair[2])
    elif facing == "left":
        beard.shape((8, y + 5), (9, y + 8), (13, y + 9), (17, y + 7), (18, y + 2), (15, y + 5), fill=hair[1])
        beard.across(9, y + 7, 2, hair[0])
    return beard.image


def _glasses(facing: str) -> Image.Image:
    rims, y = Canvas(WIDTH, HEIGHT), 16
    if facing == "down":
        for x in (9, 18):
            rims.box(x, y, 5, 6, DARK[1])
            rims.box(x + 1, y + 1, 3, 4, GLASS[4])
            rims.box(x + 1 + (x == 9), y + 2, 2, 3, INK)
        rims.across(14, y + 2, 4, DARK[1])
    elif facing == "left":
        rims.box(8, y, 5, 6, DARK[1])
        rims.box(9, y + 1, 3, 4, GLASS[4])
        rims.box(9, y + 2, 2, 3, INK)
        rims.across(13, y + 2, 6, DARK[1])
    return rims.image


# ---- a wheelchair


def _rolling(person: Person, facing: str, step: int) -> Image.Image:
    """Seated in a wheelchair, walking or not; pushing moves the arms and turns the wheels."""
    turn = 0 if step == SITTING else step
    shift = {"down": (0, 1), "left": (1, 0), "up": (0, 1)}[facing]
    legs = None if facing == "up" else _sitting_legs(facing, CLOTH[person.bottom], person.skirt)
    body = _assembled(person, facing, turn, legs, shift)
    whole = Canvas(WIDTH, HEIGHT)
    if facing == "down":
        whole.box(9, 26, 14, 12, DARK[1])
        whole.stamp(body)
        whole.box(9, 44, 6, 2, DARK[3])
        whole.box(17, 44, 6, 2, DARK[3])
        _wheels_from_the_end(whole, turn)
    elif facing == "up":
        whole.stamp(body)
        whole.round(9, 29, 14, 11, 2, DARK[2])
        whole.across(10, 29, 12, DARK[4])
        whole.box(8, 27, 3, 2, DARK[1])
        whole.box(21, 27, 3, 2, DARK[1])
        whole.box(10, 40, 12, 2, DARK[1])
        _wheels_from_the_end(whole, turn)
    else:
        whole.box(21, 25, 2, 13, DARK[2])
        whole.box(21, 25, 5, 2, DARK[1])
        whole.stamp(body)
        _wheel_from_the_side(whole, turn)
        whole.disc(8, 44, 2, 2, DARK[1])
        whole.dot(8, 44, PALE[1])
    return outlined(whole.image, 0.42)


def _wheels_from_the_end(whole: Canvas, turn: int) -> None:
    for x in (5, 24):
        whole.round(x, 30, 3, 16, 1, DARK[1])
        whole.down(x + 1, 31, 14, DARK[3])
        for y in range(31 + turn * 2, 45, 5):
            whole.dot(x + 1, y, PALE[1])


def _wheel_from_the_side(whole: Canvas, turn: int) -> None:
    spokes = (((0, -6), (6, 0)), ((3, -5), (5, 3)), ((5, -3), (3, 5)))[turn]
    for x, y in spokes:
        whole.line((18 - x, 38 - y), (18 + x, 38 + y), fill=PALE[0])
    whole.ring(18, 38, 8, 7, 2, DARK[1])
    whole.box(17, 37, 3, 3, DARK[3])
