"""What the media of huddles costs: `make bench-huddles` and `make bench-huddles-soak`.

The load generator is this package's own process on a core of its own; the servers are real processes on another.
"""
