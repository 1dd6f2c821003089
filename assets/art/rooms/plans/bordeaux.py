"""Bordeaux INP: a quay of blond stone, the façade upside down in the water mirror, sails on the Port de la Lune."""

from __future__ import annotations

from assets.art.rooms.composer import Box, Room

BAYS = 9  # of the façade, on each side of its porch


def compose() -> Room:
    room = Room("bordeaux-inp", "Bordeaux INP", 46, 33)
    room.fill("grass", 0, 0, 46, 8)
    room.fill("quay-paving", 0, 8, 46, 18)
    room.fill("port", 0, 26, 46, 7)
    door = room.facade("bordeaux", 1, 0, BAYS, BAYS)
    room.link("Le site de Bordeaux INP", door, "https://www.bordeaux-inp.fr/")
    _tram(room)
    _mirror(room)
    _quay(room)
    room.portal("ecoles", Box(45, 22, 1, 2), "Place des écoles", arrive=Box(43, 22, 1, 2))
    room.start(35, 22, 4, 2)
    return room.finish()


def _tram(room: Room) -> None:
    room.row("tram-rails", 0, 10, 46, 1)
    tram = room.put("tram", 29, 9)
    room.note(
        "Un tram sans fil",
        tram,
        "Bordeaux fut en 2003 la première ville à faire rouler un tram **sans caténaire** : un troisième rail, "
        "entre les deux autres, "
        "n’est sous tension que sous la rame. Les façades restent dégagées.",
    )
    for x in (8, 18):
        room.put("bench-down", x, 9)
    for x in (5, 13, 19, 26):
        room.put("bush-gold", x, 8)


def _mirror(room: Room) -> None:
    """Two centimetres of water that one walks on, under the upside-down façade."""
    room.rug("mirror", 7, 13, 32, 8)
    for bay in range(3, BAYS):
        room.put("mirror-bay", 2 + 2 * bay, 14)
        room.put("mirror-bay", 26 + 2 * (bay - 3), 14)
    room.put("mirror-porch", 20, 14)
    about = room.put("kiosk", 43, 19)
    room.note(
        "Le miroir d’eau",
        about,
        "Devant la place de la Bourse, **3 450 m² de granit sous deux centimètres d’eau**, depuis 2006. L’eau "
        "monte, reflète, s’en va, "
        "laisse la place à une brume.\n\nIci aussi, on peut marcher dessus.",
    )
    for x in (2, 41):
        for y in (13, 16):
            room.put("vine", x, y)
    for x in (3, 42):
        room.put("bench-up", x, 18)


def _quay(room: Room) -> None:
    for x in (5, 16, 28, 39):
        room.put("candelabra", x, 20)
    for x in (9, 21, 33):
        room.put("bench-down", x, 24)
        room.row("bollard", x + 4, 25, 3, 2)
    room.row("bollard", 1, 25, 3, 2)
    room.row("port-quay", 0, 26, 46, 1)
    for x in (6, 34):
        room.put("sailing-boat", x, 28)
    for x, y, colour in ((12, 22, "gold"), (24, 21, "terra")):
        room.put(f"parasol-{colour}", x, y - 1)
        room.put("bistro-right", x, y + 1)
        room.put("bistro-left", x + 2, y + 1)
    masks = room.put("poster-column", 1, 19)
    room.note(
        "Trois mille visages",
        masks,
        "Au-dessus des portes et des fenêtres de Bordeaux, on a compté environ trois mille **mascarons** : des "
        "visages de pierre, "
        "dieux, lions, vents, vendangeuses, et quelques voisins de l’architecte.",
    )
