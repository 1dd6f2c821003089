"""The Grand hall: five doors side by side, and a line on the floor to each from where one comes in."""

from __future__ import annotations

from assets.art.rooms.composer import Room

# way, room, what the sign says
DOORS = (
    ("workshop", "esup-portail", "ESUP-Portail"),
    ("library", "unit", "UNIT"),
    ("booths", "edtech-occitanie", "EdTech Occitanie"),
    ("loft", "la-melee", "La Mêlée"),
    ("gallery", "galerie", "Galerie des posters"),
)
FIRST, EVERY = 5, 8  # where the doors are


def compose() -> Room:
    room = Room("grand-hall", "Grand hall", 44, 25)
    room.indoors("terrazzo", (1, 3, 42, 18), (16, 21, 12, 3), face="gallery")
    room.fill("terrazzo-dark", 1, 3, 42, 1)
    room.fill("stage-floor", 2, 5, 40, 5)
    for number, (way, slug, sign) in enumerate(DOORS):
        _door(room, number, way, slug, sign)
    _lines(room)
    _wings(room)
    _entrance(room)
    return room.finish()


def _door(room: Room, number: int, way: str, slug: str, sign: str) -> None:
    x = FIRST + number * EVERY
    room.door_north(way, x, 1, slug, sign)
    room.put("fern", x - 1, 2)
    room.put("fern", x + 2, 2)
    if number < len(DOORS) - 1:
        room.put("window", x + 4, 1)
        room.put("sunbeam", x + 4, 3)


def _lines(room: Room) -> None:
    """Five lines leave the middle of the hall in the order of their doors and never cross."""
    starts = (17, 19, 21, 24, 26)
    for number, ((way, _, _), start) in enumerate(zip(DOORS, starts, strict=True)):
        end = FIRST + number * EVERY + (1 if number < 2 else 0)
        turn = (15, 13, 0, 13, 15)[number]
        if start == end:
            room.line(way, (start, 17), (end, 5))
        elif number == 2:
            room.line(way, (21, 17), (21, 5))
        else:
            room.line(way, (start, 17), (start, turn), (end, turn), (end, 5))


def _wings(room: Room) -> None:
    """To both sides a place to sit between the lines: a rug, sofas, a tree."""
    for x in (8, 29):
        room.rug("rug-red" if x == 8 else "rug-blue", x, 17, 7, 4)
        colour = "teal" if x == 8 else "plum"
        room.put(f"sofa-{colour}-down", x + 2, 17)
        room.put("table-coffee", x + 2, 19)
        room.put("chair-gold-right", x + 1, 19)
        room.put("chair-gold-left", x + 5, 19)
    for x in (2, 40):
        room.put("ficus", x, 17)
        room.put("ficus", x, 10)
    for x in (10, 18, 25, 33):
        room.put("pillar", x, 6)
        room.put("bench-down", x - 2 if x < 20 else x + 1, 8)
    for x in (1, 42):
        room.put("plant", x, 2)
        room.put("plant", x, 7)
    for x in (2, 39):
        room.put("table-round", x + 1, 14)
        room.put("stool-terra", x, 14, "right")
        room.put("stool-gold", x + 2, 14, "left")
    for x in (5, 38):
        room.put("plant", x, 18)


def _entrance(room: Room) -> None:
    for x in (16, 27):
        room.put("banner-teal", x, 21)
        room.put("fern", x + (1 if x == 16 else -1), 21)
    plan = room.put("kiosk", 18, 19)
    room.note(
        "Suivre les lignes",
        plan,
        "Chaque ligne mène à une porte. Elles se distinguent par leur couleur **et par leur trait** :\n\n"
        "points : ESUP-Portail. Flèches : UNIT. Tirets : EdTech Occitanie. Trait plein : La Mêlée. "
        "Double trait : galerie des posters.\n\nLa liste des salles mène partout aussi, sans marcher.",
    )
    news = room.put("kiosk", 25, 19)
    room.link("Le numérique dans l’enseignement supérieur", news, "https://www.enseignementsup-recherche.gouv.fr/")
    room.door_south("hall", 21, 24, "accueil", "Hall d’accueil")
    room.start(20, 18)
