"""How a line that was reported is taken away: by the slice that holds it, which is above this one and registers here."""

from collections.abc import Callable

Remover = Callable[[str, int, int], None]

_removers: dict[str, Remover] = {}


def removes(kind: str) -> Callable[[Remover], Remover]:
    """Register `remover(name, by, report_id)` for lines called `<kind>:<name>`; it raises Refused, and enters what it did."""

    def register(remover: Remover) -> Remover:
        _removers[kind] = remover
        return remover

    return register


def remove(line: str, *, by: int, report_id: int) -> None:
    """Take a reported line away. Raises Refused."""
    kind, _colon, name = line.partition(":")
    _removers[kind](name, by, report_id)
