"""The quiet garden: a fountain in a square of sand, two green rooms, a pond, pergolas. One is silent here."""

from __future__ import annotations

from assets.art.rooms.composer import Box, Room


def compose() -> Room:
    room = Room("jardin", "Jardin calme", 40, 32)
    room.fill("grass")
    # a cross of sand from edge to edge, a round square in its middle, a walk at the foot of the hedges
    room.pave(
        "path",
        *((0, 15, 40, 2), (19, 4, 2, 25), (15, 11, 10, 10), (14, 12, 12, 8), (13, 13, 14, 6)),
        *((4, 4, 32, 2), (4, 27, 32, 2), (4, 4, 2, 25), (34, 4, 2, 25)),
    )
    room.hedge((0, 0, 40, 1), (0, 1, 1, 14), (0, 17, 1, 14), (39, 1, 1, 14), (39, 17, 1, 14), (0, 31, 40, 1))
    _square(room)
    _green_room(room, 7, 7, "tree-blossom", ("bed-pink", "bed-plum"))
    _green_room(room, 23, 7, "tree-2", ("bed-gold", "bed-terra"))
    _pond(room)
    _pergolas(room)
    _edges(room)
    room.portal("parvis", Box(0, 15, 1, 2), "Parvis", arrive=Box(2, 15, 1, 2))
    room.portal("salon", Box(39, 15, 1, 2), "Salon", arrive=Box(37, 15, 1, 2))
    room.start(17, 22, 6, 2)
    room.area("Jardin calme", 1, 1, 38, 30, "silent")
    return room.finish()


def _square(room: Room) -> None:
    room.put("fountain", 18, 13)
    for x in (16, 22):
        room.put("bench-down", x, 12)
        room.put("bench-up", x, 19)
    for x in (14, 25):
        room.put("lamp", x, 10)
        room.put("lamp", x, 18)


def _green_room(room: Room, x: int, y: int, tree: str, beds: tuple[str, str]) -> None:
    """Ten by six tiles behind hedges, open towards the square: a tree, a bed of flowers, a bench before it."""
    west = x < 20
    room.hedge((x if west else x + 9, y, 1, 6), (x, y, 10, 1))
    room.put(tree, x + (1 if west else 6), y + 1)
    left = x + (5 if west else 1)
    room.row(beds[0], left, y + 1, 2, 2)
    room.row(beds[1], left + 1, y + 1, 2, 2)
    room.put("bench-down", left + 1, y + 2)
    room.put("bush-gold", left + (-1 if west else 4), y + 1)
    room.put("leaf-shade-1", left, y + 3)


def _pond(room: Room) -> None:
    """Still water in the south-west, lilies on it, stones to go round it."""
    room.rug("pond", 8, 21, 7, 4)
    for x, y, lily in ((10, 22, 1), (12, 23, 2), (9, 23, 2), (13, 22, 1)):
        room.put(f"lilies-{lily}", x, y)
    for x, y in ((7, 22), (15, 21), (7, 20)):
        room.put("reeds", x, y)
    for step, (x, y) in enumerate(
        ((11, 20), (12, 19), (16, 21), (17, 22), (17, 24), (16, 25), (14, 25), (12, 25), (10, 25))
    ):
        room.put(f"stepping-stone-{step % 3}", x, y)
    room.put("stone-lantern", 15, 23)
    room.put("stone-lantern", 7, 24)
    room.put("bench-up", 11, 26)
    room.put("tree-2", 8, 16)


def _pergolas(room: Room) -> None:
    """A walk under wisteria and roses in the south-east, benches in its shade."""
    for x, kind in ((23, "wisteria"), (28, "roses")):
        room.put(f"pergola-{kind}", x, 20)
        room.row("bench-down", x + 1, 22, 1, 2)
        room.put("bench-up", x + 1, 24)
    for x in (23, 32):
        room.put("stone-lantern", x, 24)
    room.row("bed-plum", 25, 25, 3, 2)


def _edges(room: Room) -> None:
    """Trees and cypresses along the hedges, a poem at the top of the main walk, advice at its foot."""
    for step, x in enumerate((1, 5, 9, 12, 25, 28, 31, 36)):
        room.put(("tree-1", "bush-1", "tree-autumn", "bush-pink")[step % 4], x, 0 if step % 2 == 0 else 2)
    for step, x in enumerate((6, 10, 14, 17, 22, 25, 29, 33)):
        room.put(("bush-1", "bush-gold", "bush-2", "bush-pink")[step % 4], x, 29 + step % 2)
    for x in (1, 36):
        room.put("tree-3", x, 27)
        room.put("tree-2", x, 7)
        room.put("tree-blossom", x, 19)
    for y in (12, 23):
        room.put("cypress-1", 2, y)
        room.put("cypress-2", 37, y)
    for x in (11, 27):  # benches along the walks, in the shade of the hedges
        room.put("bench-down", x, 3)
        room.put("bench-up", x, 29)
    poem = room.put("poster-column", 16, 1)
    room.note(
        "Le long du quai",
        poem,
        "« Le long du quai, les grands vaisseaux, / Que la houle incline en silence, / Ne prennent pas garde "
        "aux berceaux, / "
        "Que la main des femmes balance. »\n\nSully Prudhomme, *Stances et poèmes*, 1865",
    )
    advice = room.put("kiosk", 22, 2)
    room.note(
        "Au calme",
        advice,
        "Ici, **on ne parle pas** : on s’assied, on regarde l’eau. Une pause pour les yeux aussi : fixez vingt "
        "secondes quelque chose "
        "à plus de six mètres.\n\nLa fontaine ne s’arrête jamais ; vous, si.",
    )
