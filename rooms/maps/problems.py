"""What is wrong with a map, told to its author: each sentence says what, where, and what to do about it."""

import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST_TOLD = 100  # a page of problems is read; a thousand are the same one over and over
_QUOTED = 40  # characters of somebody's text that a sentence repeats


@dataclass(frozen=True, slots=True)
class Where:
    """A spot of the file as its author sees it in Tiled. `tile` is (column, row), counted from 0 at the top left."""

    layer: str | None = None
    object_id: int | None = None
    tile: tuple[int, int] | None = None
    part: str = ""  # what is neither, named in the language of its reader

    def __str__(self) -> str:
        parts = [self.part] if self.part else []
        if self.layer is not None:
            parts.append(_("calque « {layer} »").format(layer=quoted(self.layer)))
        if self.object_id is not None:
            parts.append(_("objet n° {id}").format(id=self.object_id))
        if self.tile is not None:
            parts.append(_("case ({x}, {y})").format(x=self.tile[0], y=self.tile[1]))
        return ", ".join(parts)


MAP = Where()


@dataclass(frozen=True, slots=True)
class Problem:
    """`code` is the same in every language; `message` is a whole sentence in the one active when it was found."""

    code: str
    message: str
    where: Where = MAP

    def __str__(self) -> str:
        return self.message


class Problems:
    """Gathers all the problems of one map, so that its author mends them in one go. Keeps the first `MOST_TOLD`."""

    def __init__(self) -> None:
        self.told: list[Problem] = []
        self.omitted = 0

    def add(self, code: str, sentence: str, where: Where = MAP) -> None:
        """Add a sentence that starts with a lower-case letter: it may follow the place it is about."""
        if len(self.told) == MOST_TOLD:
            self.omitted += 1
            return
        place = str(where)
        message = _("{where} : {sentence}").format(where=place, sentence=sentence) if place else sentence
        self.told.append(Problem(code, message[:1].upper() + message[1:], where))

    def __len__(self) -> int:
        return len(self.told) + self.omitted


def is_clean(text: str) -> bool:
    """Whether `text` can be stored and shown on one line: no control characters, line ends or half surrogate pairs."""
    return not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in text)


def quoted(value: object) -> str:
    """Somebody's text or number, short and printable enough to stand in a sentence."""
    text = value if isinstance(value, str) else _json_word(value)
    text = "".join(character if is_clean(character) else "?" for character in text[: _QUOTED + 1])
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"


def read_as(value: object) -> str:
    """A value of the file as JSON writes it, short: "10" is not 10."""
    return f'"{quoted(value)}"' if isinstance(value, str) else quoted(value)


def _json_word(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() if abs(value) >= 10**_QUOTED:
            return "…"  # to write thousands of digits takes quadratic time
        case int() | float():
            return str(value)
        case list():
            return "[…]"
        case _:
            return "{…}"
