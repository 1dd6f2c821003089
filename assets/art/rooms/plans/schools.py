"""Place des écoles: five gates, each of its city's stone, and a painted line to each across the paving."""

from __future__ import annotations

from assets.art.rooms.composer import Box, Room

# way, room, city
GATES = (
    ("toulouse", "toulouse-inp", "Toulouse INP"),
    ("grenoble", "grenoble-inp", "Grenoble INP"),
    ("bordeaux", "bordeaux-inp", "Bordeaux INP"),
    ("lorraine", "lorraine-inp", "Lorraine INP"),
    ("clermont", "clermont-auvergne-inp", "Clermont Auvergne INP"),
)
FIRST, EVERY, ROW = 3, 9, 1  # where the gates stand


def compose() -> Room:
    room = Room("ecoles", "Place des écoles", 46, 28)
    room.fill("grass")
    room.pave("paving", (3, 9, 40, 12), (21, 21, 4, 7), (5, 21, 36, 1), *((x + 1, 0, 2, 9) for x in _places()))
    for x, (way, slug, sign) in zip(_places(), GATES, strict=True):
        room.put(f"gate-{way}", x, ROW)
        room.portal(slug, Box(x + 1, ROW + 4, 2, 1), sign, arrive=Box(x + 1, ROW + 6, 2, 2))
    _hedges(room)
    _lines(room)
    _middle(room)
    _trees(room)
    room.portal("parvis", Box(22, 27, 2, 1), "Parvis", arrive=Box(21, 24, 4, 2))
    room.start(21, 22)
    return room.finish()


def _places() -> list[int]:
    return [FIRST + step * EVERY for step in range(len(GATES))]


def _hedges(room: Room) -> None:
    """Between the gates, and around the lawns."""
    edges = [0, *(x + offset for x in _places() for offset in (0, 4)), 46]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        room.hedge((start, ROW + 4, end - start, 1))
    room.hedge((0, 6, 1, 22), (45, 6, 1, 22), (1, 27, 19, 1), (26, 27, 19, 1))


def _lines(room: Room) -> None:
    """From the arrival at the foot of the place, in the order of the gates, without a crossing."""
    starts = (20, 21, 22, 24, 25)
    for number, ((way, _, _), start, x) in enumerate(zip(GATES, starts, _places(), strict=True)):
        end = x + (1 if number < 3 else 2)
        turn = (19, 17, 0, 17, 19)[number]
        if number == 2:
            room.line(way, (start, 20), (start, 10))
        else:
            room.line(way, (start, 20), (start, turn), (end, turn), (end, 10))


def _middle(room: Room) -> None:
    for x in (7, 35):
        room.put("fountain", x, 11)
        room.put("bench-up", x + 1, 16)
        for beside in (x - 1, x + 4):
            room.put("bush-pink", beside, 14)
    for x in (18, 27):
        room.put("flag-event" if x == 18 else "flag-france", x, 10)
        room.put("bench-down", x - 1, 15)
    column = room.put("poster-column", 25, 11)
    room.note(
        "Le groupe INP",
        column,
        "Les **instituts nationaux polytechniques** réunissent des écoles d’ingénieures et d’ingénieurs "
        "publiques à Toulouse, "
        "Grenoble, Bordeaux, Nancy et Metz, Clermont-Ferrand.\n\n"
        "Ils partagent une voie d’entrée : la *Prépa des INP*, deux ans après le bac, qui ouvre sur une "
        "trentaine d’écoles.",
    )
    link = room.put("kiosk", 19, 13)
    room.link("La Prépa des INP", link, "https://www.la-prepa-des-inp.fr/")


def _trees(room: Room) -> None:
    for step, x in enumerate((8, 17, 26, 35)):
        room.put(("tree-1", "tree-2", "tree-3", "tree-1")[step], x + 1, 1)
        room.put("cypress-1", x, 5)
        room.put("cypress-2", x + 3, 5)
        room.row("bed-pink", x + 1, 7, 2, 1)
    for x in _places():
        room.put("lamp", x, 6)
        room.put("lamp", x + 3, 6)
    for step, x in enumerate((3, 7, 11, 15, 28, 32, 36, 40)):
        room.put(("tree-2", "tree-blossom", "tree-1", "tree-autumn")[step % 4], x, 22)
    for x in (6, 14, 31, 39):
        room.put("bush-gold", x, 24)
    for x in (19, 26):
        room.put("lamp", x, 22)
        room.put("bush-pink", x, 25)
