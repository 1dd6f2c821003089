"""The tilesets that a map embeds, read strictly: those of the house, as they are."""

from django.utils.translation import gettext as _

from rooms.maps.document import TILE_PX, TILESETS, Tileset
from rooms.maps.fields import Fields
from rooms.maps.problems import Where, quoted

MOST_TILES = 16_384  # in all the tilesets of a map; 4096 × 4096 px is the largest image that every browser draws
MOST_COLUMNS = 128


def read_tilesets(fields: Fields) -> tuple[Tileset, ...] | None:
    """The tilesets in the order of their numbers; None after a problem that leaves tiles unknown."""
    found = fields.found
    before = len(found)
    only = _("Une carte utilise des jeux de tuiles fournis, intégrés, chacun une fois : {names}.").format(
        names=", ".join(TILESETS)
    )
    listed = fields.objects("tilesets", most=len(TILESETS), code="tileset_count", advice=only)
    if not listed:
        found.add("tileset_count", _("la carte n’a aucun jeu de tuiles. {advice}").format(advice=only))
        return None
    tilesets: list[Tileset] = []
    first = 1
    for each in listed:
        where = Where(part=_("jeu de tuiles « {name} »").format(name=quoted(each.source.get("name"))))
        # After a problem it is not known where the next one should begin.
        tileset = _read_tileset(Fields(each.source, found, where), first if len(found) == before else None, advice=only)
        if tileset is None:
            continue
        if tileset.name in {other.name for other in tilesets}:
            found.add("tileset_twice", _("ce jeu de tuiles est intégré deux fois. Gardez-en un."), where)
        tilesets.append(tileset)
        first += tileset.tilecount
    if first - 1 > MOST_TILES:
        sentence = _("les jeux de tuiles ont {count} tuiles en tout, {most} au plus sont acceptées. Retirez-en un.")
        found.add("tileset_size", sentence.format(count=first - 1, most=MOST_TILES))
    return tuple(tilesets) if len(found) == before else None


def _read_tileset(tileset: Fields, first: int | None, advice: str) -> Tileset | None:
    """One tileset, which begins at the number `first` if that is known; None after a problem."""
    found = tileset.found
    before = len(found)
    if "source" in tileset.source:
        sentence = _("le jeu de tuiles est dans un fichier à part. Dans Tiled, intégrez-le à la carte.")
        found.add("tileset_external", sentence, tileset.where)
        return None
    house = _("Reprenez le jeu de tuiles fourni, sans le modifier.")
    name = tileset.one_of("name", TILESETS, code="tileset_name", advice=advice)
    if name is not None:
        tileset.one_of("image", (f"{name}.png",), code="tileset_image", advice=house)
    if first is not None:
        follow = _("Enregistrez de nouveau la carte depuis Tiled : les jeux de tuiles s’y suivent sans trou.")
        tileset.integer("firstgid", first, first, code="tileset_firstgid", advice=follow)
    for key in ("tilewidth", "tileheight"):
        tileset.integer(key, TILE_PX, TILE_PX, code="tileset_size", advice=house)
    tileset.neutral({"margin": (0,), "spacing": (0,)}, code="tileset_size", advice=house)
    tileset.neutral({"tileoffset": (), "transformations": ()}, code="tileset_size", advice=house)
    tileset.properties({})
    columns = tileset.integer("columns", 1, MOST_COLUMNS, code="tileset_size", advice=house)
    tilecount = tileset.integer("tilecount", 1, MOST_TILES, code="tileset_size", advice=house)
    if columns is None or tilecount is None:
        return None
    rows, rest = divmod(tilecount, columns)
    if rest:
        sentence = _("{count} tuiles ne remplissent pas {columns} colonnes. {advice}")
        found.add("tileset_size", sentence.format(count=tilecount, columns=columns, advice=house), tileset.where)
    for key, tiles in (("imagewidth", columns), ("imageheight", rows)):
        px = tiles * TILE_PX
        tileset.integer(key, px, px, code="tileset_size", advice=house, default=px)
    colliding = _read_tiles(tileset, tilecount)
    return None if name is None or len(found) > before else Tileset(name, columns, tilecount, colliding)


def _read_tiles(tileset: Fields, tilecount: int) -> frozenset[int]:
    """The tiles on which nobody walks."""
    found, colliding = tileset.found, set()
    seen: set[int] = set()
    house = _("Reprenez le jeu de tuiles fourni, sans le modifier.")
    name = quoted(tileset.source.get("name"))
    for listed in tileset.objects("tiles", most=tilecount, code="tileset_tiles", advice=house):
        part = _("jeu de tuiles « {name} », tuile {id}").format(name=name, id=quoted(listed.source.get("id")))
        tile = Fields(listed.source, found, Where(part=part))
        number = tile.integer("id", 0, tilecount - 1, code="tileset_tiles", advice=house)
        if number in seen:
            found.add("tileset_tiles", _("la tuile est décrite deux fois. {advice}").format(advice=house), tile.where)
        walk = _("Les collisions se disent par la propriété « collides » de la tuile.")
        tile.neutral({"image": (), "animation": (), "objectgroup": ()}, code="tileset_tiles", advice=walk)
        properties = tile.properties({"collides": "bool"})
        if number is not None:
            seen.add(number)
            if properties.source.get("collides") is True:
                colliding.add(number)
    return frozenset(colliding)
