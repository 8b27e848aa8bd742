"""The app's registration."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class OrganizationsConfig(AppConfig):
    name = "organizations"
    verbose_name = _("Organizations")

    def ready(self) -> None:
        from hilo import celery  # noqa: F401, PLC0415  the app that tasks and enqueue find
        from organizations import checks  # noqa: PLC0415  models must be loaded first

        register(checks.check_ownership)
