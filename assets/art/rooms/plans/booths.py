"""EdTech Occitanie: a booth alley. Large stands at the head, middle ones along the red carpet, small ones at "
"its foot."""

from __future__ import annotations

from assets.art.rooms.composer import Box, Room


def compose() -> Room:
    room = Room("edtech-occitanie", "EdTech Occitanie", 44, 29)
    room.indoors("terrazzo", (1, 3, 42, 22), (17, 25, 10, 3), face="slats")
    room.fill("terrazzo-dark", 1, 3, 42, 1)
    _alley(room)
    _large(room)
    _middle(room)
    _small(room)
    _demonstration(room)
    for x in (17, 26):
        room.put("banner-navy", x, 25)
    room.door_south("booths", 21, 28, "grand-hall", "Grand hall")
    room.start(20, 23)
    return room.finish()


def _alley(room: Room) -> None:
    """The carpet that leads past every stand."""
    room.fill("carpet-red", 19, 8, 6, 20)
    room.fill("carpet-red", 3, 8, 38, 3)
    for x in (18, 25):
        room.put("pillar", x, 11)
        room.put("fern", x, 17)
        room.put("fern", x, 22)
    for x in (8, 16, 26, 34):
        room.put("wall-lamp", x, 1)


def _large(room: Room) -> None:
    for number, (x, colour) in enumerate(((3, "terra"), (11, "teal"), (28, "gold"), (36, "navy")), 1):
        stand = room.put(f"booth-large-{colour}", x, 4)
        room.area(f"Grand stand {number}", x, 5, 5, 5)
        room.put("plant", x - 1, 5)
        if number == 2:
            room.note(
                "EdTech Occitanie",
                stand,
                "**EdTech Occitanie** rassemble les entreprises de la région qui travaillent pour "
                "l’enseignement et la formation : "
                "manuels, évaluation, réalité virtuelle, accessibilité.\n\n"
                "Aux stands, demandez toujours : *où vont les données ? peut-on tout faire au clavier ? qui "
                "répond en cas de panne ?*",
            )
    screen = room.put("screen", 20, 1)
    room.screen("Le campus en quatre vues", screen)
    for x in (18, 25):
        room.put("banner-teal", x, 2)


def _middle(room: Room) -> None:
    for number, (x, colour) in enumerate(
        ((4, "plum"), (9, "navy"), (14, "terra"), (27, "teal"), (32, "plum"), (37, "terra")), 1
    ):
        room.put(f"booth-{colour}", x, 11)
        room.area(f"Stand {number}", x, 13, 3, 3)
        room.put("stool-gold", x, 14, "up")
        room.put("stool-teal", x + 2, 14, "up")


def _small(room: Room) -> None:
    colours = ("teal", "terra", "plum", "navy")
    for number, x in enumerate((2, 5, 8, 11, 31, 34, 37, 40), 1):
        room.put(f"booth-small-{colours[number % 4]}", x, 17)
        room.area(f"Petit stand {number}", x, 19, 2, 2)


def _demonstration(room: Room) -> None:
    """To sit down and try something: laptops to the left, a quick coffee to the right."""
    for x in (3, 8):
        room.put("table-oak", x, 22)
        room.row("laptop", x, 22, 2, 2)
        room.row("chair-gold-down", x, 21, 2, 2)
    room.put("coffee-bar", 36, 22)
    for x in (31, 34):
        room.put("table-round", x, 23)
        room.put("stool-terra", x - 1, 23, "right")
    guide = room.put("kiosk", 15, 19)
    room.link("Choisir un outil accessible : le RGAA", guide, "https://accessibilite.numerique.gouv.fr/")
    room.sign("Essayer", Box(3, 21, 8, 1))
    for x in (1, 41):
        room.put("ficus", x, 21 if x == 41 else 22)
    room.put("ficus", 28, 18)
    room.put("ficus", 13, 21)
