"""`make bench-presence` and `make bench-soak`: people who walk in one room, on ours and on what others run."""
