"""What an avatar is made of, and the short code in which it is kept, sent and drawn.

A code is the version's digit and one letter a slot, in the order of SLOTS: the place of the choice in its slot. A code
stays valid for ever: choices are only ever appended. The art generator draws each choice by its name and writes all of it for
the browser (`assets.art.avatars`), so this is the one list of choices.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERSION = "1"
LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"

Look = Mapping[str, str]  # the name of a choice for each slot
Choices = tuple[tuple[str, str | Promise], ...]


@dataclass(frozen=True)
class Slot:
    """One thing that is chosen. `colour` says that it is a colour; `of` names the slot that it colours."""

    name: str
    label: str | Promise
    choices: Choices
    colour: bool = False
    of: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _label in self.choices)


@dataclass(frozen=True)
class Group:
    """Slots that are chosen together."""

    name: str
    label: str | Promise
    slots: tuple[Slot, ...]


HAIR_COLOURS: Choices = (
    ("black", _("Noir")),
    ("brown", _("Brun")),
    ("chestnut", _("Châtain")),
    ("blond", _("Blond")),
    ("red", _("Roux")),
    ("grey", _("Gris")),
    ("white", _("Blanc")),
    ("blue", _("Bleu")),
    ("pink", _("Rose")),
    ("green", _("Vert")),
)
CLOTH_COLOURS: Choices = (
    ("terra", _("Terre cuite")),
    ("teal", _("Bleu canard")),
    ("gold", _("Doré")),
    ("navy", _("Bleu marine")),
    ("cream", _("Crème")),
    ("plum", _("Prune")),
    ("leaf", _("Vert")),
    ("pink", _("Rose")),
    ("jean", _("Bleu jean")),
    ("dark", _("Anthracite")),
    ("sand", _("Sable")),
    ("rust", _("Rouille")),
    ("red", _("Rouge")),
    ("sky", _("Bleu ciel")),
)


def _colour(of: str, label: str | Promise, choices: Choices = CLOTH_COLOURS) -> Slot:
    return Slot(f"{of}_colour", label, choices, colour=True, of=of)


GROUPS = (
    Group(
        "skin",
        _("Peau"),
        (
            Slot(
                "skin",
                _("Teinte de la peau"),
                (
                    ("fair", _("Très claire")),
                    ("rosy", _("Claire rosée")),
                    ("golden", _("Claire dorée")),
                    ("tanned", _("Hâlée")),
                    ("olive", _("Mate")),
                    ("brown", _("Brune")),
                    ("dark", _("Foncée")),
                    ("deep", _("Très foncée")),
                ),
                colour=True,
            ),
        ),
    ),
    Group(
        "face",
        _("Visage"),
        (
            Slot(
                "face",
                _("Expression"),
                (
                    ("calm", _("Calme")),
                    ("smile", _("Sourire")),
                    ("laugh", _("Rire")),
                    ("freckles", _("Taches de rousseur")),
                    ("lashes", _("Cils")),
                    ("closed", _("Yeux plissés")),
                ),
            ),
        ),
    ),
    Group(
        "hair",
        _("Cheveux"),
        (
            Slot(
                "hair",
                _("Coiffure"),
                (
                    ("bald", _("Sans cheveux")),
                    ("short", _("Courts")),
                    ("bob", _("Au carré")),
                    ("long", _("Longs")),
                    ("bun", _("Chignon")),
                    ("curly", _("Afro")),
                    ("buzz", _("Très courts")),
                    ("ponytail", _("Queue de cheval")),
                    ("braids", _("Tresses")),
                    ("locks", _("Locks")),
                    ("curls", _("Bouclés")),
                    ("quiff", _("Mèche relevée")),
                ),
            ),
            _colour("hair", _("Couleur des cheveux"), HAIR_COLOURS),
        ),
    ),
    Group(
        "cover",
        _("Couvre-chef"),
        (
            Slot(
                "cover",
                _("Couvre-chef"),
                (
                    ("none", _("Aucun")),
                    ("hijab", _("Hijab")),
                    ("turban", _("Turban")),
                    ("kippa", _("Kippa")),
                    ("headband", _("Bandeau")),
                    ("cap", _("Casquette")),
                    ("beanie", _("Bonnet")),
                    ("hat", _("Chapeau")),
                    ("beret", _("Béret")),
                ),
            ),
            _colour("cover", _("Couleur du couvre-chef")),
        ),
    ),
    Group(
        "glasses",
        _("Lunettes"),
        (
            Slot(
                "glasses",
                _("Lunettes"),
                (
                    ("none", _("Aucunes")),
                    ("square", _("Carrées")),
                    ("round", _("Rondes")),
                    ("tinted", _("Teintées")),
                ),
            ),
            _colour(
                "glasses",
                _("Couleur des lunettes"),
                (
                    ("dark", _("Noir")),
                    ("tortoise", _("Écaille")),
                    ("red", _("Rouge")),
                    ("teal", _("Bleu canard")),
                    ("gold", _("Doré")),
                ),
            ),
        ),
    ),
    Group(
        "beard",
        _("Barbe"),
        (
            Slot(
                "beard",
                _("Barbe"),
                (
                    ("none", _("Aucune")),
                    ("full", _("Longue")),
                    ("short", _("Courte")),
                    ("moustache", _("Moustache")),
                    ("goatee", _("Bouc")),
                ),
            ),
        ),
    ),
    Group(
        "top",
        _("Haut"),
        (
            Slot(
                "top",
                _("Haut"),
                (
                    ("plain", _("Pull")),
                    ("jacket", _("Veste")),
                    ("badge", _("Pull et tour de cou")),
                    ("stripes", _("Rayures")),
                    ("shirt", _("Chemise")),
                    ("hoodie", _("Sweat à capuche")),
                    ("tee", _("T-shirt")),
                    ("waistcoat", _("Gilet")),
                ),
            ),
            _colour("top", _("Couleur du haut")),
        ),
    ),
    Group(
        "bottom",
        _("Bas"),
        (
            Slot(
                "bottom",
                _("Bas"),
                (
                    ("trousers", _("Pantalon")),
                    ("skirt", _("Jupe")),
                    ("shorts", _("Bermuda")),
                    ("long_skirt", _("Jupe longue")),
                ),
            ),
            _colour("bottom", _("Couleur du bas")),
        ),
    ),
    Group(
        "dress",
        _("Robe"),
        (
            Slot(
                "dress",
                _("Robe"),
                (
                    ("none", _("Aucune")),
                    ("dress", _("Robe")),
                    ("long_dress", _("Robe longue")),
                ),
            ),
            _colour("dress", _("Couleur de la robe")),
        ),
    ),
    Group(
        "coat",
        _("Blouse"),
        (Slot("coat", _("Blouse"), (("none", _("Aucune")), ("lab", _("Blouse de laboratoire")))),),
    ),
    Group(
        "aids",
        _("Mobilité et aides"),
        (
            Slot(
                "mobility",
                _("Mobilité"),
                (
                    ("none", _("Sans aide")),
                    ("wheelchair", _("Fauteuil roulant")),
                    ("white_cane", _("Canne blanche")),
                    ("guide_dog", _("Chien guide")),
                    ("walking_stick", _("Canne de marche")),
                ),
            ),
            Slot(
                "hearing",
                _("Audition"),
                (
                    ("none", _("Sans appareil")),
                    ("aid", _("Appareil auditif")),
                    ("implant", _("Implant cochléaire")),
                ),
            ),
        ),
    ),
)
SLOTS = tuple(slot for group in GROUPS for slot in group.slots)
CODE_LENGTH = len(VERSION) + len(SLOTS)


def encode(look: Look) -> str:
    """The code of a look; a slot that it does not name gets its first choice. Raises ValueError for a choice that is none."""
    return VERSION + "".join(LETTERS[slot.names.index(look.get(slot.name, slot.names[0]))] for slot in SLOTS)


def decode(code: str) -> dict[str, str]:
    """The choices of a code. Raises ValidationError."""
    validate_avatar(code)
    return {slot.name: slot.names[LETTERS.index(letter)] for slot, letter in zip(SLOTS, code[1:], strict=True)}


def validate_avatar(code: str) -> None:
    """Every letter stands for a choice. Raises ValidationError, in words."""
    if not isinstance(code, str) or len(code) != CODE_LENGTH or code[0] != VERSION:
        raise ValidationError(_("Ce code d’avatar n’a pas la bonne forme."), code="avatar_form")
    for slot, letter in zip(SLOTS, code[1:], strict=True):
        if letter not in LETTERS[: len(slot.choices)]:
            raise ValidationError(
                _("Ce code d’avatar nomme un choix qui n’existe pas : %(slot)s."),
                code="avatar_choice",
                params={"slot": slot.label},
            )


# What is worn by those who have not chosen. Beliefs, aids and beards are for people to choose for themselves.
_BY_DEFAULT: dict[str, tuple[str, ...]] = {
    "hair": ("short", "bob", "long", "bun", "curly", "buzz", "ponytail", "braids", "locks", "curls", "quiff"),
    "hair_colour": ("black", "brown", "chestnut", "blond", "red", "grey"),
    "face": ("calm", "smile", "freckles", "smile"),
    "glasses": ("none", "none", "none", "square", "round"),
    "bottom": ("trousers", "trousers", "trousers", "shorts"),
    "bottom_colour": ("jean", "dark", "sand", "rust", "navy", "plum"),
}
_NEVER_BY_DEFAULT = ("cover", "beard", "dress", "coat", "mobility", "hearing")


def default_avatar(person_id: int) -> str:
    """The code of someone who has not chosen yet: always the same for them, and different from their neighbours'."""
    return drawn_by_lot(lambda name, most: _lot(f"{person_id} {name}", most))


def drawn_by_lot(lot: Callable[[str, int], int]) -> str:
    """A code from chance: `lot(slot, n)` gives a number below n."""
    look = {}
    for slot in SLOTS:
        names = _BY_DEFAULT.get(slot.name, slot.names)
        look[slot.name] = slot.names[0] if slot.name in _NEVER_BY_DEFAULT else names[lot(slot.name, len(names))]
    return encode(look)


def _lot(words: str, most: int) -> int:
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:4], "big") % most
