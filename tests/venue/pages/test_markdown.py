import re
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venue.pages.markdown import render

PLAIN = {
    "Bonjour **à toutes** et *à tous*": "<p>Bonjour <strong>à toutes</strong> et <em>à tous</em></p>",
    "deux\nlignes": "<p>deux<br>\nlignes</p>",
    "`x < 3`": "<p><code>x &lt; 3</code></p>",
    "# pas un titre": "<p># pas un titre</p>",
}


def link(to: str, words: str) -> str:
    return f'<a href="{to}" target="_blank" rel="nofollow noopener noreferrer">{words}</a>'


LINKS = {
    "https://inp.example/a": f"<p>{link('https://inp.example/a', 'https://inp.example/a')}</p>",
    "[jeu de données](https://data.example/5)": f"<p>{link('https://data.example/5', 'jeu de données')} (data.example)</p>",
    "[data.example](https://else.example)": f"<p>{link('https://else.example', 'data.example')} (else.example)</p>",
    "[**inp.example**](https://inp.example)": f"<p>{link('https://inp.example', '<strong>inp.example</strong>')}</p>",
    "[écrire](mailto:ana@inp.example)": f"<p>{link('mailto:ana@inp.example', 'écrire')} (ana@inp.example)</p>",
}
# Words that seem to be of another place than the one they lead to.
DISGUISED = {
    "[bank.example.evil.example](https://evil.example)": "evil.example",
    "[evil.example.bank.example](https://evil.example)": "evil.example",
    "[https://bank.example/?evil.example](https://evil.example)": "evil.example",
    "https://bank.example@evil.example/": "evil.example",
    "https://bank.example\\@evil.example/": "evil.example",
    "https://inр.fr": "xn--in-mmc.fr",  # the р is Cyrillic
    "inр.fr": "xn--in-mmc.fr",
    "[inp.fr](https://inр.fr)": "xn--in-mmc.fr",
    "[ana@inp.fr](mailto:eve@evil.example)": "eve@evil.example",
}
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[clic](javascript:alert(1))",
    "[clic](data:text/html;base64,PHNjcmlwdD4=)",
    '<a href="https://a.example" onclick="alert(1)">a</a>',
    "![pixel](https://tracker.example/p.gif)",
    '[a](https://a.example/"onmouseover=alert(1))',
    "<style>*{display:none}</style>",
    "[clic]( JaVaScRiPt:alert(1))",
    "[clic](java\x00script:alert(1))",
    "[clic](java&#10;script:alert(1))",
    "[clic](&#x6A;avascript:alert(1))",
    "[clic](vbscript:x)",
    "<javascript:alert(1)>",
    "[clic](data:image/svg+xml,<svg/onload=alert(1)>)",
    "`<script>`<script>alert(1)</script>",
    "[a](https://a.example \"title' onclick='alert(1)\")",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "</p></div><form action=https://evil.example><button>",
)
# Links that are none: within the campus (what they do is done by a click), without a host, of a scheme that browsers complete.
NO_LINKS = (
    "[a](/compte/)",
    "[a](#main)",
    "[a](//evil.example)",
    "[a](https:evil.example)",
    "[a](https:///evil.example)",
    "[a](ftp://a.example)",
)


@pytest.mark.parametrize(("body", "html"), (PLAIN | LINKS).items())
def test_what_people_write_looks_as_they_mean_it(body: str, html: str) -> None:
    assert sorted(re.findall(r"[^\s<>]+|[<>]", render(body))) == sorted(re.findall(r"[^\s<>]+|[<>]", html))


@pytest.mark.parametrize("body", HOSTILE)
def test_nothing_hostile_survives(body: str) -> None:
    html = render(body)
    assert re.findall(r"<(?!/?(?:p|br|strong|em|code|a)\b)", html) == []
    assert re.findall(r"<[^>]*\bon\w+=|<[^>]*(?:javascript|data):", html) == []


@pytest.mark.parametrize(("body", "place"), DISGUISED.items())
def test_a_link_in_disguise_is_named(body: str, place: str) -> None:
    html = render(body)
    assert html.count("<a ") == 1
    assert f"</a> ({place})" in html


@pytest.mark.parametrize("body", NO_LINKS)
def test_a_link_that_leads_nowhere_outside_stays_words(body: str) -> None:
    assert render(body) == f"<p>{body}</p>"


def test_beyond_ten_links_are_words() -> None:
    html = render("a.fr " * 400)
    assert html.count("<a ") == 10
    assert re.sub(r"<[^>]+>", "", html) == ("a.fr " * 400).strip()


@given(st.text(alphabet="*_`[]()<>\\!&#:/ \nahtps.", max_size=400))
def test_any_text_gives_only_known_tags(body: str) -> None:
    assert set(re.findall(r"<\s*/?\s*(\w+)", render(body))) <= {"p", "br", "strong", "em", "code", "a"}


# Two thousand characters are the most that is rendered. Each of these is repeated until there.
BOMBS = (
    *"*_`[]<>(\\&\n#:@-",
    *(
        "*a",
        "a*",
        "**a ",
        "*a_",
        "[a](",
        "[[](",
        "![",
        "[]()",
        "[a](b)",
        "`a",
        "``a`",
        "[*_`<",
        '*[a](http://b.fr "',
        "a\n",
        "***",
    ),
    *(
        "<http://a",
        "http://",
        "http:///",
        "http://a.fr/(",
        "http://a-",
        "http://xn--a.",
        "a@b.fr ",
        "www.",
        "a.fr ",
        "ftp://",
        "&#0;",
    ),
)
LONGEST = 2000
# Calls of Python functions a character: a count, the same on any machine. The worst known, "[[](", makes 175; usual words 15.
MOST_CALLS = 250
# HTML a character: "&" becomes five, "*a*" ten.
MOST_LENGTH = 8


def bomb(piece: str, length: int) -> str:
    return (piece * length)[:length]


def calls(body: str) -> int:
    """How many functions are called to render it, those written in C too."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        render.__wrapped__(body)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", BOMBS)
def test_markdown_made_to_be_slow_is_bounded(piece: str) -> None:
    """Work and size grow as the text does, and stay within what a line may cost."""
    whole, half = calls(bomb(piece, LONGEST)), calls(bomb(piece, LONGEST // 2))
    assert whole <= MOST_CALLS * LONGEST
    assert whole <= 2.5 * half
    assert len(render(bomb(piece, LONGEST))) <= MOST_LENGTH * LONGEST


def test_no_search_in_the_text_explodes() -> None:
    """What counting calls does not see, regular expressions: a thousandfold is an explosion, tenfold is the machine."""

    def took(body: str) -> float:
        start = time.process_time()
        render.__wrapped__(body)
        return time.process_time() - start

    usual = min(took("Bonjour à toutes et à tous, **merci** d’être là. " * 40) for _ in range(5))
    worst = max(min(took(bomb(piece, LONGEST)) for _ in range(2)) for piece in BOMBS)
    assert worst <= 200 * usual
