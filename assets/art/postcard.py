"""The campus on a postcard: what other sites show when someone shares its address, and what the home page opens with.

One scene from the same pieces as the rooms: the building, the quad before it, and people who meet there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image

from assets.art import avatars, facade, ground, outdoors, seats
from assets.art.avatar_poses import HEIGHT as AVATAR_HEIGHT
from assets.art.avatar_poses import MARGIN
from assets.art.palette import AUTUMN, BLOSSOM, GLASS, GOLD, LEAF, TERRA, mix
from assets.art.pixels import TILE, Canvas, soft_ellipse
from venue.pages.demo_looks import demo_avatar

SHARED = (1200, 630)  # px: what the Open Graph protocol's readers cut least
SCALE = 2  # as on a desktop
WIDTH, HEIGHT = SHARED[0] // SCALE, SHARED[1] // SCALE
HOME = (280, 180)  # px of the drawing, the middle of it
SKY = 34  # px of the façade's empty top that are cut away
BAYS = 3  # on each side of the porch
QUAD_TOP = facade.HEIGHT - SKY

# Who stands where: number of the demo participant, feet in px from the middle and from the top of the quad, and facing
# (as on the wire).
PEOPLE = (
    (0, -86, 46, 2),
    (1, -58, 46, 1),
    (5, 52, 40, 2),
    (9, 80, 40, 1),
    (2, 6, 78, 0),
    (3, -196, 70, 2),
    (4, -168, 70, 1),
    (10, 186, 72, 0),
)


def scene() -> Image.Image:
    """600 × 315 px, drawn at the size of the rooms."""
    card = Canvas(WIDTH, HEIGHT)
    _sky(card)
    _quad(card)
    _building(card)
    _trees(card)
    _people(card)
    return card.image


def write(directory: Path, graded: Callable[[Image.Image], Image.Image]) -> tuple[str, ...]:
    """Write postcard.png (to share) and welcome.webp (its middle, for the home page) in graded colours; returns their names."""
    whole = graded(scene()).convert("RGB")
    shared = whole.resize(SHARED, Image.Resampling.NEAREST)
    shared.quantize(128, dither=Image.Dither.NONE).save(directory / "postcard.png", optimize=True)
    left, top = (WIDTH - HOME[0]) // 2, HEIGHT - HOME[1]
    middle = whole.crop((left, top, left + HOME[0], top + HOME[1])).quantize(64, dither=Image.Dither.NONE)
    middle.convert("RGB").save(directory / "welcome.webp", lossless=True, quality=100, method=4)
    return "postcard.png", "welcome.webp"


def _sky(card: Canvas) -> None:
    for y in range(QUAD_TOP):
        card.across(0, y, WIDTH, mix(GLASS[2], GLASS[4], y / QUAD_TOP))


def _quad(card: Canvas) -> None:
    """Grass, a paved way that crosses it and one that leads to the porch."""
    columns = -(-WIDTH // TILE) + 1
    rows = -(-(HEIGHT - QUAD_TOP) // TILE)
    middle = WIDTH // 2 - TILE // 2
    for row in range(rows):
        for column in range(-columns // 2, columns // 2 + 1):
            x, y = middle + column * TILE, QUAD_TOP + row * TILE
            paved = row == 1 or abs(column) <= 1
            card.stamp(ground.paving(255, (column + row) % 2) if paved else ground.grass((column * 3 + row) % 4), x, y)
    card.stamp(soft_ellipse((WIDTH, 40), (WIDTH / 2, 4), (WIDTH / 2, 16), 0.3), 0, QUAD_TOP)


def _building(card: Canvas) -> None:
    parts = [
        facade.left_end(),
        *(facade.bay(seed, seed % 2 == 0) for seed in range(BAYS)),
        facade.porch(),
        *(facade.bay(seed + BAYS, seed % 2 == 1) for seed in range(BAYS)),
        facade.right_end(),
    ]
    x = (WIDTH - sum(part.width for part in parts)) // 2
    for part in parts:
        card.stamp(part, x, -SKY)
        x += part.width


def _trees(card: Canvas) -> None:
    middle = WIDTH // 2
    standing = (
        (outdoors.tree(LEAF, 3), -258, 40),
        (outdoors.tree(AUTUMN, 5), 252, 44),
        (outdoors.lamp(), -124, 26),
        (outdoors.lamp(), 124, 26),
        (outdoors.bush(2, BLOSSOM), -160, 22),
        (outdoors.bush(4, GOLD), 164, 22),
        (outdoors.bush(6, TERRA), 214, 90),
        (seats.bench("down"), -226, 92),
    )
    for picture, x, feet in standing:
        card.stamp(picture, middle + x - picture.width // 2, QUAD_TOP + feet - picture.height)


def _people(card: Canvas) -> None:
    shade = soft_ellipse((TILE, 12), (TILE / 2, 6), (10, 4))
    for number, x, feet, direction in sorted(PEOPLE, key=lambda person: person[2]):
        left, top = WIDTH // 2 + x - TILE // 2, QUAD_TOP + feet
        card.stamp(shade, left, top - 8)
        card.stamp(avatars.turned(demo_avatar(number), direction), left - MARGIN, top - AVATAR_HEIGHT)
