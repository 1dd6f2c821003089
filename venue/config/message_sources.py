"""Finds the messages that people will read, in Python, in templates and in TypeScript.

Nothing is skipped in silence: a call whose text cannot be read off the source raises `UnreadableMessage`, since a text
missing from the catalogue would show up in French on an English page.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from django.utils.translation.template import templatize

SOURCE_FOLDERS = ("venue", "rooms", "realtime", "assets/src")
CLIENT_FOLDER = "assets/src"

# What each function of gettext takes, in order.
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "gettext": ("text",),
    "ngettext": ("text", "plural"),
    "pgettext": ("context", "text"),
    "npgettext": ("context", "text", "plural"),
}


class UnreadableMessage(Exception):
    """A text that cannot be read off the source; the exception's text names the file, the line and the remedy."""

    def __init__(self, path: str, line: int, why: str) -> None:
        super().__init__(f"{path}:{line}: {why}")


@dataclass(frozen=True)
class Message:
    """One text as the source writes it, in French. `plural` and `context` are empty when the call has none."""

    text: str
    plural: str = ""
    context: str = ""


def find_sources(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file that may hold messages, with its path from `root`, in a stable order."""
    for folder in SOURCE_FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and _holds_messages(path):
                yield path.relative_to(root).as_posix(), path


def _holds_messages(path: Path) -> bool:
    if path.suffix == ".py":
        return "migrations" not in path.parts  # they repeat what the models say
    if path.suffix in {".ts", ".tsx"}:
        return not path.name.endswith((".d.ts", ".test.ts", ".test.tsx"))
    return "templates" in path.parts and path.suffix in {".html", ".txt"}


def read_messages(name: str, source: str) -> list[Message]:
    """Return the messages of one file; its name says the language. Raises `UnreadableMessage`."""
    if name.endswith(".py"):
        return read_python(name, source)
    if name.endswith((".ts", ".tsx")):
        return read_typescript(name, source)
    return read_template(name, source)


# -- Python ----------------------------------------------------------------------------------------------------------


def read_python(name: str, source: str) -> list[Message]:
    """Messages of the functions imported from `django.utils.translation`, under whatever name the module gives them.

    A call on a variable is left alone: its texts are marked where they are written, with `gettext_noop`.
    """
    tree = ast.parse(source, name)
    functions = {
        alias.asname or alias.name: kind
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if (kind := _gettext_kind(alias.name))
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (kind := _called_kind(node.func, functions)):
            arguments = node.args[: len(ARGUMENTS[kind])]
            texts = [argument.value for argument in arguments if isinstance(argument, ast.Constant)]
            if len(texts) == len(ARGUMENTS[kind]):
                found.append(_to_message(kind, [str(text) for text in texts]))
            elif texts or not arguments or any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in arguments):
                raise UnreadableMessage(name, node.lineno, "write a plain literal, fill in its placeholders afterwards")
    return found


def _gettext_kind(function: str) -> str | None:
    kind = function.removesuffix("_lazy").removesuffix("_noop")
    return kind if kind in ARGUMENTS else None


def _called_kind(function: ast.expr, imported: dict[str, str]) -> str | None:
    if isinstance(function, ast.Name):
        return imported.get(function.id)
    match function:
        case ast.Attribute(value=ast.Name(id="translation"), attr=name):
            return _gettext_kind(name)
    return None


def _to_message(kind: str, texts: list[str]) -> Message:
    return Message(**dict(zip(ARGUMENTS[kind], texts, strict=True)))


# -- templates -------------------------------------------------------------------------------------------------------

_LITERAL = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_TEMPLATIZED_CALL = re.compile(rf"(?<!\w)(_|n?p?gettext)\(\s*({_LITERAL}(?:\s*,\s*{_LITERAL})*)", re.DOTALL)

_DOTTED = re.compile(r"%\(\w*[^\w)][^)]*\)s")


def read_template(name: str, source: str) -> list[Message]:
    """Messages of `{% translate %}`, `{% blocktranslate %}` and `_("…")` in a Django template.

    Django turns the tags into calls and blanks out all the rest. That is no valid Python: the calls are read singly.
    """
    try:
        calls = templatize(source, origin=name)
    except SyntaxError as error:
        raise UnreadableMessage(name, error.lineno or 1, str(error)) from error
    found = []
    for call in _TEMPLATIZED_CALL.finditer(calls):
        kind = "gettext" if call[1] == "_" else call[1]
        if dotted := _DOTTED.search(call[2]):
            why = f"{dotted[0]} stays empty in a blocktranslate: name it (with title=edition.title)"
            raise UnreadableMessage(name, calls.count("\n", 0, call.start()) + 1, why)
        found.append(_to_message(kind, list(ast.literal_eval(f"({call[2]},)"))))
    return found


# -- TypeScript ------------------------------------------------------------------------------------------------------


class Token(NamedTuple):
    """A lexeme of TypeScript. `text` is a string's value, otherwise its source; `start` and `end` are offsets."""

    kind: Literal["name", "string", "template", "punctuation", "regex", "comment"]
    text: str
    start: int
    end: int


_LEXEME = re.compile(
    r"""(?P<space>\s+)
    | (?P<comment>(?<!:)//[^\n]* | /\*.*?\*/)           # `://` is an address in the text of an element
    | (?P<string>"(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*')
    | (?P<name>[\w$]+)
    | (?P<punctuation>//|.)""",
    re.VERBOSE | re.DOTALL,
)
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
_TEMPLATE_TEXT = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*", re.DOTALL)
_KEYWORD_BEFORE_REGEX = re.compile("return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield")
_TYPESCRIPT_CALL = re.compile(r"(?<![\w$.])(?:_|ngettext|pgettext|npgettext)\s*\(")
_TYPESCRIPT_FUNCTIONS = {"_": "gettext", "ngettext": "ngettext", "pgettext": "pgettext", "npgettext": "npgettext"}


def read_typescript(name: str, source: str) -> list[Message]:
    """Messages of `_("…")`, `ngettext("…", "…", n)`, `pgettext` and `npgettext` in TypeScript and TSX.

    The scanner does not parse elements: their text is lexed as code. So every call that the eye sees is compared with
    those that were read, and one that hides (in a string, between two apostrophes) raises `UnreadableMessage`.
    """
    tokens = list(scan_typescript(source))
    comments = [token for token in tokens if token.kind == "comment"]
    code = [token for token in tokens if token.kind != "comment"]
    names = {token.start for token in code if token.kind == "name"}
    for call in _TYPESCRIPT_CALL.finditer(source):
        in_comment = any(comment.start < call.start() < comment.end for comment in comments)
        if call.start() not in names and not in_comment:
            why = "this call hides in a string, or between two apostrophes (a text takes ’)"
            raise UnreadableMessage(name, _line(source, call.start()), why)
    return list(_typescript_calls(name, source, code))


def scan_typescript(source: str) -> Iterator[Token]:
    """Yield the tokens of `source`, comments included. A quote that closes nowhere on its line is punctuation."""
    position, previous = 0, Token("punctuation", ";", 0, 0)
    braces: list[int] = []  # open braces in each `${…}` that we are in
    while position < len(source):
        if regex := _regex_at(source, position, previous):
            token = Token("regex", regex[0], position, regex.end())
        elif source[position] == "`" or (source[position] == "}" and braces and braces[-1] == 0):
            if source[position] == "}":
                braces.pop()
            token, opens = _template_at(source, position)
            if opens:
                braces.append(0)
        else:
            lexeme = _LEXEME.match(source, position)
            assert lexeme
            assert lexeme.lastgroup
            position = lexeme.end()
            if lexeme.lastgroup == "space":
                continue
            text = _unquote(lexeme[0]) if lexeme.lastgroup == "string" else lexeme[0]
            token = Token(lexeme.lastgroup, text, lexeme.start(), lexeme.end())  # type: ignore[arg-type]
            if braces and token.kind == "punctuation":
                braces[-1] += {"{": 1, "}": -1}.get(token.text, 0)
        position = token.end
        if token.kind != "comment":
            previous = token
        yield token


def _regex_at(source: str, position: int, previous: Token) -> re.Match[str] | None:
    """A slash divides after a value, and closes an element after `<`; elsewhere it opens a regular expression."""
    if source[position] != "/" or source[position : position + 2] in {"//", "/*"}:
        return None
    if previous.kind == "punctuation":
        opens = previous.text not in ")]}<>" or source[previous.start - 1 : previous.end] == "=>"
    else:
        opens = previous.kind == "name" and bool(_KEYWORD_BEFORE_REGEX.fullmatch(previous.text))
    return _REGEX.match(source, position) if opens else None


def _template_at(source: str, position: int) -> tuple[Token, bool]:
    """The piece of a template literal at its backtick or at a closing brace, and whether it ends by opening `${`.

    A template literal without any `${` is an ordinary string.
    """
    text = _TEMPLATE_TEXT.match(source, position + 1)
    assert text
    opens = source.startswith("${", text.end())
    end = min(text.end() + (2 if opens else 1), len(source))
    whole = source[position] == "`" and not opens
    piece = source[position:end]
    return Token("string" if whole else "template", _unquote(piece) if whole else piece, position, end), opens


def _typescript_calls(name: str, source: str, code: list[Token]) -> Iterator[Message]:
    for index, token in enumerate(code[:-1]):
        kind = _TYPESCRIPT_FUNCTIONS.get(token.text) if token.kind == "name" else None
        is_defined_here = index > 0 and code[index - 1].text in {"function", "."}
        if kind and code[index + 1].text == "(" and code[index + 1].kind == "punctuation" and not is_defined_here:
            texts = _literal_arguments(code, index + 2, len(ARGUMENTS[kind]))
            if texts is None:
                why = f"{token.text}() takes string literals; placeholders are filled in afterwards"
                raise UnreadableMessage(name, _line(source, token.start), why)
            yield _to_message(kind, texts)


def _literal_arguments(code: list[Token], index: int, wanted: int) -> list[str] | None:
    """The first `wanted` arguments from `index` on, with `"a" + "b"` joined; None when one of them is no literal."""
    texts: list[str] = []
    while len(texts) < wanted:
        text = ""
        while True:
            if index + 1 >= len(code) or code[index].kind != "string":
                return None
            text += code[index].text
            following = code[index + 1].text
            index += 2
            if following != "+":
                break
        texts.append(text)
        if following not in {",", ")"} or (following == ")" and len(texts) < wanted):
            return None
    return texts


_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(?P<other>.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}


def _unquote(literal: str) -> str:
    def unescape(escape: re.Match[str]) -> str:
        if code := escape[1] or escape[2] or escape[3]:
            return chr(int(code, 16))
        return _ESCAPED.get(escape["other"], escape["other"])

    return _ESCAPE.sub(unescape, literal[1:-1])


def _line(source: str, offset: int) -> int:
    return source.count("\n", 0, offset) + 1
