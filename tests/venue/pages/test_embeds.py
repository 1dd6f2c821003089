"""What a screen may show, and who may show our pages."""

import pytest
from django.conf import settings
from django.test import Client

from tests.venue.editions.members import an_open_edition, browser_of, member
from venue.editions.models import Role
from venue.pages.embeds import may_embed, origin_of


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTPS://Example.org/a?b#c", "https://example.org"),
        ("https://example.org:443/", "https://example.org"),
        ("http://example.org:8080/", "http://example.org:8080"),
        ("https://éxample.org/", "https://éxample.org"),
        ("https://ana@example.org/", None),
        ("https://example.org:99999/", None),
        ("https://evil.example\\.example.org/", None),
        ("https://[::1", None),
        ("//example.org/", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("/welcome/", None),
        ("", None),
    ],
)
def test_the_origin_of_an_address(url: str, origin: str | None) -> None:
    assert origin_of(url) == origin


def test_screens_show_allowed_hosts_and_our_welcome_page_only() -> None:
    allowed = settings.EMBED_ORIGINS[0]

    assert [may_embed(url) for url in (f"{allowed}/film", "/welcome/")] == [True, True]
    assert [
        may_embed(url) for url in (f"{allowed}.evil.example/", f"{settings.PUBLIC_URL}/", "/profile/", "/welcome/x")
    ] == [False] * 4


@pytest.mark.django_db
def test_the_welcome_page_alone_may_be_framed_and_runs_no_script() -> None:
    browser = Client()
    welcome, home = browser.get("/welcome/"), browser.get("/")

    assert "frame-ancestors 'self'" in welcome.headers["Content-Security-Policy"]
    assert "script-src 'none'" in welcome.headers["Content-Security-Policy"]
    assert welcome.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "<script" not in welcome.content.decode()
    assert "frame-ancestors 'none'" in home.headers["Content-Security-Policy"]
    assert "frame-src" not in home.headers["Content-Security-Policy"]
    assert home.headers["X-Frame-Options"] == "DENY"
    assert "Welcome to the Rencontres" in Client(headers={"accept-language": "en"}).get("/welcome/").content.decode()


@pytest.mark.django_db
def test_the_campus_page_alone_may_frame_the_allowed_hosts() -> None:
    ana = browser_of(member(an_open_edition(), Role.PARTICIPANT))
    policies = [ana.get(path).headers["Content-Security-Policy"] for path in ("/e/printemps-2027/campus/", "/profile/")]

    assert f"frame-src 'self' {' '.join(settings.EMBED_ORIGINS)};" in policies[0] + ";"
    assert "frame-src" not in policies[1]


@pytest.mark.django_db
def test_the_privacy_page_names_the_hosts_and_how_long_questions_are_kept() -> None:
    page = Client().get("/privacy/").content.decode()

    assert "podeduc.apps.education.fr, www.canal-u.tv, framatube.org" in page
    assert "30 jours après le dernier jour de l’édition" in page
