"""What is counted at the gateway; served at `/metrics` by prometheus-client."""

from prometheus_client import Counter, Gauge

sockets = Gauge("campus_sockets", "Open sockets of this process.")
refused_frames = Counter("campus_refused_frames", "Frames from clients that were refused, by reason.", ["reason"])
closed_sockets = Counter("campus_closed_sockets", "Sockets that the server closed, by close code.", ["code"])
