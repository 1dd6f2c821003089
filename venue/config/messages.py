"""The catalogues of `locale/`: kept in step with the sources, checked, compiled.

French is the language of the sources. The English catalogue translates every message, for Python, templates and
TypeScript alike. The French one holds the plurals only: French says “0 personne”, where Django without a catalogue
would choose the other form.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import generate_po, read_po

from venue.config.message_sources import CLIENT_FOLDER, UnreadableMessage, find_sources, read_messages

TARGET_LANGUAGE, SOURCE_LANGUAGE = LANGUAGES = ("en", "fr")
_PLURAL_FORMS = {"en": "nplurals=2; plural=(n != 1);", "fr": "nplurals=2; plural=(n > 1);"}
_OPENING_COMMENTS = {
    "en": "# English messages of Num4all Campus.\n# `manage.py messages extract` keeps it in step with the sources.\n#",
    "fr": "# French plurals of Num4all Campus: the sources are French.\n# Written by `manage.py messages extract`.\n#",
}

Key = tuple[str, str]  # context, text: a message is looked up by these


class HouseCatalogue(Catalog):
    """A catalogue whose header holds nothing that changes from day to day, so that diffs show messages only."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        language = str(self.locale_identifier)
        return [
            ("Language", language),
            ("Plural-Forms", _PLURAL_FORMS[language]),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]


@dataclass
class SourceMessage:
    """What the sources say of one message: its plural, or an empty string, and the files that show it."""

    text: str
    plural: str
    context: str
    files: list[str] = field(default_factory=list)

    @property
    def id(self) -> str | tuple[str, str]:
        return (self.text, self.plural) if self.plural else self.text


@dataclass(frozen=True)
class Changes:
    """What an extraction did to the English catalogue, as French texts."""

    added: list[str]
    dropped: list[str]


def catalogue_path(root: Path, language: str) -> Path:
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def client_path(root: Path, language: str) -> Path:
    """Where `build` leaves what the browser needs, and `venue.pages.client_messages` finds it."""
    return root / "locale" / language / "client.json"


# -- the sources -----------------------------------------------------------------------------------------------------


def gather(root: Path) -> dict[Key, SourceMessage]:
    """Read every source below `root`. Messages are in the order of the file that shows them first, then of their text.

    Raises:
        UnreadableMessage: a call is not a literal, or one text has two plurals (gettext looks it up by its singular).
    """
    found: dict[Key, SourceMessage] = {}
    for name, path in find_sources(root):
        for text, plural, context in sorted(_texts(name, path)):
            message = found.setdefault((context, text), SourceMessage(text, plural, context))
            if message.plural != plural:
                why = f"“{text}” is written with another plural, or none, in {message.files[0]}"
                raise UnreadableMessage(name, 1, why)
            if name not in message.files:
                message.files.append(name)
    return found


def _texts(name: str, path: Path) -> set[tuple[str, str, str]]:
    return {(message.text, message.plural, message.context) for message in read_messages(name, path.read_text("utf-8"))}


# -- extraction ------------------------------------------------------------------------------------------------------


def extract(root: Path) -> Changes:
    """Write both catalogues anew from the sources: translations are kept, new messages are empty, unused ones go."""
    sources = gather(root)
    known = _entries(root, TARGET_LANGUAGE)
    for language in LANGUAGES:
        path = catalogue_path(root, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_rendered(root, language, sources), "utf-8")
    return Changes(
        added=[message.text for key, message in sources.items() if key not in known],
        dropped=[text for context, text in known if (context, text) not in sources],
    )


def _rendered(root: Path, language: str, sources: dict[Key, SourceMessage]) -> str:
    """The text of a catalogue as `extract` writes it."""
    known = _entries(root, language)
    catalogue = HouseCatalogue(locale=language, header_comment=_OPENING_COMMENTS[language], fuzzy=False)
    for key, message in sources.items():
        if language == SOURCE_LANGUAGE and not message.plural:
            continue
        entry = known.get(key)
        keeps = entry is not None and entry.pluralizable == bool(message.plural)
        string = entry.string if entry and keeps else ""
        if language == SOURCE_LANGUAGE:
            string = message.id
        catalogue.add(
            message.id,
            string or (("", "") if message.plural else ""),
            locations=[(file, 0) for file in message.files],
            context=message.context or None,
            flags=["fuzzy"] if entry and keeps and entry.fuzzy else [],
            user_comments=entry.user_comments if entry else [],
        )
    return "".join(generate_po(catalogue, include_lineno=False, width=0)).rstrip("\n") + "\n"


def _entries(root: Path, language: str) -> dict[Key, Entry]:
    path = catalogue_path(root, language)
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    return {(entry.context or "", _text(entry)): entry for entry in catalogue if entry.id}


