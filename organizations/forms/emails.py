"""The form that asks for a new e-mail address; the old one counts until the new is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.forms import AddEmailForm
from allauth.account.models import EmailAddress
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest


class ChangeEmailForm(AddEmailForm):
    """Allauth takes any unconfirmed address for the pending one, even the one in force.

    Where confirming is optional that would delete the address the person signs in with.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")
        self.fields["email"].widget.attrs.pop("placeholder", None)

    def save(self, request: HttpRequest) -> EmailAddress:
        pending_before = EmailAddress.objects.filter(user=self.user, verified=False)
        pending_before.exclude(email__iexact=self.user.email).delete()
        pending = EmailAddress.objects.create(user=self.user, email=self.cleaned_data["email"])
        pending.send_confirmation(request)
        return pending
