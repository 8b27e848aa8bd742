"""The pages of members: who belongs here, as what, and who is invited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.access.gate import OrganizationView
from organizations.access.permissions import Permission
from organizations.actions.invitations import cancel_invitation, invite_member
from organizations.actions.members import change_role, leave_organization, remove_member
from organizations.forms.members import InviteForm, RoleForm
from organizations.models import Role
from organizations.queries.invitations import get_invitation, list_invitations
from organizations.queries.memberships import find_membership, get_membership, list_members
from organizations.views.form_page import FormPage, sent

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from organizations.models import Membership


class MemberList(OrganizationView):
    permission = Permission.MANAGE_MEMBERS

    def get(self, _request: HttpRequest) -> HttpResponse:
        organization_id = self.request.organization.pk
        return self.render(
            "organizations/member_list.html",
            nav="members",
            members=list_members(organization_id=organization_id),
            invitations=list_invitations(organization_id=organization_id),
            now=timezone.now(),
        )


class MemberInvite(FormPage):
    permission = Permission.MANAGE_MEMBERS
    template = "organizations/member_invite.html"
    nav = "members"
    done = _("The invitation is on its way.")
    next_url_name = "organizations:member-list"

    def make_form(self) -> InviteForm:
        return InviteForm(sent(self.request).get("data"), initial={"role": Role.EXECUTIVE})

    def act(self, form: Any) -> None:
        invite_member(**form.cleaned_data, by=self.request.user, now=timezone.now())


class MemberChangeRole(FormPage):
    permission = Permission.MANAGE_MEMBERS
    template = "organizations/member_change_role.html"
    nav = "members"
    done = _("The role is changed.")
    next_url_name = "organizations:member-list"

    @property
    def membership(self) -> Membership:
        return _membership(self)

    def make_form(self) -> RoleForm:
        member = self.membership
        return RoleForm(
            sent(self.request).get("data"), initial={"role": member.role, "unit": member.unit_id}
        )

    def act(self, form: Any) -> None:
        change_role(membership=self.membership, by=self.request.user, **form.cleaned_data)

    def show(self, form: Any, **more: Any) -> HttpResponse:
        return super().show(form, member=self.membership, **more)


class MemberRemove(OrganizationView):
    permission = Permission.MANAGE_MEMBERS

    def get(self, _request: HttpRequest, member_id: int) -> HttpResponse:
        page = "organizations/member_remove.html"
        return self.render(page, member=_membership(self), nav="members")

    def post(self, request: HttpRequest, member_id: int) -> HttpResponse:
        remove_member(membership=_membership(self), by=self.request.user)
        messages.success(request, _("The person is no longer a member."))
        return redirect(self.refused_url())

    def refused_url(self) -> str:
        return _members_url(self)


class MemberLeave(OrganizationView):
    permission = Permission.VIEW_ORGANIZATION

    def get(self, _request: HttpRequest) -> HttpResponse:
        return self.render("organizations/member_leave.html")

    def post(self, request: HttpRequest) -> HttpResponse:
        organization = self.request.organization
        membership = find_membership(user_id=self.request.user.pk, slug=organization.slug)
        if membership is not None:
            leave_organization(membership=membership)
            messages.success(request, _("You are no longer a member."))
        return redirect("organizations:organization-list")

    def refused_url(self) -> str:
        return reverse("organizations:organization-list")


class InvitationCancel(OrganizationView):
    permission = Permission.MANAGE_MEMBERS

    def post(self, request: HttpRequest, invitation_id: int) -> HttpResponse:
        invitation = get_invitation(
            organization_id=self.request.organization.pk, invitation_id=invitation_id
        )
        cancel_invitation(invitation=invitation, by=self.request.user)
        messages.success(request, _("The invitation is withdrawn; its link no longer works."))
        return redirect(self.refused_url())

    def refused_url(self) -> str:
        return _members_url(self)


def _membership(view: OrganizationView) -> Membership:
    return get_membership(
        organization_id=view.request.organization.pk, membership_id=view.kwargs["member_id"]
    )


def _members_url(view: OrganizationView) -> str:
    return reverse("organizations:member-list", args=[view.request.organization.slug])
