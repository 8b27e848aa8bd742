"""How static files are served: hashed names, also inside stylesheets and modules, compressed."""

from __future__ import annotations

from django.contrib.staticfiles.apps import StaticFilesConfig
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True


class StaticFilesApp(StaticFilesConfig):
    """Leaves uncollected what no page uses: Redoc, and the htmx of a library beside our own."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "redoc", "django_htmx"]
