"""The texts that the browser shows itself, in the language of the page."""

import json
from typing import Any

from django.conf import settings


def client_catalogue(language: str) -> dict[str, Any]:
    """Return `{"plural": "fr" | "en", "catalog": {text: translation | [one, other]}}` for `assets/src`.

    Texts are looked up by their French wording, after their context and U+0004 if any; one that is absent shows as it
    is written: French has no catalogue. `plural` names the rule: "fr" has one form for 0 and 1, "en" for 1 alone.
    Until `manage.py messages build` has run, all shows in French, as it does on Django's side.
    """
    known = "en" if language.startswith("en") else "fr"
    path = settings.LOCALE_PATHS[0] / known / "client.json"
    try:
        catalogue = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        catalogue = {}
    return {"plural": known, "catalog": catalogue}
