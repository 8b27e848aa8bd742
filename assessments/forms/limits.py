"""What a form says of what is too small, too large or too short."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

LIMITS = {
    "min_value": _("Enter %(limit_value)s or more."),
    "min_length": _("Enter %(limit_value)s characters or more."),
    "max_value": _("Enter %(limit_value)s or less."),
}
