"""Benchmarks: run through `make bench`, which names the settings."""

import django

django.setup()
