"""What the server says of conversations, told to a page by a test: states that take dozens of people or rare moments."""

import json
from typing import Any

from playwright.sync_api import WebSocketRoute

from tests.browser.people import Visitor


class Told:
    """Stands between a page and the campus: all passes but what is said and asked of huddles, which the test answers.

    To be made before the page opens the campus.
    """

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.me = -1
        self._page: WebSocketRoute | None = None
        visitor.page.route_web_socket("**/*", self._between)

    def tell(self, name: str, **payload: Any) -> None:
        """Say it to the page, as the server would."""
        assert self._page is not None
        self._page.send(json.dumps([name, payload]))

    def around(self, *others: int, part: str = "speaker", their: str = "speaker", **huddle: Any) -> None:
        """I am in a conversation with these members, who speak to me and hear me; alone without any."""
        partners = [self.partner(self.me, part), *(self.partner(member, their) for member in others)]
        talk = (
            {"partners": partners, "people": len(partners)}
            | {"id": 7, "kind": "open", "name": "", "locked": False, "waiting": []}
            | huddle
        )
        hears = [{"member": member, "gain": 1} for member in others]
        if others:
            self.tell("huddles.huddle", huddle=talk)
        self.tell(
            "huddles.around",
            hears=hears,
            heard_by=list(others),
            huddle=talk["id"] if others else None,
            near=[],
            apart="",
        )

    def conversations(self, *conversations: dict[str, Any]) -> None:
        """These are in the room."""
        self.tell("huddles.conversations", huddles=conversations, over=[])

    @staticmethod
    def conversation(*members: int, **conversation: Any) -> dict[str, Any]:
        """These members talk in a bubble, with everything on."""
        on = {"members": members, "microphones": members, "screens": members}
        return (
            {"kind": "bubble", "name": "", "locked": False, "people": len(members), "listeners": 0} | on | conversation
        )

    @staticmethod
    def partner(member: int, part: str = "speaker") -> dict[str, Any]:
        on = dict.fromkeys(("sound", "microphone", "screen"), True)
        return {"member": member, "part": part, "camera": False} | on

    def _between(self, page: WebSocketRoute) -> None:
        self._page = page
        campus = page.connect_to_server()

        def from_page(frame: str | bytes) -> None:
            if isinstance(frame, str) and frame.startswith('["huddles.'):
                name, number, payload = json.loads(frame)
                self.asked.append((name, payload))
                page.send(json.dumps(["ok", number, {}]))
            else:
                campus.send(frame)

        def from_campus(frame: str | bytes) -> None:
            if isinstance(frame, str) and frame.startswith('["huddles.'):
                return
            if isinstance(frame, str) and '"here":{' in frame:
                self.me = json.loads(frame)[-1]["here"]["member"]
            page.send(frame)

        page.on_message(from_page)
        campus.on_message(from_campus)
