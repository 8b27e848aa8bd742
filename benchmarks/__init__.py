"""Measures speed, size and scale of HILO; `make bench` prints a table (see docs/measuring.md)."""

from __future__ import annotations
