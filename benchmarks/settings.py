"""The product's settings, with the collected files in the folder of the measurement."""

from __future__ import annotations

from hilo.embedded.home import default_home
from hilo.settings import *  # noqa: F403

STATIC_ROOT = default_home().folder / "staticfiles"
