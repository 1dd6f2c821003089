"""What the storeys above show on the page of an edition: they register a panel, the page asks each for its part.

Imports go down only, so this page cannot ask the rooms; the rooms tell it, as the outbox tells upward.
"""

from collections.abc import Callable

from django.utils.safestring import SafeString

from venue.editions.access import EditionRequest

Panel = Callable[[EditionRequest], SafeString]

_panels: list[Panel] = []


def panel(function: Panel) -> Panel:
    """Register `function(request) -> HTML`; the order of registration is the order on the page."""
    _panels.append(function)
    return function


def rendered(request: EditionRequest) -> list[SafeString]:
    return [function(request) for function in _panels]
