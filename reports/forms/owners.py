"""Who owns what is planned: a member of the organization, or nobody yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizations.models import Membership, User


class OwnerField(forms.ChoiceField):
    """Gives the person; choices are offered by the form, which knows the members."""

    def offer(self, members: Iterable[Membership], *, kept: User | None = None) -> None:
        """`kept` owns it now, and may go on doing so though no member any more."""
        self.people = {str(each.user_id): each.user for each in members}
        names = {key: str(user) for key, user in self.people.items()}
        if kept and str(kept.pk) not in names:
            self.people[str(kept.pk)] = kept
            names[str(kept.pk)] = _("%(name)s (no longer a member)") % {"name": kept}
        self.choices = [("", _("Nobody yet")), *names.items()]

    def clean(self, value: Any) -> User | None:
        return self.people.get(super().clean(value))


class StepsForm(forms.Form):
    """Who is to own the steps of a way that is taken over."""

    owner = OwnerField(required=False)

    def __init__(self, data: Any, *, members: Iterable[Membership]) -> None:
        super().__init__(data)
        self.fields["owner"].offer(members)  # type: ignore[attr-defined]  # an owner field
