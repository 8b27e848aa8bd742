"""The project package: wiring, and the few words every app shares."""

from __future__ import annotations

from hilo.celery import app as celery_app

__all__ = ["celery_app"]
