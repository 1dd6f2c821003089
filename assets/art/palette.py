"""The house palette: ramps of three to five steps, and one indigo ink for every outline.

A ramp runs from shadow to light and shifts its hue on the way: shadows lean towards indigo, lights towards yellow.
That, more than detail, is what holds the pictures together; draw with ramps, never with a colour of your own.
"""

from __future__ import annotations

Colour = tuple[int, int, int]
Ramp = tuple[Colour, ...]


def colour(code: str) -> Colour:
    """Read `rrggbb`."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def ramp(codes: str) -> Ramp:
    """Read colours separated by spaces, darkest first."""
    return tuple(colour(code) for code in codes.split())


def mix(one: Colour, other: Colour, share: float = 0.5) -> Colour:
    """Blend two colours; `share` (0…1) is how much of the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


INK = colour("2b2340")
SHADOW = colour("221848")  # the colour of every shadow; only its opacity varies
SUNLIGHT = colour("ffe296")
WHITE = colour("fffaf0")

# Outdoors
GRASS = ramp("4a8a5c 5a9c62 6bab68 7fba70 9acb80")
LEAF = ramp("23524a 2f6a50 44865a 68a562 9cc973")
BOXWOOD = ramp("1f4a48 2a6150 3a7a55 559459 7fb265")
AUTUMN = ramp("8a4a35 b5663a d98a45 efb25c fbd98a")
BLOSSOM = ramp("9c4f74 c06f92 de96b0 f2bccb fde2e4")
SAND = ramp("b3936c cbb088 dcc59c e8d7b2 f2e7cb")
SLAB = ramp("9c8f86 b7aa9c cfc3b2 ddd3c3 ebe4d6")
STONE = ramp("b59b78 cdb68f e0cea9 ecdfc0 f8efd9")
ZINC = ramp("42516b 536480 687b95 8496ab a9b8c7")
WATER = ramp("2f6f94 3f8bab 5aa9c2 86c8d4 c4e8e6")

# Of the cities
SKY = ramp("86b6d6 9dc8de b6d9e4 d0e8e8 eaf3ea")
BRICK = ramp("823f4a a1524f c46f5e d98f76 eeb99d")
CANAL_TILE = ramp("8a4139 ad5b45 cb7a55 e09d70 f2c596")
PASTEL = ramp("4f6f95 6c8fb2 8fb0ca b3cddb d8e7e9")
BLOND = ramp("a07a50 c39d6a dcbd87 ecd6a8 f8ebcb")
SLATE = ramp("353f58 455069 5a667f 77839a 9fa9ba")
CONCRETE = ramp("8b8794 aaa6ad c6c2c1 dcd8d2 efece4")
LARCH = ramp("7a4a36 9c6442 bb8252 d4a26d e8c494")
ROCK = ramp("4c5478 646e92 838dac a6afc4 cbd2dc")
SNOW = ramp("a9bcd8 c6d5e6 dde7ee eff3f4 fdfbf6")
FIR = ramp("1b3d47 26524f 376b59 528868 7aa87d")
PALE_STONE = ramp("a99a86 c6b8a0 dbcfb8 ece3cf f8f3e4")
LAVA = ramp("28273a 3a3a4c 52525f 6e6d78 918f96")
PLASTER_ROSE = ramp("b58f7c d0ac95 e6c9ae f2dec6 faf0dd")
PUY = ramp("3a6a58 4e8260 6b9c6a 8db679 b3cf92")
GLINT = ramp("2c3f66 3d5b80 5684a0 84b4c4 c4e2e4")

# Indoors
WOOD = ramp("9a6a48 b07d55 c18f63 cd9d6f dbb085")
TERRAZZO = ramp("b8a999 cfc2b2 dfd5c7 e8e0d4 f4efe6")
CARPET_BLUE = ramp("34507a 3f6089 4a6f98 587fa7 7198bb")
CARPET_RED = ramp("5f2a3f 7a3547 934351 a9555d c4786f")
RUG = ramp("8f3d45 a94c4f c2625c d47d6d e6a189")
PLASTER = ramp("b79f86 d3bfa3 e6d8bf f0e6d2 faf4e6")
COPING = ramp("5a4a5c b9a795 d2c2ad e2d5c2 f5ecdd")
NIGHT = ramp("221d3a 2a2446 332c54 3d3663 4b4475")
OAK = ramp("5b3a33 7a4e3b 986747 b58358 d3a673")
WALNUT = ramp("42292d 593633 714639 8c5b45 aa7757")
GLASS = ramp("3f6a8c 5b8fb0 82b5cd aed6e0 dff3f1")

# Accents
PALE = ramp("8e7b74 b5a595 d6cab6 ebe2d0 faf6ea")
DARK = ramp("1f2138 2c3050 3d4468 566087 7b88ab")
TERRA = ramp("8c3c3c b5513f d26e4f e8936b f6bd94")
GOLD = ramp("a86f2c cf9338 e8b650 f4d27c fdeab0")
TEAL = ramp("1f5661 2b7278 3f918f 66b0a4 9dd0bd")
NAVY = ramp("263e73 2f5490 4273ad 6a97c8 a3c4e2")
PLUM = ramp("48305a 5f3f72 7c5590 9d76ad c4a3cc")
POT = ramp("7a3f38 9c5443 bd6f52 d69272 ecb99b")

# People (three or four steps: a face has no room for more)
SKINS: tuple[Ramp, ...] = (
    ramp("b5795e d99f7c f3c7a2 fbdcbd"),
    ramp("8f5a42 b67a57 d79c74 e8b88f"),
    ramp("5a3830 7a4d3c 986550 b3806a"),
    ramp("c48a6f e8b596 fbdcc3 ffeeda"),
    ramp("43292a 5e3b36 785046 93695b"),
    ramp("a97a4f cf9f6a e9c48d f6dcae"),
)
HAIR: dict[str, Ramp] = {
    "black": ramp("1d1a2b 2d2940 433d5a"),
    "brown": ramp("40261f 63402c 8a5c3a"),
    "chestnut": ramp("5a2f24 7f4630 a9663f"),
    "blond": ramp("a8743a d3a352 f0cd7e"),
    "red": ramp("7c3226 ab4a2c d4703f"),
    "grey": ramp("7d7a8c a4a2b2 cccad6"),
    "white": ramp("a9a7b5 d3d0d8 f1eef0"),
    "blue": ramp("263e73 38609c 5b8cc6"),
}
CLOTH: dict[str, Ramp] = {
    "terra": TERRA[1:4],
    "teal": TEAL[0:3],
    "gold": GOLD[1:4],
    "navy": ramp("2b3f6e 3a5489 5673a8"),
    "cream": PALE[1:4],
    "plum": ramp("5a3560 7c4a80 a06ba2"),
    "leaf": LEAF[1:4],
    "pink": ramp("b85b76 d97f94 f0a9b4"),
    "jean": ramp("2c3f66 3d5687 5573a6"),
    "dark": ramp("26243a 35334e 4a4868"),
    "sand": ramp("93795a b39872 cfb78f"),
    "rust": ramp("6d3a35 8f4f43 ac6a55"),
}
