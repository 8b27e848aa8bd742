"""Who may open an account, and which address it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from allauth.account.models import EmailAddress
    from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("No account has this e-mail address and this password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return settings.SIGNUP_OPEN

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        """The address in force is only ever replaced."""
        return email_address.email.lower() != email_address.user.email.lower()
