"""What the style page shows in its samples."""

import re

from django.conf import settings

# The pairs of tokens that texts and their grounds are made of, by their names in tokens.css.
TEXTS = ("ink", "ink-2", "ink-3", "teal", "terra", "gold", "blue", "ok")
GROUNDS = ("paper", "paper-2", "paper-3", "teal-bg", "terra-bg", "gold-bg", "blue-bg", "ok-bg")
THEMES = ("light", "dark")

_ICONS = settings.ROOT / "assets" / "src" / "campus" / "icons.tsx"


def campus_icons() -> dict[str, str]:
    """The line icons of the campus as SVG paths, by name (`mic_off` for mic-off): read where they are drawn."""
    return {
        name.replace("-", "_"): path
        for name, path in re.findall(r"^  '?([\w-]+)'?: '([^']+)',$", _ICONS.read_text(), re.M)
    }
