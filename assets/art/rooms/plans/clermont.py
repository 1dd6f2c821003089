"""Clermont Auvergne INP: a court of red gravel and dark lava, the cathedral, a meadow under the puy de Dôme."""

from __future__ import annotations

from assets.art.rooms.composer import Box, Room


def compose() -> Room:
    room = Room("clermont-auvergne-inp", "Clermont Auvergne INP", 44, 34)
    room.fill("grass")
    room.pave("paving", (0, 8, 29, 14), (14, 22, 4, 12), (2, 22, 12, 10))
    room.rug("pozzolan", 3, 10, 23, 10)
    room.row("volcanoes-sky", 0, 0, 44, 1)
    room.row("volcanoes-sky", 0, 1, 28, 1)
    room.put("volcanoes", 28, 1)
    door = room.facade("clermont", 0, 0, 5, 5)
    room.link("Le site de Clermont Auvergne INP", door, "https://www.clermont-auvergne-inp.fr/")
    _court(room)
    _cathedral(room)
    _meadow(room)
    room.portal("ecoles", Box(15, 33, 2, 1), "Place des écoles", arrive=Box(14, 30, 4, 2))
    room.start(14, 24)
    return room.finish()


def _court(room: Room) -> None:
    room.put("lava-fountain", 13, 12)
    for x in (9, 18):
        room.put("bench-down", x, 11)
        room.put("bench-up", x, 18)
    for x in (4, 23):
        room.put("basalt-organ", x - (x > 9), 10)
    for x, y, colour in ((4, 14, "terra"), (8, 13, "gold"), (18, 14, "gold"), (22, 13, "terra")):
        room.put(f"parasol-{colour}", x, y)
        room.put("bistro-right", x, y + 2)
        room.put("bistro-left", x + 2, y + 2)
    for x in (1, 27):
        room.put("lamp", x, 12)
        room.put("lamp", x, 17)
    for x in (3, 9, 17, 24):
        room.put("bush-terra", x, 8)


def _cathedral(room: Room) -> None:
    cathedral = room.put("cathedral", 4, 21)
    room.note(
        "La cathédrale noire",
        Box(cathedral.x, cathedral.y + 10, 6, 1),
        "Notre-Dame-de-l’Assomption, commencée en 1248, est bâtie en **pierre de Volvic** : une lave assez dure "
        "pour que ses piliers "
        "soient très minces, assez sombre pour que la ville se voie de loin.",
    )
    room.put("bench-down", 11, 25)
    room.put("bench-down", 11, 28)
    for y in (23, 29):
        room.put("lamp", 2, y)
        room.put("lamp", 19, y - 1)
    room.hedge((0, 33, 14, 1), (18, 33, 26, 1))


def _meadow(room: Room) -> None:
    """Salers among trees, a bench that looks at the mountain."""
    stones = room.put("basalt-organ", 29, 9)
    room.note(
        "Une montagne pèse l’air",
        stones,
        "Le 19 septembre 1648, Florin Périer monte un baromètre au sommet du **puy de Dôme** pour son "
        "beau-frère, Blaise Pascal, né à "
        "Clermont. Le mercure descend : l’air a un poids.\n\nLe volcan, haut de 1 465 mètres, dort depuis "
        "environ onze mille ans.",
    )
    for x in (34, 37):
        room.put("bench-up", x, 11)
    cows = [
        room.put(f"cow-{way}", x, y)
        for x, y, way in ((32, 15, "left"), (38, 17, "right"), (34, 21, "right"), (29, 26, "left"))
    ]
    room.put("cow-left", 39, 25)
    room.note(
        "La salers",
        cows[0],
        "Robe acajou, poil frisé, cornes en lyre : la **salers** vient des montagnes du Cantal. Son lait fait "
        "un fromage, à condition que "
        "le veau soit là pour la traite.",
    )
    for x, y, tree in (
        (41, 8, "tree-2"),
        (41, 13, "tree-autumn"),
        (30, 18, "tree-1"),
        (41, 19, "tree-3"),
        (23, 22, "tree-autumn"),
        (35, 27, "tree-2"),
        (24, 28, "tree-1"),
        (41, 28, "tree-blossom"),
    ):
        room.put(tree, x, y)
    for x, y, bush in (
        (36, 14, "gold"),
        (30, 23, "pink"),
        (38, 22, "terra"),
        (21, 26, "gold"),
        (33, 30, "pink"),
        (28, 31, "gold"),
    ):
        room.put(f"bush-{bush}", x, y)
    room.put("basalt-organ", 35, 24)
    room.hedge((43, 9, 1, 24))
