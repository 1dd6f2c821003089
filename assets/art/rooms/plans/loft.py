"""La Mêlée: a co-working loft. Long shared tables, a bar, a corner to pitch in, sofas in the light."""

from __future__ import annotations

from assets.art.rooms.composer import Box, Room


def compose() -> Room:
    room = Room("la-melee", "La Mêlée", 40, 28)
    room.indoors("wood", (1, 3, 24, 23), (25, 9, 14, 17), face="plaster")
    room.fill("terrazzo-dark", 25, 9, 14, 17)
    _tables(room)
    _pitch(room)
    _bar(room)
    _light(room)
    room.door_south("loft", 10, 26, "grand-hall", "Grand hall")
    room.start(9, 21)
    return room.finish()


def _tables(room: Room) -> None:
    for y in (11, 16):
        for x in (4, 7, 12, 15):
            room.put("table-oak", x, y)
        for x in (4, 6, 8, 12, 14, 16):
            room.put("chair-teal-down", x, y - 1)
            room.put("chair-terra-up", x, y + 2)
        for x in (4, 8, 13, 16):
            room.put("laptop", x, y)
        for x in (6, 15):
            room.put("papers", x, y)
        room.put("fern", 10, y)
        room.put("fern", 18, y)
    room.area("Grandes tables", 3, 10, 16, 9)


def _pitch(room: Room) -> None:
    """Stools in rows before a screen on the wall."""
    screen = room.put("screen", 28, 7)
    room.screen("Le campus en quatre vues", screen)
    room.put("whiteboard", 34, 7)
    room.rug("rug-blue", 27, 10, 7, 5)
    for y in (11, 13):
        for step, x in enumerate((28, 30, 32)):
            room.put(f"pouf-{('terra', 'teal', 'gold')[(step + y) % 3]}", x, y, "up")
    room.put("lectern", 26, 9)
    room.put("loudspeaker", 37, 8)
    room.area("Coin pitch", 26, 9, 9, 6)


def _bar(room: Room) -> None:
    bar = room.put("coffee-bar", 30, 18)
    room.put("coffee-bar", 33, 18)
    for x in (30, 31, 32, 33, 34, 35):
        room.put(f"stool-{('terra', 'gold')[x % 2]}", x, 20, "up")
    room.note(
        "La Mêlée",
        bar,
        "**La Mêlée** réunit à Toulouse, depuis 2000, celles et ceux qui font le numérique de la région : "
        "entreprises, écoles, "
        "laboratoires, associations, collectivités.\n\n"
        "Son nom vient du rugby : on y pousse ensemble. Elle anime notamment un festival du numérique, chaque "
        "année à l’automne.",
    )
    room.put("plant", 29, 18)
    room.put("plant", 36, 18)
    for x, y in ((27, 22), (32, 23), (36, 22)):
        room.put("table-round", x, y)
        room.put("chair-gold-right", x - 1, y)
        room.put("chair-gold-left", x + 1, y)
    room.sign("Comptoir", Box(30, 18, 6, 1))


def _light(room: Room) -> None:
    for x in (3, 8, 13, 18):
        room.put("window", x, 1)
        room.put("sunbeam", x, 3)
    for x in (5, 10, 15):
        room.put("wall-lamp", x + 1, 1)
    room.rug("rug-red", 3, 4, 9, 5)
    room.put("sofa-terra-down", 6, 4)
    room.put("sofa-terra-right", 3, 5)
    room.put("table-coffee", 7, 6)
    room.put("chair-gold-left", 10, 6)
    room.put("shelf-1", 15, 2)
    room.put("shelf-5", 21, 2)
    room.put("sofa-plum-down", 15, 5)
    room.put("table-coffee", 15, 7)
    room.put("ficus", 1, 3)
    room.put("ficus", 23, 23)
    for x, y in ((12, 2), (24, 2), (38, 8), (25, 8), (1, 24), (38, 24), (1, 9), (1, 14)):
        room.put("plant", x, y)
    links = room.put("kiosk", 21, 9)
    room.link("Le site de La Mêlée", links, "https://www.lamelee.com/")
    room.put("banner-terra", 8, 24)
    room.put("banner-terra", 13, 24)
    room.put("bicycles", 18, 24)
    room.put("foosball", 20, 14)
    room.put("fern", 2, 20)
    for x, y in ((3, 21), (5, 23)):
        room.put("table-round", x + 1, y)
        room.put("stool-terra", x, y, "right")
        room.put("stool-gold", x + 2, y, "left")
    for step, x in enumerate((13, 15, 17)):
        room.put(f"pouf-{('plum', 'teal', 'terra')[step]}", x, 21, "down")
