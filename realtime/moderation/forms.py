from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from realtime.moderation.services import REASON_CHARACTERS

NEEDS_REASON = ("mute", "kick", "ban")
DECISIONS = [
    ("resolve", _("Traité : rien de plus à faire")),
    ("dismiss", _("Classer sans suite")),
    ("remove", _("Retirer le message")),
    ("mute", _("Couper la parole")),
    ("kick", _("Faire sortir : la personne peut revenir")),
    ("ban", _("Bannir de l’édition")),
]
DURATIONS = [
    ("10m", _("10 minutes")),
    ("1h", _("1 heure")),
    ("1d", _("1 jour")),
    ("edition", _("Toute l’édition")),
]


class DecisionForm(forms.Form):
    """What becomes of a report. It closes it, whatever is decided."""

    decision = forms.ChoiceField(
        label=_("Décision"),
        choices=DECISIONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez ce que vous décidez.")},
    )
    duration = forms.ChoiceField(
        label=_("Pour combien de temps"),
        help_text=_("Quand vous coupez la parole ou bannissez."),
        choices=DURATIONS,
        initial="1h",
    )
    reason = forms.CharField(
        label=_("Motif"),
        help_text=_(
            "La personne le lira si vous coupez la parole, faites sortir ou bannissez : il est alors nécessaire."
        ),
        max_length=REASON_CHARACTERS[1],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    with_others = forms.BooleanField(label=_("Clore aussi les autres signalements sur cette personne"), required=False)

    def __init__(self, *args: Any, has_line: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_line:
            decision = self.fields["decision"]
            assert isinstance(decision, forms.ChoiceField)
            decision.choices = [choice for choice in DECISIONS if choice[0] != "remove"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        needed = cleaned.get("decision") in NEEDS_REASON and "reason" in cleaned
        if needed and len(cleaned["reason"]) < REASON_CHARACTERS[0]:
            self.add_error("reason", _("Écrivez un motif de 3 à 500 caractères : la personne le lira."))
        return cleaned


class LiftForm(forms.Form):
    """Which sanction of whom."""

    person = forms.IntegerField(min_value=1, max_value=2**53)
    what = forms.ChoiceField(choices=[("mute", ""), ("ban", "")])


class LogForm(forms.Form):
    """Narrows the log to one person; whatever it does not understand, it ignores."""

    person = forms.IntegerField(min_value=1, max_value=2**53, required=False)
