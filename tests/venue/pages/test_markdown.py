import re
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
)


@pytest.mark.parametrize(("body", "html"), (PLAIN | LINKS).items())
def test_what_people_write_looks_as_they_mean_it(body: str, html: str) -> None:
    assert sorted(re.findall(r"[^\s<>]+|[<>]", render(body))) == sorted(re.findall(r"[^\s<>]+|[<>]", html))


@pytest.mark.parametrize("body", HOSTILE)
def test_nothing_hostile_survives(body: str) -> None:
    html = render(body)
    assert re.findall(r"<(?!/?(?:p|br|strong|em|code|a)\b)", html) == []
    assert re.findall(r"<[^>]*\bon\w+=|<[^>]*(?:javascript|data):", html) == []


@given(st.text(alphabet="*_`[]()<>\\!&#:/ \nahtps.", max_size=400))
def test_any_text_gives_only_known_tags(body: str) -> None:
    assert set(re.findall(r"<\s*/?\s*(\w+)", render(body))) <= {"p", "br", "strong", "em", "code", "a"}


@pytest.mark.parametrize("body", ["[" * 2000, "*a" * 1000, "`" * 2000, "[a](" * 500, "<" * 2000, "_" * 2000])
def test_markdown_made_to_be_slow_is_bounded(body: str) -> None:
    """Two thousand characters are the most that is rendered; a quadratic rule would still show here."""
    start = time.process_time()
    render(body)
    assert time.process_time() - start < 2  # a bound against explosion, not a measurement
