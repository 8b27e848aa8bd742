"""Addresses of accounts and organizations."""

from __future__ import annotations

from django.urls import include, path

from organizations.api import benchmarks as benchmarks_api
from organizations.api import views as api
from organizations.views import (
    account,
    api_keys,
    audit,
    benchmarks,
    brand,
    home,
    invitations,
    members,
    organizations,
    units,
)

app_name = "organizations"

_organization = [
    path("", organizations.OrganizationHome.as_view(), name="organization-home"),
    path("settings/", organizations.OrganizationSettings.as_view(), name="organization-settings"),
    path("settings/brand/", brand.BrandEdit.as_view(), name="brand-edit"),
    path("settings/api-keys/", api_keys.ApiKeyList.as_view(), name="api-key-list"),
    path("settings/api-keys/new/", api_keys.ApiKeyCreate.as_view(), name="api-key-create"),
    path(
        "settings/api-keys/<int:api_key_id>/revoke/",
        api_keys.ApiKeyRevoke.as_view(),
        name="api-key-revoke",
    ),
    path("settings/benchmarks/", benchmarks.BenchmarkSharing.as_view(), name="benchmark-sharing"),
    path("settings/audit/", audit.AuditList.as_view(), name="audit-list"),
    path("logo.png", brand.Logo.as_view(), name="logo"),
    path("members/", members.MemberList.as_view(), name="member-list"),
    path("members/invite/", members.MemberInvite.as_view(), name="member-invite"),
    path("members/leave/", members.MemberLeave.as_view(), name="member-leave"),
    path(
        "members/<int:member_id>/role/",
        members.MemberChangeRole.as_view(),
        name="member-change-role",
    ),
    path("members/<int:member_id>/remove/", members.MemberRemove.as_view(), name="member-remove"),
    path(
        "members/invitations/<int:invitation_id>/cancel/",
        members.InvitationCancel.as_view(),
        name="invitation-cancel",
    ),
    path("units/", units.UnitList.as_view(), name="unit-list"),
    path("units/new/", units.UnitCreate.as_view(), name="unit-create"),
    path("units/<int:unit_id>/", units.UnitEdit.as_view(), name="unit-edit"),
    path("units/<int:unit_id>/delete/", units.UnitDelete.as_view(), name="unit-delete"),
]

_api = [
    path("organizations/", api.OrganizationListAPI.as_view(), name="api-organization-list"),
    path("o/<slug:slug>/", api.OrganizationAPI.as_view(), name="api-organization"),
    path("o/<slug:slug>/members/", api.MemberListAPI.as_view(), name="api-member-list"),
    path("o/<slug:slug>/units/", api.UnitListAPI.as_view(), name="api-unit-list"),
    path(
        "o/<slug:slug>/benchmark-sharing/",
        benchmarks_api.BenchmarkSharingAPI.as_view(),
        name="api-benchmark-sharing",
    ),
]

urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path("account/", account.Account.as_view(), name="account"),
    path(
        "account/sign-out-everywhere/",
        account.SignOutEverywhere.as_view(),
        name="sign-out-everywhere",
    ),
    path("organizations/", organizations.OrganizationList.as_view(), name="organization-list"),
    path(
        "organizations/new/",
        organizations.OrganizationCreate.as_view(),
        name="organization-create",
    ),
    path("join/", invitations.InvitationAccept.as_view(), name="invitation-accept"),
    path("join/confirm/", invitations.InvitationConfirm.as_view(), name="invitation-confirm"),
    path("o/<slug:slug>/", include(_organization)),
    path("api/", include(_api)),
]