def _text(entry: Entry) -> str:
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def _forms(value: str | Iterable[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


# -- checks ----------------------------------------------------------------------------------------------------------


def find_problems(root: Path) -> list[str]:
    """Return what keeps the catalogues from being complete and true to the sources, one line each."""
    try:
        sources = gather(root)
    except UnreadableMessage as unreadable:
        return [str(unreadable)]
    problems = []
    for language in LANGUAGES:
        entries = _entries(root, language)
        problems += [f"{language}: {problem}" for problem in _drift(language, sources, entries)]
        for (_context, text), entry in entries.items():
            problems += [f"{language}: “{text}”: {problem}" for problem in check_entry(entry)]
        path = catalogue_path(root, language)
        if not problems and (not path.exists() or path.read_text("utf-8") != _rendered(root, language, sources)):
            problems.append(f"{language}: the catalogue is not as `manage.py messages extract` writes it")
    return problems


def _drift(language: str, sources: dict[Key, SourceMessage], entries: dict[Key, Entry]) -> Iterator[str]:
    for key, message in sources.items():
        needed = language != SOURCE_LANGUAGE or message.plural
        entry = entries.get(key)
        if needed and (entry is None or _forms(entry.id) != _forms(message.id)):
            yield f"“{message.text}” ({message.files[0]}) is not in the catalogue: run `manage.py messages extract`"
    for key in entries:
        if key not in sources:
            yield f"“{key[1]}” is in no source any more: run `manage.py messages extract`"


_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|</?[a-z][\w-]*")
_PERCENT = re.compile(r"%%|%\(\w+\)[sd]")


def check_entry(entry: Entry) -> Iterator[str]:
    """Yield what is wrong with one translation: missing, fuzzy, placeholders or tags unlike the source, a lone `%`."""
    if entry.fuzzy:
        yield "the translation is marked as uncertain (fuzzy)"
    sources, forms = _forms(entry.id), _forms(entry.string or "")
    if len(forms) < len(sources) or not all(forms):
        yield "no translation" if not any(forms) else "a plural form is missing"
        return
    placeholders = [sorted(_PLACEHOLDER.findall(source)) for source in sources]
    for form, allowed in zip(forms, _allowed(placeholders), strict=True):
        if (found := sorted(_PLACEHOLDER.findall(form))) not in allowed:
            yield f"“{form}” has {_listed(found)} where the source has {_listed(allowed[0])}"
        if any(_PERCENT.search(source) for source in sources) and "%" in _PERCENT.sub("", form):
            yield f"“{form}” holds a lone %: write %% in a text that has placeholders"
        if form.strip() != form and sources[-1].strip() == sources[-1]:
            yield f"“{form}” begins or ends with a space"


def _allowed(placeholders: list[list[str]]) -> list[list[list[str]]]:
    """For each form, the placeholders it may have: the singular those of either, the plural its own."""
    if len(placeholders) == 1:
        return [placeholders]
    singular, plural = placeholders
    return [[singular, plural], [plural]]


def _listed(placeholders: list[str]) -> str:
    return " ".join(placeholders) or "none"


# -- compilation -----------------------------------------------------------------------------------------------------


def build(root: Path) -> list[Path]:
    """Compile the catalogues for Django, and for the browser what it shows itself; return the files written.

    A message without a translation, or an uncertain one, is left out: it shows in French.
    """
    written = []
    for language in LANGUAGES:
        catalogue = HouseCatalogue(locale=language, fuzzy=False)
        for entry in _complete_entries(root, language):
            catalogue.add(entry.id, entry.string, context=entry.context)
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        written.append(catalogue_path(root, language).with_suffix(".mo"))
        written[-1].write_bytes(compiled.getvalue())
    entries = _complete_entries(root, TARGET_LANGUAGE)
    shown = {client_key(entry): entry.string for entry in entries if _is_shown_by_client(entry)}
    written.append(client_path(root, TARGET_LANGUAGE))
    written[-1].write_text(json.dumps(shown, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return written


def _complete_entries(root: Path, language: str) -> list[Entry]:
    return [entry for entry in _entries(root, language).values() if not entry.fuzzy and all(_forms(entry.string or ""))]


def client_key(entry: Entry) -> str:
    """What the browser looks an entry up by: its text, after context and U+0004 as in Django's JavaScript catalogue."""
    return f"{entry.context}\x04{_text(entry)}" if entry.context else _text(entry)


def _is_shown_by_client(entry: Entry) -> bool:
    return any(file.startswith(f"{CLIENT_FOLDER}/") for file, _line in entry.locations)
