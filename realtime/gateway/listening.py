"""How a crowd's connections are taken: few at a time, the others wait in the kernel's queue instead of being turned away."""

from daphne.endpoints import build_endpoint_description_strings
from twisted.internet import tcp

# The kernel's own bound (`net.core.somaxconn`, 4,096 on Linux) is above it; Twisted's 50 lets a crowd run into timeouts.
QUEUE = 2048
# A handshake costs 2.5 ms: so many of them each turn of the loop leave motion its moment.
TAKEN_A_TURN = 4


def take_few_at_a_time() -> None:
    """Hold Twisted to `TAKEN_A_TURN`, which would take up to hundreds of connections before anything else has its turn.

    Raises RuntimeError where Twisted no longer counts them as `Port.numberAccepts`.
    """
    if "numberAccepts" not in tcp.Port.startListening.__code__.co_names:
        raise RuntimeError(
            "this version of Twisted takes connections in another way: see realtime/gateway/listening.py"
        )
    few = property(lambda port: TAKEN_A_TURN, lambda port, number: None)  # it adapts the number, this one stays
    tcp.Port.numberAccepts = few  # type: ignore[assignment]


def endpoints(bind: str, port: int) -> list[str]:
    """Where to listen, as Twisted describes it."""
    return [f"{place}:backlog={QUEUE}" for place in build_endpoint_description_strings(host=bind, port=port)]
