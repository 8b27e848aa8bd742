"""Settings of a test run: the product's own, over private services that start right here."""

from __future__ import annotations

from hilo.embedded.private import start_private_services

start_private_services()

from hilo.settings import *  # noqa: E402, F403  the services must be known before settings are read

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
