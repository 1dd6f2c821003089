"""The mark of the house, a small façade on teal: drawn once, as the icon of a browser's tab and of a phone's screen."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

SIZE = 32  # px of the drawing; every icon is this, scaled
CORNER = 7
BACKGROUND = "#1f6b6b"
# What lies on it, from back to front: a colour and the corners of a shape, in px.
SHAPES: tuple[tuple[str, tuple[tuple[int, int], ...]], ...] = (
    ("#f6f0e4", ((5, 14), (16, 6), (27, 14), (27, 16), (5, 16))),
    ("#fffdf8", ((7, 16), (25, 16), (25, 26), (7, 26))),
    ("#6f9bb5", ((10, 18), (13, 18), (13, 22), (10, 22))),
    ("#6f9bb5", ((19, 18), (22, 18), (22, 22), (19, 22))),
    ("#9c3f2e", ((14, 19), (18, 19), (18, 26), (14, 26))),
    ("#2b2340", ((4, 26), (28, 26), (28, 28), (4, 28))),
)
SMOOTH = 8  # drawn so many times larger, then made smaller
TOUCH_SIZE = 180
TAB_SIZES = (16, 32, 48)


def svg() -> str:
    shapes = "".join(
        f'<path fill="{fill}" d="M{"L".join(f"{x} {y}" for x, y in corners)}Z"/>' for fill, corners in SHAPES
    )
    ground = f'<rect width="{SIZE}" height="{SIZE}" rx="{CORNER}" fill="{BACKGROUND}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">{ground}{shapes}</svg>\n'


def picture(size: int, rounded: bool = True) -> Image.Image:
    """The mark, so many px wide. Without round corners for systems that cut their own."""
    scale = size * SMOOTH / SIZE
    large = Image.new("RGBA", (size * SMOOTH, size * SMOOTH), (0, 0, 0, 0))
    pen = ImageDraw.Draw(large)
    pen.rounded_rectangle((0, 0, large.width - 1, large.height - 1), CORNER * scale if rounded else 0, fill=BACKGROUND)
    for fill, corners in SHAPES:
        pen.polygon([(x * scale, y * scale) for x, y in corners], fill=fill)
    return large.resize((size, size), Image.Resampling.BOX)


def write(directory: Path) -> tuple[str, ...]:
    """Write favicon.svg, favicon.ico and touch-icon.png; returns their names."""
    (directory / "favicon.svg").write_text(svg())
    largest = picture(max(TAB_SIZES))
    others = [picture(size) for size in TAB_SIZES if size != max(TAB_SIZES)]
    largest.save(directory / "favicon.ico", sizes=[(size, size) for size in TAB_SIZES], append_images=others)
    picture(TOUCH_SIZE, rounded=False).convert("RGB").save(directory / "touch-icon.png", optimize=True)
    return "favicon.svg", "favicon.ico", "touch-icon.png"
