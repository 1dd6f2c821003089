"""Toulouse INP: a court of rose brick between its building and the Garonne, the Pont-Neuf upstream."""

from __future__ import annotations

from assets.art.rooms.composer import Box, Room

PLOTS = ((14, 14, 8, 4), (26, 14, 8, 4), (3, 21, 7, 5), (14, 21, 8, 5), (26, 21, 8, 5))


def compose() -> Room:
    room = Room("toulouse-inp", "Toulouse INP", 44, 31)
    room.fill("grass")
    room.pave("paving", (1, 8, 42, 20), (10, 28, 4, 3), holes=PLOTS)
    door = room.facade("toulouse", 0, 0, 3, 3)
    room.link("Le site de Toulouse INP", door, "https://www.inp-toulouse.fr/")
    _river(room)
    _court(room)
    _terrace(room)
    room.hedge((0, 30, 9, 1), (15, 30, 29, 1), (0, 9, 1, 21), (43, 9, 1, 21))
    room.portal("ecoles", Box(11, 30, 2, 1), "Place des écoles", arrive=Box(10, 27, 4, 2))
    room.start(10, 24)
    return room.finish()


def _river(room: Room) -> None:
    room.fill("garonne", 20, 0, 24, 8)
    bridge = room.row("pont-neuf", 20, 0, 4, 6)[1]
    room.put("barge", 33, 5)
    room.row("garonne-edge", 20, 8, 24, 1)
    room.note(
        "Le Pont-Neuf",
        Box(bridge.x, 8, 6, 1),
        "Malgré son nom, c’est **le plus vieux pont de Toulouse** encore debout. On l’a commencé en 1544 et "
        "achevé en 1632, "
        "les guerres et les crues l’ont fait attendre.\n\nSes ouvertures rondes laissent passer l’eau des "
        "grandes crues : en 1875, "
        "il fut l’un des rares à tenir.",
    )
    for x in (23, 30):
        room.put("lamp", x, 8)


def _court(room: Room) -> None:
    for x, y, width, height in PLOTS:
        if y == 14:
            room.put("plane-tree", x + 2, y - 2)
        else:
            room.put("plane-tree", x + (0 if width < 8 else 2), y - 1)
        room.put("violets", x, y + height - 1)
        room.put("violets", x + width - 2, y + height - 1)
        room.put("bench-up", x + width // 2 - 1, y + height)
    for x in (3, 16):
        room.put("violets", x, 8)
    tower = room.put("saint-sernin", 37, 16)
    room.note(
        "Saint-Sernin en réduction",
        Box(tower.x, tower.y + 9, 4, 1),
        "Le clocher de **Saint-Sernin** a huit côtés et cinq étages. Les trois premiers sont romans, en arcs "
        "ronds ; les deux "
        "derniers, gothiques, ont des arcs en mitre, taillés dans la brique.\n\nLa brique est rose au matin, "
        "orange à midi, mauve le soir : "
        "d’où le surnom de *ville rose*.",
    )
    for x in (36, 41):
        room.put("bush-pink", x, 25)
    for x in (2, 6, 17, 22, 27, 32, 38):
        room.put("bush-terra" if x % 2 else "bush-gold", x, 29)
    for x in (18, 35):
        room.put("bench-up", x, 28)
    for x, y in ((9, 20), (14, 20), (22, 14), (25, 14), (35, 20), (2, 16)):
        room.put("lamp", x, y)
    room.put("flag-event", 5, 9)
    room.put("flag-france", 15, 9)


def _terrace(room: Room) -> None:
    for x, y, colour in ((36, 11, "terra"), (40, 12, "gold"), (3, 13, "teal"), (7, 15, "terra")):
        room.put(f"parasol-{colour}", x - 1, y - 2)
        room.put("bistro-right", x - 1, y)
        room.put("bistro-left", x + 1, y)
