"""What is counted of media; served at `/metrics` by prometheus-client."""

from prometheus_client import Counter, Gauge

rooms = Gauge("campus_media_rooms", "Rooms that a media worker carries for this process.")
links = Gauge("campus_media_links", "People's links to media workers that this process has made.")
lost_rooms = Counter("campus_media_rooms_lost", "Rooms whose worker was lost while it carried them.")
worker_up = Gauge("campus_media_worker_up", "Whether this process hears from a media worker.", ["worker"])
worker_load = Gauge("campus_media_worker_load", "Share of a core that a media worker uses, 0 to 1.", ["worker"])
worker_pairs = Gauge("campus_media_worker_pairs", "Sources that a media worker forwards into slots now.", ["worker"])
