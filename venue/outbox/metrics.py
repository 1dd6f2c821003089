"""How far behind the outbox this process is; served at `/metrics` by prometheus-client."""

from collections.abc import Iterator

from django.db import Error
from prometheus_client import REGISTRY
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from venue.outbox.tailer import Tailer


class Outbox(Collector):
    """One query each time it is asked; says nothing while the database does not answer."""

    def __init__(self, tailer: Tailer) -> None:
        self._tailer = tailer

    def describe(self) -> list[Metric]:
        return [GaugeMetricFamily("campus_outbox_depth", "Events recorded that this process has not handled.")]

    def collect(self) -> Iterator[Metric]:
        (depth,) = self.describe()
        try:
            depth.add_sample(depth.name, {}, self._tailer.depth())
        except Error:
            return
        yield depth


def follow(tailer: Tailer) -> None:
    """Serve the depth of this process's tailer."""
    REGISTRY.register(Outbox(tailer))
