"""UNIT: a library of digital courses. Shelves along the walls, a reading room, a corner to watch and listen."""

from __future__ import annotations

from assets.art.rooms.composer import Box, Room


def compose() -> Room:
    room = Room("unit", "UNIT", 36, 27)
    room.indoors("wood", (1, 3, 34, 20), (14, 23, 8, 3), face="sage")
    _shelves(room)
    _reading_room(room)
    _media_corner(room)
    _entrance(room)
    return room.finish()


def _shelves(room: Room) -> None:
    for step, x in enumerate((1, 3, 5, 7, 9, 11)):
        room.put(f"shelf-{(1, 2, 5)[step % 3]}", x, 2)
    for step, x in enumerate((23, 25, 27, 29, 31, 33)):
        room.put(f"shelf-{(5, 1, 2)[step % 3]}", x, 2)
    # two stacks that one walks between
    for y in (8, 12):
        for step, x in enumerate((3, 5, 7)):
            room.put(f"shelf-{(2, 5, 1)[(step + y) % 3]}", x, y)
    old = room.put("shelf-5", 9, 8)
    room.put("shelf-2", 9, 12)
    room.note(
        "Rayon « ingénierie pédagogique »",
        old,
        "**UNIT**, l’Université numérique ingénierie et technologie, réunit depuis 2004 des écoles et des "
        "universités qui "
        "partagent leurs ressources numériques : cours, exercices, simulations, vidéos.\n\n"
        "C’est l’une des universités numériques thématiques françaises ; la plupart de ses ressources sont en "
        "accès libre.",
    )


def _reading_room(room: Room) -> None:
    room.rug("rug-red", 14, 6, 8, 11)
    for y in (8, 13):
        room.put("table-walnut", 15, y)
        room.put("table-walnut", 18, y)
        for x in (15, 16, 17, 18, 19, 20):
            room.put("chair-gold-down", x, y - 1)
            room.put("chair-gold-up", x, y + 2)
        for x, thing in ((15, "papers"), (17, "laptop"), (18, "laptop"), (20, "papers")):
            room.put(thing, x, y)
    room.area("Salle de lecture", 14, 7, 8, 9, "silent")
    room.put("window", 15, 1)
    room.put("window", 19, 1)
    room.put("clock", 17, 1)
    room.put("picture-leaf", 14, 1)
    room.put("picture-teal", 21, 1)
    for x in (15, 19):
        room.put("sunbeam", x, 3)
    for x in (13, 22):
        room.put("fern", x, 2)
        room.put("plant", x, 16)
    room.put("pillar", 12, 5)
    room.put("pillar", 23, 5)


def _media_corner(room: Room) -> None:
    room.rug("rug-blue", 25, 7, 9, 7)
    screens = room.column("kiosk", 34, 8, 2, 3)
    room.put("sofa-plum-right", 25, 9)
    room.put("sofa-teal-down", 28, 7)
    room.put("sofa-teal-up", 28, 13)
    room.put("table-coffee", 28, 10)
    room.put("stool-gold", 31, 10, "left")
    room.screen("Le campus en quatre vues", screens[0])
    room.link("Les ressources de UNIT", screens[1], "https://unit.eu/")
    room.area("Coin médias", 25, 7, 9, 7)
    # places to work by oneself, backs to the room
    for y in (16, 19):
        for x in (26, 30):
            room.put("table-small", x, y)
            room.put("laptop", x, y)
            room.put("chair-navy-right", x - 1, y)
            room.put("chair-navy-left", x + 2, y)
    for x in (3, 7):
        room.put("table-round", x + 1, 17)
        room.put("chair-teal-right", x, 17)
        room.put("chair-teal-left", x + 2, 17)
    room.put("sofa-plum-right", 1, 7)
    room.put("sofa-plum-right", 1, 11)
    for y in (5, 9, 13):
        room.put("plant", 1, y)
    room.put("ficus", 1, 19)
    room.put("ficus", 33, 20)
    room.put("fern", 3, 20)
    room.put("table-coffee", 5, 21)
    room.put("chair-terra-right", 4, 21)
    room.put("chair-terra-left", 7, 21)


def _entrance(room: Room) -> None:
    room.put("banner-navy", 14, 23)
    room.put("banner-navy", 21, 23)
    room.put("fern", 15, 23)
    room.put("fern", 20, 23)
    room.door_south("library", 17, 26, "grand-hall", "Grand hall")
    room.start(16, 20)
    room.sign("Rayonnages", Box(3, 7, 8, 1))
