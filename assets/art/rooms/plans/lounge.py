"""The lounge: a corridor with a bar, and on both sides alcoves whose tables are private."""

from __future__ import annotations

from assets.art.rooms.composer import Room

NORTH = (1, 8, 22, 29)  # where each alcove begins; they are six tiles wide
SOUTH = (1, 8, 22, 29)


def compose() -> Room:
    room = Room("salon", "Salon", 36, 26)
    alcoves = [(x, 3, 6, 6) for x in NORTH] + [(x, 17, 6, 6) for x in SOUTH]
    room.indoors("wood", (1, 9, 34, 8), (15, 17, 6, 8), (15, 3, 6, 6), *alcoves, face="plaster")
    for x, y, width, height in alcoves:
        room.fill("carpet-blue" if (x // 7 + y // 14) % 2 else "carpet-red", x, y, width, height)
    for x, name in zip(NORTH, ("Tournesol", "Lavande", "Garance", "Pastel"), strict=True):
        _north(room, x, name)
    for x, name in zip(SOUTH, ("Olivier", "Tilleul", "Micocoulier", "Platane"), strict=True):
        _south(room, x, name)
    _corridor(room)
    _garden_door(room)
    room.door_south("lounge", 17, 25, "accueil", "Hall d’accueil")
    room.start(16, 19)
    return room.finish()


def _north(room: Room, x: int, name: str) -> None:
    """Two sofas face to face across a table, armchairs under the window, for six."""
    colour = ("teal", "plum", "terra")[x % 3]
    room.put("window", x + 2, 1)
    room.put("sunbeam", x + 2, 3)
    room.put("wall-lamp", x, 1)
    room.put("wall-lamp", x + 5, 1)
    for corner in (x, x + 5):
        room.put("fern", corner, 2)
    room.put(f"sofa-{colour}-right", x, 5)
    room.put(f"sofa-{colour}-left", x + 5, 5)
    room.put("table-small", x + 2, 5)
    room.put("papers", x + 3, 5)
    room.put("armchair-gold-down", x + 2, 4)
    room.put("armchair-gold-down", x + 3, 4)
    room.area(f"Table {name}", x, 3, 6, 5, "private")


def _south(room: Room, x: int, name: str) -> None:
    """Sofas and armchairs around a low table, for eight."""
    colour = ("terra", "teal", "plum")[x % 3]
    for corner in (x, x + 5):
        room.put("plant", corner, 21)
    room.put("floor-lamp", x, 17)
    room.put("table-coffee", x + 2, 20)
    room.put(f"sofa-{colour}-up", x + 1, 22)
    other = "gold" if colour == "teal" else "teal"
    room.put(f"armchair-{other}-right", x + 1, 20)
    room.put(f"armchair-{other}-left", x + 4, 20)
    room.put(f"sofa-{colour}-down", x + 1, 18)
    room.area(f"Table {name}", x, 18, 6, 5, "private")


def _garden_door(room: Room) -> None:
    room.door_north("quad", 17, 1, "jardin", "Jardin calme")
    for x in (15, 19):
        room.put("window", x, 1)
        room.put("sunbeam", x, 3)
    for x in (15, 20):
        room.put("olive", x if x == 15 else 19, 5)
        room.put("plant", x, 2)


def _corridor(room: Room) -> None:
    room.rug("rug-red", 14, 10, 8, 6)
    room.put("ficus", 17, 11)
    for x in (15, 20):
        for y in (11, 14):
            room.put("table-round", x, y)
            room.put("chair-gold-right", x - 1, y)
            room.put("chair-gold-left", x + 1, y)
    bar = room.put("coffee-bar", 30, 11)
    room.put("coffee-bar", 3, 11)
    for x in (2, 6, 29, 33):
        room.put("table-round", x, 14)
        room.put("stool-terra", x - 1, 14, "right")
        room.put("stool-gold", x + 1, 14, "left")
    room.put("plant", 29, 11)
    room.put("plant", 33, 11)
    room.put("plant", 2, 11)
    room.put("plant", 6, 11)
    for x in (10, 23):
        room.put("pillar", x, 10)
        room.put("bench-down", x + 1, 12)
    room.note(
        "Choisir sa table",
        bar,
        "Chaque alcôve a sa table et peut asseoir six à huit personnes. Dans l’onglet *Près de vous*, ce que vous "
        "écrivez n’est lu "
        "**qu’à cinq pas à la ronde**.\n\n"
        "Les tables portent le nom de plantes qui teignent, qui parfument ou qui font de l’ombre dans nos régions.",
    )
    for x in (15, 20):
        room.put("banner-terra", x, 23)
    room.put("fern", 15, 18)
    board = room.put("kiosk", 20, 18)
    room.link("Le RGAA, mode d’emploi", board, "https://accessibilite.numerique.gouv.fr/")
