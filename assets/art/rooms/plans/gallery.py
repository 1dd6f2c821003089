"""The second poster hall: a rotunda. Posters stand in a ring under spotlights, around a winter garden."""

from __future__ import annotations

from assets.art.rooms.composer import Room

COLOURS = ("teal", "terra", "gold", "navy", "leaf", "plum")


def compose() -> Room:
    room = Room("galerie", "Galerie des posters", 38, 31)
    room.indoors("stage-floor", (12, 3, 14, 26), (8, 6, 22, 20), (4, 9, 30, 14), face="gallery")
    room.fill("terrazzo", 12, 11, 14, 10)
    room.fill("terrazzo-dark", 13, 12, 12, 8)
    _winter_garden(room)
    _ring(room)
    _walls(room)
    room.door_south("gallery", 18, 29, "grand-hall", "Grand hall")
    room.start(17, 24)
    return room.finish()


def _winter_garden(room: Room) -> None:
    """Green in the middle, with benches on its four sides."""
    room.put("ficus", 18, 13)
    room.put("ficus", 16, 14)
    room.put("ficus", 20, 14)
    for x in (15, 22):
        room.put("fern", x, 15)
    for x, piece in (
        (16, "bush-pink"),
        (17, "bed-pink"),
        (18, "bed-gold"),
        (19, "bed-gold"),
        (20, "bed-pink"),
        (21, "bush-pink"),
    ):
        room.put(piece, x, 17)
    room.row("bed-terra", 18, 16, 2, 1)
    for x in (16, 20):
        room.put("bench-up", x, 18)
    room.put("sofa-teal-left", 14, 14)
    room.put("sofa-teal-right", 23, 14)


def _ring(room: Room) -> None:
    places = (
        (9, 7), (27, 7),
        (13, 6), (23, 6),
        (5, 11), (31, 11),
        (9, 12), (27, 12),
        (5, 17), (31, 17),
        (9, 18), (27, 18),
        (13, 22), (23, 22),
    )  # fmt: skip
    for number, (x, y) in enumerate(places):
        board = room.put(f"poster-{COLOURS[number % 6]}", x, y)
        room.put("spotlight", x - 1, y + 2)
        if (x, y) == (13, 6):
            room.note(
                "Ce qu’un poster accessible change",
                board,
                "Un poster se lit de loin, et pas seulement avec les yeux :\n\n"
                "**un titre qui dit le résultat**, des caractères d’au moins 24 points, un contraste de 4,5 "
                "pour 1, aucune "
                "information portée par la seule couleur, et une version texte à emporter.",
            )
    for x in (11, 26):
        room.put("pillar", x, 9)
        room.put("pillar", x, 20)


def _walls(room: Room) -> None:
    for x, piece in ((13, "picture-plum"), (15, "window"), (18, "notice-board"), (21, "window"), (24, "picture-teal")):
        board = room.put(piece, x, 1)
        if piece == "notice-board":
            room.link("Déposer un poster dans HAL, l’archive ouverte", board, "https://hal.science/")
    room.put("sunbeam", 15, 3)
    room.put("sunbeam", 21, 3)
    for x in (9, 28):
        room.put("picture-leaf" if x == 9 else "picture-terra", x, 4)
    for x in (5, 32):
        room.put("wall-lamp", x, 7)
    for x, y in ((12, 2), (25, 2), (8, 5), (29, 5), (4, 8), (33, 8)):
        room.put("plant", x, y)
    for x, y in ((4, 20), (32, 20), (8, 23), (28, 23)):
        room.put("ficus", x, y)
    for x in (15, 22):
        room.put("banner-terra", x, 27)
    for x in (12, 25):
        room.put("fern", x, 27)
