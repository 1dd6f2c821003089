"""ESUP-Portail: a workshop. Benches of computers in rows, boards full of boxes and arrows, a room for the machines."""

from __future__ import annotations

from assets.art.rooms.composer import Room


def compose() -> Room:
    room = Room("esup-portail", "ESUP-Portail", 38, 27)
    room.indoors("carpet-blue", (1, 3, 25, 22), (27, 3, 10, 9), (26, 8, 1, 2), (27, 15, 10, 10), (26, 19, 1, 2), face="sage")
    room.fill("terrazzo-dark", 26, 3, 11, 9)
    room.fill("wood", 26, 15, 11, 10)
    _benches(room)
    _boards(room)
    _machines(room)
    _corner(room)
    room.door_south("quad", 12, 25, "grand-hall", "Grand hall")
    room.start(11, 20)
    return room.finish()


def _benches(room: Room) -> None:
    for y in (8, 12, 16):
        for x in (3, 6, 15, 18):
            room.put("table-oak", x, y)
        for x in (3, 5, 7, 15, 17, 19):
            room.put("laptop", x, y)
            room.put("chair-navy-up", x, y + 2)
        room.put("papers", 8, y)
        room.put("papers", 16, y)


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
        "**ESUP-Portail** est un consortium d’établissements d’enseignement supérieur français. Depuis le début des années 2000, "
        "leurs équipes écrivent et maintiennent ensemble des logiciels libres.\n\n"
        "Parmi eux : *Esup-Pod* pour les vidéos, *Esup-Signature* pour signer, *Esup-Stages* pour les stages. "
        "Ils sont à qui veut les installer.",
    )
    room.link("Les projets d’ESUP-Portail", links, "https://www.esup-portail.org/")


def _machines(room: Room) -> None:
    for x in (28, 31, 34):
        room.put("shelf-1", x, 2)


def _corner(room: Room) -> None:
    room.rug("rug-red", 29, 17, 6, 6)
    for x in (1, 24):
        room.put("plant", x, 2)
        room.put("ficus", x - (x > 9), 21)
