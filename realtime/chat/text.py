"""Words as people send them, without what would only harm their readers."""

import unicodedata

# Left-to-right and right-to-left embeddings, overrides and isolates: they make words read otherwise than they are written.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Characters that count as letters or symbols and show nothing.
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# Marks upon one letter: no written language stacks more (Hebrew with cantillation has four).
MOST_MARKS = 4


def clean(body: str) -> str:
    """Without control and direction characters, without towers of accents; "" when nothing would show.

    Joiners stay: emoji and several scripts need them.
    """
    kept: list[str] = []
    marks = 0
    for character in body.replace("\r\n", "\n"):
        category = unicodedata.category(character)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        control = category in {"Cc", "Cs"} and character not in "\n\t"
        if not control and character not in _BIDI and marks <= MOST_MARKS:
            kept.append(character)
    text = "".join(kept).strip()
    return text if any(map(_shows, text)) else ""


def _shows(character: str) -> bool:
    """Whether something is seen of a character that stands alone."""
    return unicodedata.category(character)[0] in "LNPS" and character not in _BLANKS
