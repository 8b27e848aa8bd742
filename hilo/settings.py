"""Every setting of HILO; whatever differs between machines comes from the environment."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from celery.schedules import crontab
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from hilo import embedded
from hilo.env import BASE_DIR, env

# --- Identity -------------------------------------------------------------------------------------
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or embedded.secret_key()
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
HTTPS = env.bool("HTTPS", default=SITE_URL.startswith("https://"))

# --- Apps -----------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "organizations",
    "competencies",
    "assessments",
    "reports",
    "allauth",
    "allauth.account",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "django_htmx",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "hilo.static_files.StaticFilesApp",
    "django.contrib.postgres",
    "django.contrib.humanize",
]

# --- Web ------------------------------------------------------------------------------------------
ROOT_URLCONF = "hilo.urls"
WSGI_APPLICATION = "hilo.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hilo.content_policy.ContentPolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "organizations.middleware.OrganizationMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "organizations.context.organization",
            ],
        },
    },
]
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False  # pages of HILO alone use its files
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["png", "woff2", "gz", "br", "map"]
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "hilo.static_files.StaticFiles",
    },
}

# --- Database -------------------------------------------------------------------------------------
_EMBEDDED = embedded.addresses()
_DATABASE = env.db_url_config(env.str("DATABASE_URL", default="") or _EMBEDDED.database_url)
# No work outlives it: what a frozen process holds is free again after as long.
_LONGEST_TASK = 600
_FREE_AGAIN = {"options": f"-c idle_in_transaction_session_timeout={_LONGEST_TASK}s"}
DATABASES = {
    "default": {
        **_DATABASE,
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=60),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**_FREE_AGAIN, **_DATABASE.get("OPTIONS", {})},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Cache and queue ------------------------------------------------------------------------------
_REDIS_URL = env.str("REDIS_URL", default="")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": _REDIS_URL or _EMBEDDED.cache_url,
        "KEY_PREFIX": "hilo",
        # What does not answer at once is away: whoever waits for it is a person or a program.
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},
    },
    # Pages of results, in each process: a result never changes, so none is ever out of date.
    "drawn": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "drawn",
        "OPTIONS": {"MAX_ENTRIES": 64},
    },
    # The same results as JSON: few, as one with hundreds of groups is megabytes.
    "written": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "written",
        "OPTIONS": {"MAX_ENTRIES": 16},
    },
}
CELERY_BROKER_URL = _REDIS_URL or _EMBEDDED.redis_url
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_TIME_LIMIT = _LONGEST_TASK
CELERY_TASK_SOFT_TIME_LIMIT = 570
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # Above the longest task; the restore options bring a lost task back in seconds.
    "visibility_timeout": 900,
    "unacked_restore_interval": 2,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
}
CELERY_BEAT_SCHEDULE = {
    "open and close what is due": {
        "task": "assessments.run_due_assessments",
        "schedule": timedelta(seconds=30),
    },
    # Seven tries, should the machine be off; the first that succeeds is the quarter's only one.
    "release the benchmarks of the quarter": {
        "task": "assessments.release_benchmarks",
        "schedule": crontab(minute=17, hour=4, day_of_month="1-7", month_of_year="1,4,7,10"),
    },
    "ring again for waiting imports": {
        "task": "competencies.ring_waiting_imports",
        "schedule": timedelta(seconds=30),
    },
    "ring again for waiting interim results": {
        "task": "assessments.ring_waiting_interims",
        "schedule": timedelta(seconds=30),
    },
    "ring again for waiting verifications": {
        "task": "assessments.ring_waiting_verifications",
        "schedule": timedelta(seconds=30),
    },
    "ring again for waiting reports": {
        "task": "reports.ring_waiting_runs",
        "schedule": timedelta(seconds=30),
    },
}
CELERY_TIMEZONE = "UTC"

# --- Accounts -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "organizations.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "organizations:home"
LOGOUT_REDIRECT_URL = "organizations:home"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "organizations.forms.signup.SignupForm"
ACCOUNT_EMAIL_VERIFICATION = env.str("ACCOUNT_EMAIL_VERIFICATION", default="optional")
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "add_email": "organizations.forms.emails.ChangeEmailForm",
    "login": "organizations.forms.account.LoginForm",
    "signup": "organizations.forms.account.SignupForm",
    "reset_password": "organizations.forms.account.ResetPasswordForm",
    "reset_password_from_key": "organizations.forms.account.ResetPasswordKeyForm",
    "change_password": "organizations.forms.account.ChangePasswordForm",
    "reauthenticate": "organizations.forms.account.ReauthenticateForm",
}
# Who signed in longer ago is asked for the password before the address or the password changes.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "signup": "20/m/ip"}
PASSWORD_RESET_TIMEOUT = 3600
SIGNUP_OPEN = env.bool("SIGNUP_OPEN", default=True)
ACCOUNT_ADAPTER = "organizations.access.signup.AccountAdapter"

# --- Mail -----------------------------------------------------------------------------------------
EMAIL_TIMEOUT = 10
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="HILO <hilo@localhost>")

# --- Words ----------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
# A language is offered when the interface and the instrument both speak it.
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

# --- Security -------------------------------------------------------------------------------------
_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{_PREFIX}session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = f"{_PREFIX}csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^health/"]
_BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
# Whose address a rate limit counts: the last proxy's word where there is one, else nobody's.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _BEHIND_PROXY else 0
if _BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

# --- API ------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "organizations.api.authentication.ApiKeyAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.CursorPagination",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": [
        "organizations.api.throttling.StrangerRateThrottle",
        "organizations.api.throttling.CallerRateThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {"anon": "60/min", "user": "600/min"},
    "NUM_PROXIES": 1 if _BEHIND_PROXY else 0,
    "EXCEPTION_HANDLER": "hilo.api_errors.handle_api_error",
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "HILO",
    "DESCRIPTION": "How mature an organization's learning is, who sees it differently, what next.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "AssessmentStatus": "assessments.models.Status",
        "ReportStatus": "reports.models.RunStatus",
        "InitiativeStatus": "assessments.models.InitiativeStatus",
        "ParticipationForm": ["shown", "few", "withheld", "none"],
        "CellForm": ["full", "coarse", "hidden", "empty"],
        "ShownForm": ["full", "coarse"],
        "CellKind": ["organization", "audience", "unit", "attribute"],
        "BenchmarkGroup": ["all", "sector", "size", "both"],
    },
}

# --- Logs -----------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"refusals": {"()": "hilo.refusals.RefusalsInOneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"django.request": {"filters": ["refusals"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
