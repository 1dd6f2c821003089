"""The campus alone may ask for camera, microphone and screen, and nothing that it embeds may."""

import pytest

from tests.venue.editions.members import an_open_edition, browser_of, member
from venue.editions.models import Role

DEVICES = ("camera", "microphone", "display-capture")


@pytest.mark.django_db
def test_the_campus_page_alone_may_use_camera_microphone_and_screen() -> None:
    ana = browser_of(member(an_open_edition(), Role.PARTICIPANT))
    campus, profile, nowhere = (
        ana.get(path).headers["Permissions-Policy"] for path in ("/e/printemps-2027/campus/", "/profile/", "/nowhere/")
    )

    assert all(f"{device}=(self)" in campus for device in DEVICES)
    assert all(f"{device}=()" in page for device in DEVICES for page in (profile, nowhere))
