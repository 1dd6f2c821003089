"""What is counted at the gateway; served at `/metrics` by prometheus-client.

Counted as plain numbers, since frames pass by the ten thousand; made into metrics when someone asks.
"""

from collections import Counter
from collections.abc import Iterator

from prometheus_client import REGISTRY
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from realtime.gateway.admission import sockets
from realtime.gateway.door import door
from realtime.gateway.pulse import Distribution, pulse
from realtime.gateway.tally import tally


def counter(name: str, says: str, label: str, counts: Counter[str]) -> CounterMetricFamily:
    """A counter with one label, from counts by its value."""
    family = CounterMetricFamily(name, says, labels=[label])
    for value, count in sorted(counts.copy().items()):
        family.add_metric([value], count)
    return family


def histogram(name: str, says: str, found: Distribution) -> HistogramMetricFamily:
    """A histogram in seconds."""
    buckets, so_far = [], 0
    for bound, count in zip([*map(str, found.bounds), "+Inf"], list(found.counts), strict=True):
        so_far += count
        buckets.append((bound, float(so_far)))
    return HistogramMetricFamily(name, says, buckets=buckets, sum_value=found.total)


class Gateway(Collector):
    def collect(self) -> Iterator[Metric]:
        waiting = [socket.outlet.waiting_bytes for socket in list(sockets)]
        yield GaugeMetricFamily("campus_sockets", "Open sockets of this process.", len(waiting))
        yield GaugeMetricFamily("campus_outlet_bytes", "Bytes sent and not shown to be read.", sum(waiting))
        yield GaugeMetricFamily("campus_outlet_bytes_max", "The same, of the slowest client.", max(waiting, default=0))
        yield histogram("campus_loop_lag_seconds", "How late the event loop runs its timers.", pulse.lags)
        yield GaugeMetricFamily(
            "campus_slowdown", "Ticks come so many times slower, because the loop is late.", pulse.slowdown
        )
        yield CounterMetricFamily("campus_admitted", "Handshakes let in at the door.", door.admitted)
        yield GaugeMetricFamily("campus_waiting", "People who wait at the door.", door.waiting)
        yield GaugeMetricFamily("campus_admission_rate", "People let in a second at most, at present.", door.rate)
        yield counter(
            "campus_refused_handshakes", "Handshakes not let in, by close code.", "code", tally.refused_handshakes
        )
        yield counter(
            "campus_refused_frames", "Frames from clients refused, by reason.", "reason", tally.refused_frames
        )
        yield counter(
            "campus_closed_sockets", "Sockets that the server closed, by close code.", "code", tally.closed_sockets
        )
        yield counter("campus_frames_out", "Frames sent, by kind.", "kind", tally.frames_out)
        yield counter("campus_bytes_out", "Bytes of frames sent, by kind.", "kind", tally.bytes_out)


REGISTRY.register(Gateway())
