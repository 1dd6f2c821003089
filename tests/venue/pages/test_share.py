"""What other sites and devices show of ours: the postcard of a shared address, and the icons."""

import io
import re

import pytest
from django.conf import settings
from PIL import Image

from tests.venue.editions.members import an_open_edition, browser_of

pytestmark = pytest.mark.django_db


def shared(page: str) -> dict[str, str]:
    """The Open Graph properties of a page."""
    return dict(re.findall(r'<meta property="(og:[a-z_:]+)" content="([^"]*)">', page))


def fetched(path: str) -> tuple[bytes, str]:
    """A static file as the server sends it, and how long it may be kept."""
    answer = browser_of().get(path)
    assert answer.status_code == 200
    return b"".join(answer), answer.headers["Cache-Control"]


def test_a_shared_address_shows_the_campus() -> None:
    said = shared(browser_of().get("/").content.decode())
    assert said["og:url"] == f"{settings.PUBLIC_URL}/"
    assert said["og:locale"] == "fr_FR"
    assert said["og:image"].startswith(f"{settings.PUBLIC_URL}/static/assets/postcard-")
    picture, kept = fetched(said["og:image"].removeprefix(settings.PUBLIC_URL))
    assert Image.open(io.BytesIO(picture)).size == (int(said["og:image:width"]), int(said["og:image:height"]))
    assert (int(said["og:image:width"]), int(said["og:image:height"])) == (1200, 630)
    assert "immutable" in kept
    assert said["og:image:alt"]


def test_an_edition_is_shared_by_its_name() -> None:
    edition = an_open_edition()
    said = shared(browser_of().get(edition.get_absolute_url()).content.decode())
    assert said["og:title"] == edition.title
    assert said["og:url"] == f"{settings.PUBLIC_URL}{edition.get_absolute_url()}"


def test_icons_are_there_for_tabs_screens_and_robots() -> None:
    page = browser_of().get("/").content.decode()
    touch = re.search(r'rel="apple-touch-icon" href="([^"]+)"', page)
    tab = re.search(r'rel="icon" href="([^"]+)"', page)
    assert touch
    assert tab
    assert Image.open(io.BytesIO(fetched(touch[1])[0])).size == (180, 180)
    assert fetched(tab[1])[0].startswith(b"<svg")
    robots = browser_of().get("/favicon.ico")
    assert robots.status_code == 302
    assert Image.open(io.BytesIO(fetched(robots.headers["Location"])[0])).format == "ICO"


@pytest.mark.parametrize("kind", ["css", "js", "woff2", "png"])
def test_what_is_hashed_is_kept_for_good(kind: str) -> None:
    for file in (settings.ROOT / "assets" / "dist" / "assets").glob(f"*.{kind}"):
        assert fetched(f"/static/assets/{file.name}")[1] == "max-age=315360000, public, immutable"
