"""The forms of signing up and in and of passwords, in the product's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account import forms as allauth_forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django import forms

_LABELS = {
    "email": _("E-mail address"),
    "login": _("E-mail address"),
    "remember": _("Keep me signed in when I close the browser"),
    "oldpassword": _("Your present password"),
}
_PASSWORD_RULE = _("At least 12 characters, nothing common, nothing like your name or address.")


class _PlainWords:
    """One label for one thing on every page, and no placeholder that says it again."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = _LABELS.get(name, field.label)
        if "password2" in self.fields:
            self.fields["password1"].help_text = _PASSWORD_RULE
            self.fields["password2"].label = _("The same password once more")


class LoginForm(_PlainWords, allauth_forms.LoginForm):
    pass


class SignupForm(_PlainWords, allauth_forms.SignupForm):
    pass


class ResetPasswordForm(_PlainWords, allauth_forms.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(_PlainWords, allauth_forms.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(_PlainWords, allauth_forms.ChangePasswordForm):
    pass


class ReauthenticateForm(_PlainWords, allauth_forms.ReauthenticateForm):
    pass
