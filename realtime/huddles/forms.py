from django import forms
from django.utils.translation import gettext_lazy as _

from realtime.huddles.models import HuddleSettings


class WayForm(forms.Form):
    way = forms.TypedChoiceField(
        label=_("Par où passent le son et l’image"),
        help_text=_("Les conversations en cours changent de chemin d’elles-mêmes, sans coupure."),
        choices=HuddleSettings.Way.choices,
        coerce=HuddleSettings.Way,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez l’un des deux chemins.")},
    )
