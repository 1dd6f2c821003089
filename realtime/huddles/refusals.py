"""Why something about a conversation cannot be done, and what to do."""

from django.utils.translation import gettext_lazy as _

from realtime.gateway.wire import Refused

REFUSALS = {
    "media_down": _(
        "Le son et l’image ne sont pas disponibles pour le moment. Vous pouvez vous écrire dans la discussion."
    ),
    "media_busy": _("Le serveur audio et vidéo est complet. Le son viendra dès qu’une place se libère."),
    "old_link": _("Cette connexion a été remplacée : la nouvelle s’établit d’elle-même."),
    "no_mesh": _("Votre conversation passe par le serveur du campus, et non d’un navigateur à l’autre."),
    "no_such_huddle": _("Cette conversation est terminée."),
    "alone": _("Vous n’êtes dans aucune conversation. Approchez-vous de quelqu’un pour parler."),
    "elsewhere": _("Cette personne est dans une autre salle : rejoignez-la d’abord."),
    "in_bubble": _("Vous êtes déjà dans une bulle : invitez-y cette personne, ou quittez-la d’abord."),
    "together_already": _("Vous êtes déjà dans la même conversation."),
    "no_invitation": _("Cette invitation n’est plus valable. Demandez à la personne de vous inviter à nouveau."),
    "locked": _("Cette conversation est fermée : frappez pour demander à entrer."),
    "not_locked": _("Cette conversation est ouverte : vous pouvez la rejoindre sans frapper."),
    "huddle_full": _("Cette conversation est complète. Réessayez quand quelqu’un en sera sorti."),
    "too_many_knocks": _("Trop de personnes attendent déjà à l’entrée. Réessayez dans une minute."),
    "removed": _("L’équipe vous a fait sortir de cette conversation. Il faut qu’on vous y invite."),
    "not_waiting": _("Cette personne n’attend plus à l’entrée."),
    "not_in_huddle": _("Vous ne faites pas partie de cette conversation."),
    "not_in_any": _("Cette personne n’est dans aucune conversation."),
    "do_not_disturb": _("Vous êtes en mode « Ne pas déranger » : changez d’abord de statut."),
    "silent_here": _("On ne parle pas dans cette zone. Allez un peu plus loin."),
    "not_heard": _("Cette personne n’est plus à portée de voix."),
    "not_listening": _("Vous avez déjà la parole."),
    "not_speaking": _("Vous n’avez pas la parole."),
    "nobody_waits": _("Personne ne demande la parole."),
    "no_screen": _("Partagez d’abord votre écran."),
    "screen_taken": _("Quelqu’un présente déjà son écran à la salle."),
    "nothing_on": _("C’était déjà éteint."),
}


def refused(code: str) -> Refused:
    return Refused(code, REFUSALS[code])
