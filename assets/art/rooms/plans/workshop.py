"""ESUP-Portail: a workshop. Benches of computers in rows, boards full of boxes and arrows, a room for the "
"machines."""

from __future__ import annotations

from assets.art.rooms.composer import Room


def compose() -> Room:
    room = Room("esup-portail", "ESUP-Portail", 38, 27)
    room.indoors(
        "terrazzo", (1, 3, 25, 22), (27, 3, 10, 9), (26, 8, 1, 2), (27, 15, 10, 10), (26, 19, 1, 2), face="sage"
    )
    room.fill("terrazzo-dark", 26, 3, 11, 9)
    room.fill("wood", 26, 15, 11, 10)
    _benches(room)
    _boards(room)
    _machines(room)
    _corner(room)
    room.door_south("workshop", 12, 25, "grand-hall", "Grand hall")
    room.start(11, 20)
    return room.finish()


def _benches(room: Room) -> None:
    """Three rows to work in pairs, each side on its carpet, an aisle between."""
    for x in (2, 14):
        room.rug("rug-blue", x, 6, 10, 13)
    for number, y in enumerate((7, 11, 15)):
        for x in (3, 6, 9, 15, 18, 21):
            room.put(f"computer-desk-{('teal', 'navy')[(x + number) % 2]}", x, y)
            room.put("chair-navy-up", x, y + 2)
            room.put("chair-navy-up", x + 1, y + 2)
    for y in (8, 12, 16):
        room.put("plant", 1, y - 1)


def _boards(room: Room) -> None:
    first = room.put("whiteboard", 4, 1)
    room.put("whiteboard", 8, 1)
    screen = room.put("screen", 13, 1)
    links = room.put("notice-board", 19, 1)
    room.put("clock", 12, 1)
    room.put("window", 22, 1)
    room.put("sunbeam", 22, 3)
    room.put("lectern", 18, 3)
    room.screen("Le campus en quatre vues", screen)
    room.note(
        "Qui fait les logiciels de nos universités ?",
        first,
        "**ESUP-Portail** est un consortium d’établissements d’enseignement supérieur français. Depuis le début "
        "des années 2000, "
        "leurs équipes écrivent et maintiennent ensemble des logiciels libres.\n\n"
        "Parmi eux : *Esup-Pod* pour les vidéos, *Esup-Signature* pour signer, *Esup-Stages* pour les stages. "
        "Ils sont à qui veut les installer.",
    )
    room.link("Les projets d’ESUP-Portail", links, "https://www.esup-portail.org/")


def _machines(room: Room) -> None:
    """Servers along the wall and down the middle, two to watch them, a printer of things."""
    for number, x in enumerate((28, 29, 30, 31, 33, 34, 35, 36)):
        room.put(f"rack-{1 + number % 3}", x, 2)
    for number, x in enumerate((30, 31, 32, 33)):
        room.put(f"rack-{1 + (number + 1) % 3}", x, 6)
    room.put("wall-lamp", 32, 1)
    watch = room.put("kiosk", 36, 8)
    room.note(
        "La salle des machines",
        watch,
        "Ces baies sont vides : le campus où vous marchez tient sur **une seule machine**, et la vôtre n’a "
        "chargé que "
        "quelques centaines de kilo-octets.\n\nÉteindre ce qui ne sert pas reste la meilleure optimisation.",
    )
    for y in (9, 10):
        room.put("stool-teal", 28, y, "right")
    room.put("printer", 29, 9)
    room.area("Salle des machines", 27, 3, 10, 9)


def _corner(room: Room) -> None:
    """Tools on the wall, a rug to think on."""
    room.put("pegboard", 28, 13)
    room.put("pegboard", 32, 13)
    room.rug("rug-red", 29, 17, 6, 6)
    room.put("table-coffee", 31, 19)
    for x, y, colour, facing in (
        (30, 18, "teal", "right"),
        (33, 18, "gold", "left"),
        (30, 21, "plum", "right"),
        (33, 21, "terra", "left"),
    ):
        room.put(f"pouf-{colour}", x, y, facing)
    room.put("workbench", 29, 15)
    room.put("printer", 35, 14)
    room.put("printer", 36, 14)
    room.put("coffee-bar", 32, 23)
    room.area("Coin des idées", 27, 15, 10, 10)
    for x, y in ((1, 2), (24, 2), (36, 22), (28, 23)):
        room.put("plant", x, y)
    for x in (1, 23):
        room.put("ficus", x, 21)
    for x in (5, 19):
        room.put("rolling-board", x, 19)
        room.put("table-round", x, 22)
        room.put("stool-terra", x - 1, 22, "right")
        room.put("stool-gold", x + 1, 22, "left")
    for x, colour in ((8, "teal"), (16, "plum")):
        room.put(f"pouf-{colour}", x, 22, "up")
    room.put("banner-navy", 10, 23)
    room.put("banner-navy", 15, 23)
