"""What the avatar maker in the browser says. What can be chosen it reads from the form that works without it."""

from django.utils.translation import gettext as _


def maker_words() -> dict[str, str]:
    """The texts of its buttons, in the language of the page; `assets/src/avatar/maker.tsx` shows them."""
    return {
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
    }
