"""Is this file a map that people can walk in? All that is not right with it, in one report."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooms.maps import document as drawn
from rooms.maps.compile import compile_map
from rooms.maps.document import START, Document
from rooms.maps.problems import Problem, Problems, Where, quoted
from rooms.maps.room_map import REACH_TILES, Tile
from rooms.maps.tmj import parse
from venue.pages.embeds import may_embed

Rooms = Collection[str] | Mapping[str, Collection[str] | None]


@dataclass(frozen=True, slots=True)
class Report:
    """The first problems, how many more there are, and the document when there is none."""

    problems: tuple[Problem, ...]
    omitted: int
    document: Document | None

    @property
    def is_valid(self) -> bool:
        return self.document is not None

    def sentences(self) -> list[str]:
        """What to show, in the language that was active during the validation."""
        told = [problem.message for problem in self.problems]
        if self.omitted:
            more = ngettext("Et {n} autre problème.", "Et {n} autres problèmes.", self.omitted).format(n=self.omitted)
            told.append(more)
        return told


def validate(raw: bytes, rooms: Rooms, own: str = "") -> Report:
    """Look at the bytes of a `.tmj`; never raises for what is in them.

    `rooms` are the slugs that portals may lead to; as a mapping, with the names of their spawns, or None where they are
    not known. `own` is the slug of the room the map is for: portals to it are checked against the map itself.
    """
    found = Problems()
    reading = parse(raw, found)
    if reading is None:
        return Report(tuple(found.told), found.omitted, None)
    _check_targets(reading.document, rooms, own, found)
    _check_screens(reading.document, found)
    if reading.ground_is_known:
        _Ground(reading.document, found).check()
    return Report(tuple(found.told), found.omitted, None if found else reading.document)


def _check_targets(document: Document, rooms: Rooms, own: str, found: Problems) -> None:
    """Each portal leads to a room, and to a spawn of it where the spawns are known."""
    here = {spawn.name for _layer, spawn in document.of_kind(drawn.Spawn)}
    for layer, portal in document.of_kind(drawn.Portal):
        where = Where(layer, portal.id, (portal.region.x, portal.region.y))
        if portal.room != own and portal.room not in rooms:
            sentence = _("aucune salle n’a l’identifiant « {room} ». Créez-la d’abord, ou corrigez « room ».")
            found.add("portal_room", sentence.format(room=portal.room), where)
            continue
        spawns = here if portal.room == own else rooms[portal.room] if isinstance(rooms, Mapping) else None
        if spawns is not None and portal.spawn not in spawns:
            sentence = _(
                "la salle « {room} » n’a pas d’arrivée « {spawn} ». Corrigez « spawn », ou ajoutez-y cette arrivée."
            )
            found.add("portal_spawn", sentence.format(room=portal.room, spawn=quoted(portal.spawn)), where)


def _check_screens(document: Document, found: Problems) -> None:
    """Each screen shows a page that may be shown now. A stored map is not asked again: its screens become links."""
    for layer, screen in document.of_kind(drawn.Screen):
        if not may_embed(screen.url):
            sentence = _(
                "un écran ne peut pas montrer « {url} ». Sites acceptés : {hosts}. "
                "Choisissez l’un d’eux, ou faites de l’objet un lien (classe link)."
            )
            sentence = sentence.format(url=quoted(screen.url), hosts=", ".join(settings.EMBED_ORIGINS) or "–")
            found.add("screen_host", sentence, _where(layer, screen))


class _Ground:
    """What depends on where one can walk."""

    def __init__(self, document: Document, found: Problems) -> None:
        self.document = document
        self.found = found
        self.map = compile_map(document)
        self.reached: frozenset[Tile] | None = None  # None while nobody can arrive: then nothing is out of reach

    def check(self) -> None:
        spawns = self.document.of_kind(drawn.Spawn)
        arrival = next((tile for name, tiles in self.map.spawns.items() if name == START for tile in tiles), None)
        if arrival is not None:
            self.reached = frozenset(self.map.walk_from([arrival]))
        for layer, spawn in spawns:
            self._check_spawn(layer, spawn)
        self._check_portals(spawns)
        self._check_seats()
        self._check_things()

    def _check_spawn(self, layer: str, spawn: drawn.Spawn) -> None:
        where = _where(layer, spawn)
        tiles = [tile for tile in spawn.region.tiles() if self.map.walkable(*tile)]
        if not tiles:
            sentence = _(
                "personne ne tient dans l’arrivée « {name} » : toutes ses cases sont des obstacles. Déplacez-la."
            )
            self.found.add("spawn_solid", sentence.format(name=quoted(spawn.name)), where)
        elif lost := self._out_of_reach(tiles):
            sentence = _(
                "cette case de l’arrivée « {name} » est coupée de « {start} ». Ouvrez un passage, ou réduisez-la."
            )
            sentence = sentence.format(name=quoted(spawn.name), start=START)
            self.found.add("spawn_unreachable", sentence, Where(layer, spawn.id, lost[0]))
        closed = [tile for tile in tiles if self.map.restricted[tile[1] * self.map.width + tile[0]]]
        if spawn.name == START and closed:
            sentence = _(
                "l’arrivée « {name} » touche une zone réservée : tout le monde doit pouvoir y arriver. Déplacez-la."
            )
            self.found.add("start_restricted", sentence.format(name=START), Where(layer, spawn.id, closed[0]))

    def _check_portals(self, spawns: list[tuple[str, drawn.Spawn]]) -> None:
        portals = self.document.of_kind(drawn.Portal)
        for number, (layer, portal) in enumerate(portals):
            where, tiles = _where(layer, portal), list(portal.region.tiles())
            solid = [tile for tile in tiles if not self.map.walkable(*tile)]
            if solid:
                sentence = ngettext(
                    "{n} case du portail est un obstacle. Enlevez la tuile qui bloque, ou déplacez le portail.",
                    "{n} cases du portail sont des obstacles. Enlevez les tuiles qui bloquent, ou déplacez le portail.",
                    len(solid),
                ).format(n=len(solid))
                self.found.add("portal_solid", sentence, Where(layer, portal.id, solid[0]))
            elif len(self._out_of_reach(tiles)) == len(tiles):
                sentence = _("on ne rejoint pas ce portail à pied depuis « {start} ». Ouvrez un passage.").format(
                    start=START
                )
                self.found.add("portal_unreachable", sentence, where)
            for _layer, spawn in spawns:
                if portal.region.overlaps(spawn.region):
                    sentence = _(
                        "le portail recouvre l’arrivée « {name} » : qui arrive repartirait. Placez l’arrivée à côté."
                    ).format(name=quoted(spawn.name))
                    self.found.add("portal_on_spawn", sentence, where)
            for _layer, other in portals[:number]:
                if portal.region.overlaps(other.region):
                    sentence = _("le portail recouvre le portail n° {id}. Séparez-les.").format(id=other.id)
                    self.found.add("portals_overlap", sentence, where)

    def _check_seats(self) -> None:
        taken: set[Tile] = set()
        for layer, seat in self.document.of_kind(drawn.Seat):
            where, tile = _where(layer, seat), (seat.region.x, seat.region.y)
            if tile in taken:
                self.found.add("seats_overlap", _("il y a déjà un siège sur cette case. Gardez-en un."), where)
            taken.add(tile)
            if self.map.walkable(*tile):
                sentence = _("on marche sur ce siège. Posez-y une tuile de chaise, qui fait obstacle.")
                self.found.add("seat_walkable", sentence, where)
            beside = [near for near in self.map.around(*tile) if self.map.portal_at(*near) is None]
            if not beside:
                sentence = _(
                    "aucune des 8 cases autour de ce siège n’est libre : on ne pourrait pas s’en lever. Libérez-en une."
                )
                self.found.add("seat_enclosed", sentence, where)
            elif len(self._out_of_reach(beside)) == len(beside):
                sentence = _("on ne rejoint pas ce siège à pied depuis « {start} ». Ouvrez un passage.").format(
                    start=START
                )
                self.found.add("seat_unreachable", sentence, where)

    def _check_things(self) -> None:
        for layer, thing in self.document.things:
            near = list(self.map.in_reach_of(thing.region))
            if len(self._out_of_reach(near)) == len(near):
                sentence = _(
                    "on n’approche pas à moins de {n} cases de « {name} » depuis « {start} ». "
                    "Ouvrez un passage, ou déplacez l’objet."
                ).format(n=REACH_TILES, name=quoted(thing.name), start=START)
                self.found.add("thing_unreachable", sentence, _where(layer, thing))

    def _out_of_reach(self, tiles: Iterable[Tile]) -> list[Tile]:
        return [] if self.reached is None else [tile for tile in tiles if tile not in self.reached]


def _where(layer: str, found: drawn.Spawn | drawn.Portal | drawn.Seat | drawn.Thing) -> Where:
    return Where(layer, found.id, (found.region.x, found.region.y))
