"""The quiet garden: a fountain in a square of sand, and four green rooms around it. One is silent here."""

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
    for x, y, blossom in ((7, 7, True), (23, 7, False), (7, 19, False), (23, 19, True)):
        _green_room(room, x, y, blossom)
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


def _green_room(room: Room, x: int, y: int, blossom: bool) -> None:
    """Ten by six tiles behind hedges, open towards the square: a tree, a bed of flowers, a bench that looks at it."""
    west, north = x < 20, y < 16
    outer = x if west else x + 9
    room.hedge((outer, y, 1, 6), (x, y if north else y + 5, 10, 1))
    room.put("tree-blossom" if blossom else "tree-2", x + (1 if west else 6), y + 1)
    beds = ("bed-pink", "bed-plum") if blossom else ("bed-gold", "bed-terra")
    left = x + (5 if west else 1)
    flowers, bench = (y + 1, y + 2) if north else (y + 4, y + 3)
    room.row(beds[0], left, flowers, 2, 2)
    room.row(beds[1], left + 1, flowers, 2, 2)
    room.put("bench-down" if north else "bench-up", left + 1, bench)
    room.put("bush-gold" if blossom else "bush-pink", left + (-1 if west else 4), flowers)
    room.put("leaf-shade-1" if west else "leaf-shade-2", left, bench + (1 if north else -2))


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
        "Ici, **personne ne vous entend et vous n’entendez personne**. Une pause pour les yeux aussi : regardez "
        "vingt secondes "
        "quelque chose à plus de six mètres.\n\nLa fontaine ne s’arrête jamais ; vous, si.",
    )
