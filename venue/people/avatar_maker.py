"""What the avatar maker in the browser is told: the choices in words, what is worn, and the texts of its buttons."""

from typing import Any

from django.utils.translation import gettext as _

from venue.people.avatar import GROUPS, SLOTS
from venue.people.forms import AvatarForm


def maker_of(form: AvatarForm) -> dict[str, Any]:
    """The maker's data, in the language of the page; `assets/src/avatar/maker.tsx` reads it."""
    return {
        "groups": [
            {
                "name": group.name,
                "label": str(group.label),
                "slots": [
                    {
                        "name": slot.name,
                        "label": str(slot.label),
                        "colour": slot.colour,
                        "of": slot.of,
                        "choices": [[name, str(label)] for name, label in slot.choices],
                    }
                    for slot in group.slots
                ],
            }
            for group in GROUPS
        ],
        "worn": {slot.name: _worn(form, slot.name, slot.names) for slot in SLOTS},
        "words": {
            "preview": _("Aperçu de votre avatar"),
            "groups": _("Ce que l’on choisit"),
            "turnLeft": _("Tourner à gauche"),
            "turnRight": _("Tourner à droite"),
            "walk": _("Marcher"),
            "stop": _("S’arrêter"),
            "sit": _("S’asseoir"),
            "stand": _("Se lever"),
            "random": _("Au hasard"),
            "undo": _("Défaire"),
            "undone": _("Défait : {words}."),
            "save": _("Enregistrer"),
            "kept": _("Rien n’est encore enregistré."),
            "hidden": _("Ce choix ne se voit pas : {cover} le remplace."),
            "randomDone": _("Nouvel avatar au hasard : {words}."),
            "keys": _("Au clavier : flèches pour choisir, R pour le hasard, Ctrl + Z pour défaire."),
        },
    }


def _worn(form: AvatarForm, name: str, known: tuple[str, ...]) -> str:
    """What a slot shows: what was sent if that is a choice, else what is worn."""
    value = form[name].value()
    return value if value in known else str(form.initial[name])
