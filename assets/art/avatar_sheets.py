"""The contact sheet of the avatars: each choice by its name, then two dozen people in all their frames."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFont

from assets.art import avatar_aids, avatars
from assets.art.avatar_inks import COLOURS, indices_of
from assets.art.avatar_poses import HEIGHT, STEPS, WIDTH
from assets.art.palette import GRASS, INK, WHITE
from assets.art.pixels import outlined, seeded
from venue.people.avatar import LETTERS, SLOTS, VERSION, encode

PEOPLE = 24
ENLARGED = 2
ROW = HEIGHT * ENLARGED + 14
COLUMN = 2 * WIDTH * ENLARGED
ACROSS = 8
# Whom a choice is shown on: with hair for what is worn on hair, in colours that set it off.
PLAIN = {"hair": "short", "hair_colour": "chestnut", "face": "smile", "top_colour": "teal", "bottom_colour": "jean"}
WITH = {
    "cover": {"hair": "bob"},
    "cover_colour": {"hair": "bob", "cover": "beanie"},
    "glasses_colour": {"glasses": "square"},
    "dress_colour": {"dress": "dress"},
}
RARE = ("cover", "beard", "dress", "coat", "mobility", "hearing")


def contact_sheet() -> Image.Image:
    """All of the wardrobe, enlarged."""
    font = ImageFont.load_default(10)
    rows: list[list[tuple[str, list[Image.Image]]]] = []
    for slot in SLOTS:
        named = [(f"{slot.name} {name}", _from_two_sides(slot.name, name)) for name in slot.names]
        rows += [named[start : start + ACROSS] for start in range(0, len(named), ACROSS)]
    rows.append([(f"mark {name}", [_mark(picture)]) for name, picture in avatar_aids.marks().items()])
    crowd = [avatars.sheet(code) for code in _crowd()]
    width = max(ACROSS * COLUMN, crowd[0].width * ENLARGED)
    top = len(rows) * ROW
    whole = Image.new("RGBA", (width, top + len(crowd) * HEIGHT * ENLARGED), (*GRASS[2], 255))
    pen = ImageDraw.Draw(whole)
    for line, row in enumerate(rows):
        for column, (name, pictures) in enumerate(row):
            for place, picture in enumerate(pictures):
                spot = (column * COLUMN + place * WIDTH * ENLARGED, line * ROW)
                whole.alpha_composite(_larger(picture), spot)
            pen.text((column * COLUMN + 6, (line + 1) * ROW - 14), name, fill=(*INK, 255), font=font)
    for line, strip in enumerate(crowd):
        whole.alpha_composite(_larger(strip), (0, top + line * HEIGHT * ENLARGED))
    return whole


def _from_two_sides(slot: str, choice: str) -> list[Image.Image]:
    code = encode(PLAIN | WITH.get(slot, {}) | {slot: choice})
    shift = 4 if choice == "wheelchair" else 0
    return [avatars.composed(code, shift), avatars.composed(code, len(STEPS) + shift)]


def _mark(picture: Image.Image) -> Image.Image:
    indices = indices_of(picture)
    shown = Image.new("RGBA", (picture.width + 2, picture.height + 2))
    for (y, x), index in ((spot, indices[spot]) for spot in zip(*indices.nonzero(), strict=True)):
        shown.putpixel((int(x) + 1, int(y) + 1), (*(COLOURS[index] or WHITE), 255))
    return outlined(shown, 0.42)


def _crowd() -> list[str]:
    chance = seeded(11)
    return [
        VERSION
        + "".join(
            LETTERS[chance.randrange(len(slot.names)) if slot.name not in RARE or chance.random() < 0.4 else 0]
            for slot in SLOTS
        )
        for _ in range(PEOPLE)
    ]


def _larger(picture: Image.Image) -> Image.Image:
    return picture.resize((picture.width * ENLARGED, picture.height * ENLARGED), Image.Resampling.NEAREST)
