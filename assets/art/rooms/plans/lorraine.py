"""Lorraine INP: a square in the manner of Nancy. Gilded gates, fountains in the corners, a statue in the middle."""

from __future__ import annotations

from assets.art.rooms.composer import Box, Room


def compose() -> Room:
    room = Room("lorraine-inp", "Lorraine INP", 46, 35)
    room.fill("grass")
    room.pave("paving", (2, 7, 42, 22), (21, 28, 4, 7))
    for y in range(8, 28, 4):
        for x in range(3, 43, 4):
            room.put("stanislas-paving", x, y)
    door = room.facade("nancy", 7, 0, 6, 6)
    room.link("Le site de l’Université de Lorraine", door, "https://www.univ-lorraine.fr/")
    _corners(room)
    _middle(room)
    _gate(room)
    room.portal("ecoles", Box(22, 34, 2, 1), "Place des écoles", arrive=Box(21, 31, 4, 2))
    room.start(21, 23)
    return room.finish()


def _corners(room: Room) -> None:
    """A fountain under its gilded arch in each, as those of Neptune and Amphitrite."""
    left = room.put("stanislas-fountain", 3, 7)
    room.put("stanislas-fountain", 37, 7)
    room.note(
        "Les grilles de Jean Lamour",
        left,
        "Jean Lamour, serrurier du duc, a forgé les grilles de la place Stanislas : **du fer noir et des "
        "feuilles d’or**. La place fut "
        "construite de 1752 à 1755 sur les plans d’Emmanuel Héré.\n\nElle est inscrite au patrimoine mondial "
        "depuis 1983.",
    )
    for y in (14, 18, 22):
        for x in (1, 44):
            room.put("mirabelle", x - 1, y)
    for x, facing in ((4, "gold"), (39, "terra")):
        for y in (14, 19):
            room.put(f"parasol-{facing}", x, y)
            room.put("bistro-right", x, y + 2)
            room.put("bistro-left", x + 2, y + 2)
    for x in (12, 33):
        for y in (8, 16, 23):
            room.put("stanislas-lantern", x, y)
    for x in (18, 27):
        room.put("stanislas-lantern", x, 22)


def _middle(room: Room) -> None:
    statue = room.put("stanislas-statue", 21, 13)
    room.note(
        "Stanislas",
        statue,
        "Deux fois roi de Pologne et deux fois chassé, **Stanislas Leszczyński** reçut la Lorraine en 1737 à "
        "titre viager. Il en fit un "
        "duché de fontaines, d’académies et de bibliothèques ouvertes.\n\nSa statue est là depuis 1831 ; avant "
        "elle, c’était Louis XV.",
    )
    for x in (15, 28):
        room.put("bench-down", x, 12)
        room.put("bench-up", x, 20)
        room.row("bed-gold" if x == 15 else "bed-pink", x - 1, 16, 4, 1)
        room.put("bush-terra", x - 2, 16)
        room.put("bush-terra", x + 3, 16)
    plums = room.put("kiosk", 30, 14)
    room.note(
        "La mirabelle",
        plums,
        "Les arbres du bord de la place sont des mirabelliers. La Lorraine produit à elle seule environ **sept "
        "mirabelles sur dix** dans le monde, "
        "pendant six semaines, de la mi-août à la fin septembre.",
    )
    room.put("flag-event", 17, 8)
    room.put("flag-france", 27, 8)


def _gate(room: Room) -> None:
    """The southern side: a gate to leave by, railings and piers to both sides."""
    room.put("stanislas-gate", 19, 25)
    for x in (3, 5, 7, 10, 12, 14, 16, 28, 30, 32, 35, 37, 39, 41):
        room.put("stanislas-fence", x, 28)
    for x in (2, 9, 18, 27, 34, 43):
        room.put("stanislas-pier", x, 27)
    room.hedge((0, 30, 2, 1), (44, 30, 2, 1), (0, 34, 21, 1), (25, 34, 21, 1))
    for x in (3, 9, 14, 29, 34, 39):
        room.put("mirabelle", x, 30)
