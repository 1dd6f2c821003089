"""Grenoble INP: a terrace of larch before a house of glass, the Alps behind, the cable car over the firs."""

from __future__ import annotations

from assets.art.rooms.composer import Box, Room


def compose() -> Room:
    room = Room("grenoble-inp", "Grenoble INP", 48, 31)
    room.fill("grass")
    room.pave("paving", (8, 12, 32, 14), (3, 16, 42, 6), (22, 26, 4, 5))
    room.deck("wood", 10, 14, 11, 10)
    room.deck("wood", 27, 14, 11, 10)
    _mountains(room)
    door = room.facade("grenoble", 12, 4, 4, 4)
    room.link("Le site de Grenoble INP", door, "https://www.grenoble-inp.fr/")
    _terrace(room)
    _slopes(room)
    room.portal("ecoles", Box(23, 30, 2, 1), "Place des écoles", arrive=Box(22, 27, 4, 2))
    room.start(22, 24)
    return room.finish()


def _mountains(room: Room) -> None:
    for x in (0, 16, 32):
        room.put("alps", x, 1)
    room.row("alps-sky", 0, 0, 48, 1)
    for x in (0, 6, 36, 42):
        room.put("bubbles", x, 2)


def _terrace(room: Room) -> None:
    peaks = room.put("stabile", 22, 16)
    room.note(
        "Les Trois Pics",
        Box(peaks.x, peaks.y + 3, 4, 1),
        "En 1967, Alexander Calder dessine pour Grenoble **Les Trois Pics**, une sculpture d’acier que l’on "
        "pose devant la gare pour "
        "les Jeux olympiques d’hiver de 1968.\n\nLes *bulles* du téléphérique sont plus récentes : 1976. La "
        "ligne, elle, date de 1934.",
    )
    for x in (10, 27):
        for column, colour in ((1, "terra"), (7, "gold")):
            room.put(f"parasol-{colour}", x + column, 13)
            room.put("bistro-right", x + column, 15)
            room.put("bistro-left", x + column + 2, 15)
        room.put("table-oak", x + 2, 18)
        room.put("table-oak", x + 5, 18)
        room.row("bench-down", x + 2, 17, 3, 2)
        room.row("bench-up", x + 2, 20, 3, 2)
        room.put("laptop", x + 3, 18)
        room.put("papers", x + 6, 18)
        room.row("fern", x, 22, 2, 10)
    for x in (20, 27):
        room.put("flag-event" if x == 20 else "flag-france", x, 9)
    for x, y in ((21, 13), (26, 13), (21, 23), (26, 24)):
        room.put("lamp", x, y)
    view = room.put("kiosk", 26, 21)
    room.note(
        "Ce que l’on voit d’ici",
        view,
        "Au bout de chaque rue, une montagne, écrivait Stendhal de sa ville natale. Trois massifs entourent "
        "Grenoble : **la Chartreuse** au nord, "
        "**Belledonne** à l’est, **le Vercors** à l’ouest.\n\nLa ville, elle, est l’une des plus plates de "
        "France : on y roule à vélo.",
    )
    room.put("bicycles", 12, 26)
    room.put("bicycles", 33, 25)


def _slopes(room: Room) -> None:
    """Firs and rocks to both sides, denser towards the mountains."""
    for step, (x, y) in enumerate(((1, 5), (4, 6), (7, 5), (10, 6), (0, 8), (3, 10), (6, 9), (9, 8), (1, 12), (5, 13))):
        room.put(("fir", "fir-snowy")[step % 2], x, y)
        room.put(("fir-snowy", "fir")[step % 2], 46 - x, y)
    for x in (4, 42):
        room.put("bench-down", x, 18)
        room.put("bench-up", x, 20)
        room.put("lamp", x + (2 if x == 4 else -1), 15)
    for x, y, rock in ((0, 17, 1), (46, 18, 2), (5, 24, 2), (41, 23, 1), (11, 28, 1), (34, 28, 2)):
        room.put(f"rocks-{rock}", x, y)
    for step, (x, y) in enumerate(((1, 21), (4, 26), (8, 26), (16, 26))):
        room.put(("fir", "fir-snowy")[step % 2], x, y)
        room.put(("fir-snowy", "fir")[step % 2], 46 - x, y)
    for x, y in ((6, 14), (40, 14), (2, 25), (45, 28), (18, 29), (27, 28)):
        room.put("snow-heap", x, y)
    room.hedge((0, 30, 21, 1), (27, 30, 21, 1))
