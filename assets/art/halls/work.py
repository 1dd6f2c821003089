"""Where people work: computer desks, benches of a laboratory and of a workshop, a wall of screens, quiet cabins."""

from __future__ import annotations

from PIL import Image

from assets.art.palette import (
    CONCRETE,
    DARK,
    GLASS,
    GOLD,
    LEAF,
    NAVY,
    NIGHT,
    OAK,
    PALE,
    PLUM,
    ROCK,
    TEAL,
    TERRA,
    WHITE,
    Ramp,
    mix,
)
from assets.art.pixels import TILE, Canvas, outlined, seeded, soft_ellipse, standing


def _top(columns: int, ramp: Ramp, depth: int = 26) -> Canvas:
    """A desk `columns` tiles wide seen from the front: a board `depth` px deep on two legs. 64 px high."""
    width = columns * TILE
    desk = Canvas(width, 2 * TILE)
    for x in (4, width - 9):
        desk.box(x, 44, 5, 16, ramp[1])
        desk.down(x, 44, 16, ramp[2])
    desk.round(1, 52 - depth, width - 2, depth, 3, ramp[1])
    desk.round(1, 48 - depth, width - 2, depth, 3, ramp[2])
    desk.round(1, 46 - depth, width - 2, depth, 3, ramp[4])
    desk.round(3, 48 - depth, width - 6, depth - 5, 2, mix(ramp[3], ramp[4]))
    for y in range(52 - depth, 40, 6):
        desk.across(8 + y % 5, y, width // 3, ramp[3])
    return desk


def _grounded(desk: Canvas) -> Image.Image:
    block = Canvas(desk.width, desk.height)
    block.stamp(soft_ellipse(block.image.size, (desk.width / 2 + 1, 58), (desk.width / 2 - 3, 4), 0.36))
    block.stamp(outlined(desk.image))
    return block.image


def _monitor(desk: Canvas, x: int, y: int, back: bool) -> None:
    """A screen 28 px wide on its foot; its back, or code on its face."""
    desk.box(x + 11, y + 19, 6, 5, DARK[2])
    desk.round(x + 7, y + 23, 14, 3, 1, DARK[1])
    desk.round(x, y, 28, 20, 2, DARK[1])
    if back:
        desk.round(x + 1, y + 1, 26, 18, 2, DARK[2])
        desk.across(x + 2, y + 1, 24, DARK[4])
        desk.box(x + 11, y + 7, 6, 5, DARK[1])
        return
    desk.box(x + 2, y + 2, 24, 15, NIGHT[0])
    for row, (indent, length, ink) in enumerate(
        ((0, 9, TEAL[4]), (3, 12, GOLD[3]), (3, 7, PALE[3]), (6, 10, TERRA[3]), (0, 5, TEAL[4]))
    ):
        desk.across(x + 4 + indent, y + 4 + row * 3, length, ink)
    desk.dot(x + 24, y + 18, TEAL[3])


def desk_computer(facing: str) -> Image.Image:
    """A computer desk. `down` shows the screens' backs (one sits behind it), `up` their faces; 2×2 tiles.

    `left` and `right` are seen from the side, 1×2: the person sits on that side.
    """
    if facing in ("left", "right"):
        side = _desk_side()
        return side if facing == "left" else side.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    desk = _top(2, OAK)
    if facing == "up":
        _monitor(desk, 18, 6, back=False)
        desk.round(19, 35, 22, 6, 1, PALE[2])
        desk.round(19, 34, 22, 6, 1, PALE[4])
        for x in range(21, 40, 3):
            desk.box(x, 35, 2, 1, PALE[1])
            desk.box(x, 37, 2, 1, PALE[1])
        desk.round(45, 35, 5, 6, 2, WHITE)
        desk.box(52, 26, 6, 7, TERRA[2])
        desk.across(52, 26, 6, TERRA[4])
        desk.box(5, 27, 9, 8, WHITE)
        desk.across(7, 29, 5, DARK[4])
        desk.across(7, 31, 5, DARK[4])
    else:
        desk.round(19, 24, 22, 4, 1, PALE[4])
        _monitor(desk, 18, 14, back=True)
        desk.box(50, 26, 8, 5, TEAL[2])
        desk.box(50, 24, 8, 3, GOLD[3])
        desk.box(6, 26, 5, 7, PALE[4])
        for x, up in ((6, 4), (8, 6), (10, 3)):
            desk.down(x, 26 - up, up, (TERRA[2], NAVY[2], GOLD[2])[up % 3])
    return _grounded(desk)


def _desk_side() -> Image.Image:
    desk = Canvas(TILE, 2 * TILE)
    for x in (3, 25):
        desk.box(x, 52, 4, 9, OAK[1])
    desk.round(1, 6, 30, 52, 3, OAK[1])
    desk.round(1, 6, 30, 48, 3, OAK[2])
    desk.round(1, 4, 30, 46, 3, OAK[4])
    desk.round(3, 6, 26, 41, 2, mix(OAK[3], OAK[4]))
    desk.down(8, 10, 30, OAK[3])
    desk.down(22, 14, 26, OAK[3])
    desk.box(20, 20, 7, 4, DARK[1])
    desk.round(18, 8, 4, 26, 1, DARK[1])
    desk.shape((18, 10), (16, 12), (16, 30), (18, 32), fill=GLASS[3])
    desk.round(6, 14, 7, 18, 1, PALE[2])
    desk.round(5, 14, 7, 18, 1, PALE[4])
    desk.round(6, 36, 6, 5, 2, WHITE)
    desk.box(20, 38, 6, 7, TERRA[2])
    desk.across(20, 38, 6, TERRA[4])
    return _grounded(desk)


def lab_bench(seed: int) -> Image.Image:
    """A white laboratory bench, 3×2 tiles: 1 with a microscope and flasks, 2 with a sink and a rack of tubes."""
    bench = Canvas(3 * TILE, 2 * TILE)
    bench.box(3, 36, 90, 24, CONCRETE[2])
    for x in (4, 34, 64):
        bench.box(x, 38, 27, 20, CONCRETE[4])
        bench.frame(x, 38, 27, 20, CONCRETE[1])
        bench.box(x + 9, 41, 9, 2, DARK[4])
    bench.round(1, 20, 94, 17, 2, CONCRETE[1])
    bench.round(1, 18, 94, 16, 2, WHITE)
    bench.box(3, 20, 90, 11, PALE[4])
    bench.across(3, 30, 90, PALE[2])
    if seed == 1:
        bench.box(14, 26, 18, 4, DARK[1])
        bench.box(26, 10, 4, 17, DARK[2])
        bench.line((26, 12), (18, 6), fill=DARK[3])
        bench.shape((15, 3), (20, 1), (25, 18), (20, 20), fill=PALE[3])
        bench.shape((15, 3), (17, 2), (22, 19), (20, 20), fill=WHITE)
        bench.box(16, 21, 12, 2, DARK[3])
        for x, ramp in ((46, TEAL), (60, TERRA), (74, GOLD)):
            bench.shape((x + 3, 12), (x + 6, 12), (x + 10, 26), (x - 1, 26), fill=GLASS[4])
            bench.shape((x + 2, 19), (x + 7, 19), (x + 10, 26), (x - 1, 26), fill=ramp[3])
            bench.box(x + 3, 8, 4, 5, GLASS[4])
            bench.across(x + 2, 8, 6, GLASS[2])
            bench.dot(x + 2, 22, WHITE)
    else:
        bench.round(8, 21, 28, 9, 2, ROCK[2])
        bench.round(10, 22, 24, 6, 2, ROCK[1])
        bench.box(20, 8, 3, 14, ROCK[3])
        bench.line((21, 8), (28, 8), (28, 13), fill=ROCK[3])
        bench.box(46, 22, 34, 7, OAK[3])
        for number, x in enumerate(range(48, 78, 5)):
            bench.box(x, 10, 3, 14, GLASS[4])
            bench.box(
                x, 15 + number % 3, 3, 9 - number % 3, (TEAL[2], PLUM[3], TERRA[3], LEAF[3], GOLD[2], NAVY[3])[number]
            )
        bench.box(46, 20, 34, 2, OAK[4])
        bench.round(82, 14, 9, 14, 2, WHITE)
        bench.box(84, 17, 5, 4, TERRA[2])
    return _grounded(bench)


def workbench() -> Image.Image:
    """A carpenter's bench with a vice, a plane and shavings, 3×2 tiles."""
    bench = Canvas(3 * TILE, 2 * TILE)
    for x in (6, 82):
        bench.box(x, 36, 8, 24, OAK[1])
        bench.box(x, 36, 3, 24, OAK[2])
    bench.box(10, 48, 76, 5, OAK[1])
    bench.box(14, 40, 30, 9, TERRA[1])
    bench.across(14, 40, 30, TERRA[3])
    bench.box(50, 38, 20, 11, NAVY[1])
    bench.across(50, 38, 20, NAVY[3])
    bench.round(1, 18, 94, 22, 2, OAK[1])
    bench.round(1, 16, 94, 19, 2, OAK[4])
    bench.round(3, 18, 90, 14, 2, mix(OAK[3], OAK[4]))
    for y in (21, 26):
        bench.across(8, y, 30, OAK[3])
        bench.across(48, y + 2, 36, OAK[3])
    bench.box(76, 26, 16, 14, ROCK[1])
    bench.box(76, 26, 16, 4, ROCK[3])
    bench.line((72, 38), (96, 38), fill=ROCK[3])
    bench.shape((14, 26), (34, 26), (32, 20), (17, 20), fill=OAK[2])
    bench.shape((14, 26), (34, 26), (33, 23), (15, 23), fill=OAK[1])
    bench.box(20, 16, 3, 6, TERRA[1])
    for x, y in ((38, 24), (41, 22), (44, 26)):
        bench.ring(x, y, 2, 2, 1, GOLD[4])
    bench.box(50, 20, 20, 2, ROCK[3])
    bench.box(50, 22, 4, 5, TERRA[2])
    bench.shape((56, 28), (70, 28), (70, 24), (56, 25), fill=ROCK[4])
    return _grounded(bench)


def led_wall() -> Image.Image:
    """A wall of nine screens with a map of what is linked to what, 6×3 tiles, to lie over a wall."""
    width, height = 6 * TILE, 3 * TILE
    wall = Canvas(width, height)
    wall.round(3, 4, width - 6, height - 16, 3, DARK[0])
    wall.box(6, 7, width - 12, height - 22, NIGHT[0])
    draw = seeded(14)
    nodes = [(draw.randrange(16, width - 16), draw.randrange(15, height - 24)) for _ in range(30)]
    for number, node in enumerate(nodes):
        apart = sorted(((x - node[0]) ** 2 + (y - node[1]) ** 2, (x, y)) for x, y in nodes)
        for _, other in apart[1:4]:
            wall.line(node, other, fill=(TEAL[1], NAVY[2], TEAL[1])[number % 3])
    for number, (x, y) in enumerate(nodes):
        ramp = (TEAL, GOLD, TERRA, NAVY)[number % 4]
        radius = 4 if number % 5 == 0 else 2
        wall.disc(x, y, radius, radius, ramp[2])
        wall.dot(x - 1, y - 1, ramp[4])
    for x in (64, 127):
        wall.box(x, 5, 2, height - 18, DARK[1])
    for y in (31, 57):
        wall.box(4, y, width - 8, 2, DARK[1])
    for x in (14, 78, 141):
        wall.across(x, 12, 22, PALE[3])
        wall.across(x, 15, 13, TEAL[3])
    wall.across(6, 4, width - 12, DARK[3])
    for x in (40, 146):
        wall.box(x, height - 12, 6, 4, DARK[1])
    return wall.image


def phone_pod(ramp: Ramp) -> Image.Image:
    """A quiet cabin of felt and glass for one call, 2×4 tiles; its foot row is solid."""
    pod = Canvas(62, 116)
    pod.round(1, 2, 60, 112, 8, ramp[1])
    pod.round(1, 2, 60, 106, 8, ramp[2])
    pod.round(3, 2, 20, 100, 8, mix(ramp[2], ramp[3]))
    pod.round(8, 12, 46, 92, 5, DARK[1])
    pod.round(10, 14, 42, 88, 4, mix(GOLD[3], PALE[3], 0.5))
    pod.box(10, 60, 42, 42, mix(ramp[1], NIGHT[1], 0.3))
    pod.box(10, 58, 42, 4, OAK[3])
    pod.across(10, 58, 42, OAK[4])
    pod.box(24, 48, 15, 10, DARK[2])
    pod.box(25, 49, 13, 7, GLASS[3])
    pod.box(26, 16, 10, 3, WHITE)
    pod.round(20, 78, 22, 8, 3, ramp[3])
    pod.box(29, 86, 4, 14, DARK[3])
    pod.shape((14, 100), (26, 16), (32, 16), (20, 100), fill=mix(GOLD[3], WHITE, 0.6))
    pod.box(47, 56, 3, 12, PALE[4])
    pod.box(8, 104, 46, 4, DARK[1])
    pod.disc(31, 7, 3, 2, TEAL[4])
    return standing(outlined(pod.image), 2, 4, shadow=(28, 5))
