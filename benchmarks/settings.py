"""The product's settings, with the collected files in the folder of the measurement."""

from __future__ import annotations

from hilo.embedded.home import default_home
from hilo.settings import *  # noqa: F403

STATIC_ROOT = default_home().folder / "staticfiles"

# A measurement asks more often than anybody should; how often is still counted.
REST_FRAMEWORK = {
    **REST_FRAMEWORK,  # noqa: F405
    "DEFAULT_THROTTLE_RATES": {"anon": "1000000/min", "user": "1000000/min"},
}
