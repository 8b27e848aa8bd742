"""Whom and what the walk over all addresses needs: people, objects for address parts, open doors.

An address with a new part (`<int:thing_id>`) needs an entry in OBJECTS; an address outside an
organization needs one in PUBLIC or SIGNED_IN. A page that shows something only where it exists
needs a function in FURNITURE.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from assessments.actions.instruments import load_instrument
from assessments.models import (
    Assessment,
    Audience,
    Initiative,
    InterimResult,
    Result,
    Status,
    Verification,
)
from competencies.actions.frameworks import create_framework
from competencies.content.row import Row
from competencies.models import Import, ImportStatus
from organizations.models import (
    ApiKey,
    Brand,
    MemberInvitation,
    Membership,
    Organization,
    Role,
    Unit,
    User,
)
from reports.models import File, Run, RunStatus, ShareLink
from tests.reports import closed_result

Factory = Callable[[Organization], int | str]

# Anybody may knock here; why, in a few words.
PUBLIC = {
    "": "the front door",
    "join/": "an invitation is opened before there is an account",
    "health/live/": "for the machine that watches us",
    "health/ready/": "for the machine that watches us",
    "api/schema/": "the API's description holds no data",
    "api/docs/": "the API's description holds no data",
    "i18n/setlang/": "sets a cookie",
    "s/": "respondents have a key and no account",
    "s/start/": "respondents have a key and no account",
    "s/answer/": "respondents have a key and no account",
    "s/save/": "respondents have a key and no account",
    "s/submit/": "respondents have a key and no account",
    "told/<slug:key>/": "what respondents are told has a key and no account",
    "shared/": "readers of a shared result have a key and no account",
    "shared/<slug:handle>/": "readers of a shared result have a key and no account",
    "shared/<slug:handle>/what-if/": "readers of a shared result have a key and no account",
    "shared/<slug:handle>/board/": "readers of a shared result have a key and no account",
}
# Whole subtrees that a library guards itself.
PUBLIC_PREFIXES = ("accounts/", "static/")

# These need an account but no organization.
SIGNED_IN = {
    "account/",
    "join/confirm/",
    "account/sign-out-everywhere/",
    "organizations/",
    "organizations/new/",
    "api/organizations/",
    "api/portfolio/",
    "portfolio/",
    "portfolio/benchmark/",
}


def person(organization: Organization, role: str) -> User:
    address = f"{role.lower()}@{organization.slug}.example.org"
    user, _created = User.objects.get_or_create(email=address, defaults={"password": "!"})
    unit = unit_of(organization) if role == Role.MANAGER else None
    Membership.objects.get_or_create(
        user=user, organization=organization, defaults={"role": role, "unit": unit}
    )
    return user


def unit_of(organization: Organization) -> Unit:
    return Unit.objects.get_or_create(name="Sales", parent=None)[0]


def a_unit(organization: Organization) -> int:
    return Unit.objects.create(name="Marketing").pk


def a_member(organization: Organization) -> int:
    user = User.objects.create(email=f"somebody@{organization.slug}.example.org", password="!")
    member = Membership.objects.create(user=user, organization=organization, role=Role.LEADER)
    return member.pk


def an_invitation(organization: Organization) -> int:
    return MemberInvitation.objects.create(
        organization=organization,
        email="guest@example.org",
        role=Role.EXECUTIVE,
        key_digest=organization.slug,
        expires_at=timezone.now() + timedelta(days=1),
    ).pk


def an_api_key(organization: Organization) -> int:
    return ApiKey.objects.create(
        organization=organization, name="Key", key_digest=organization.slug, role=Role.EXECUTIVE
    ).pk


def an_assessment(organization: Organization) -> int:
    """The second of two closed waves, so that there is something to compare."""
    instrument, _is_new = load_instrument(content=closed_result.instrument())
    for wave in ("Spring", "Autumn"):
        assessment = Assessment.objects.create(
            name=wave,
            status=Status.CLOSED,
            instrument=instrument,
            elements=list(closed_result.MEANS),
            targets=dict.fromkeys(closed_result.MEANS, 3),
            closed_at=timezone.now(),
        )
        Audience.objects.create(assessment=assessment, code="executives", name="Executives")
        Result.objects.create(
            assessment=assessment,
            body=closed_result.body(),
            participation={"started": 9, "submitted": 9, "headcount": 9, "audiences": []},
            digest="3f9c" * 16,
            engine="1.0.0",
        )
    Verification.objects.create(assessment=assessment)
    interim = InterimResult.objects.create(
        assessment=assessment,
        number=1,
        status="READY",
        body=closed_result.body(),
        sealed_at=timezone.now(),
        participation={"started": 9, "submitted": 9, "headcount": 9, "audiences": []},
    )
    Verification.objects.create(assessment=assessment, interim=interim)
    return assessment.pk


def a_report_run(organization: Organization) -> int:
    assessment_id = an_assessment(organization)
    run = Run.objects.create(
        assessment_id=assessment_id, status=RunStatus.READY, fingerprint=str(assessment_id)
    )
    File.objects.create(run=run, kind="pdf", name="report.pdf", content=b"%PDF")
    return run.pk


def a_report_request(organization: Organization) -> dict[str, int | str]:
    return {"assessment": an_assessment(organization)}


def a_share_link(organization: Organization) -> int:
    return ShareLink.objects.create(
        assessment_id=an_assessment(organization),
        reader="Board",
        key_digest=organization.slug,
        created_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=1),
    ).pk


def an_initiative(organization: Organization) -> int:
    return Initiative.objects.create(
        assessment_id=an_assessment(organization), element="A1", to_level=3, title="Sponsor"
    ).pk


def a_logo(organization: Organization) -> None:
    Brand.objects.create(logo=b"pixels")


def an_instrument(_organization: Organization) -> None:
    """Without one nothing can be asked."""
    load_instrument(content=closed_result.instrument())


def a_framework(_organization: Organization) -> int:
    row = Row(2, "C1", "Listens", "CORE")
    return create_framework(name="Skills", rows=[row], by=None, now=timezone.now()).pk


def an_import(_organization: Organization) -> int:
    return Import.objects.create(
        framework_name="Skills",
        file_name="skills.csv",
        content=b"code,name,tier",
        status=ImportStatus.FAILED,
        requested_at=timezone.now(),
        rung_at=timezone.now(),
    ).pk


# Each is called inside the organization's scope and returns what stands in the address.
OBJECTS: dict[str, Factory] = {
    "unit_id": a_unit,
    "member_id": a_member,
    "invitation_id": an_invitation,
    "api_key_id": an_api_key,
    "assessment_id": an_assessment,
    "framework_id": a_framework,
    "import_id": an_import,
    "run_id": a_report_run,
    "share_link_id": a_share_link,
    "initiative_id": an_initiative,
}

# Parts of an address that name no row of an organization: any value, the same everywhere.
WORDS: dict[str, str] = {"cell_id": "organization", "code": "A1", "kind": "pdf", "number": "1"}

# What must be posted where an empty post names nothing.
POSTED: dict[str, Callable[[Organization], dict[str, int | str]]] = {
    "o/<slug:slug>/reports/build/": a_report_request,
    "api/o/<slug:slug>/reports/": a_report_request,
}

# Called inside the scope before the organization's pages are visited.
FURNITURE: list[Callable[[Organization], None]] = [a_logo, an_instrument]
