"""The Celery application; its options are the CELERY_ settings."""

from __future__ import annotations

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hilo.settings")

app = Celery("hilo")
app.config_from_object("django.conf:settings", namespace="CELERY")
