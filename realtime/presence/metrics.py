"""What is counted of presence; served at `/metrics` by prometheus-client."""

from collections.abc import Iterator

from prometheus_client import REGISTRY
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from realtime.gateway.metrics import histogram
from realtime.presence.campus import open_campuses
from realtime.presence.hub import ticks


class Presence(Collector):
    def collect(self) -> Iterator[Metric]:
        people = sum(len(campus.walkers) for campus in open_campuses())
        yield GaugeMetricFamily("campus_people", "People who walk on the campuses of this process.", people)
        yield histogram("campus_tick_lag_seconds", "How late ticks of motion come.", ticks.lags)
        yield CounterMetricFamily(
            "campus_skipped_motion", "Frames of motion not sent to who reads too slowly.", ticks.skipped
        )


REGISTRY.register(Presence())
