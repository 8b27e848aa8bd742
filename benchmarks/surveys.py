"""Makes what is measured: an organization of 8 units, surveys, and any number of answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from assessments.actions.assessment_settings import AskedAudience, AssessmentSettings
from assessments.actions.assessments import create_assessment, open_assessment
from assessments.actions.closing import request_close
from assessments.models import Audience, Draft, Instrument
from assessments.queries.assessments import list_audiences
from assessments.queries.links import audience_key
from benchmarks.stage import ask_process
from organizations.actions.organizations import create_organization
from organizations.actions.units import create_unit
from organizations.models import Organization, User
from organizations.tenancy import scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.actions.attributes import AskedAttribute
    from assessments.models import Assessment

UNITS = ("Finance", "Operations", "Sales", "Service", "People", "Research", "Logistics", "Quality")
AUDIENCES = ("executives", "learning", "managers", "employees")

# Of every 20 people 2 are executives, 3 work in learning, 5 are managers and 10 employees; they
# are spread evenly over the units. One in twenty answers is "can't judge", two people in a hundred
# leave a comment, five in a hundred have not sent their answers. A level is drawn around a middle
# that depends on the element and the audience, so groups differ as real ones do.
_FILL = """
    INSERT INTO {draft} (organization_id, assessment_id, key_digest, audience, unit_key,
                         attribute_keys, answers, importance, comments, is_submitted)
    SELECT %(organization)s, %(assessment)s,
           md5(i || 'first' || %(assessment)s) || md5(i || 'second' || %(assessment)s),
           (%(audiences)s::text[])[who], (%(units)s::bigint[])[1 + (i / 20) %% %(unit_count)s],
           '{{}}', drawn.answers, drawn.importance,
           CASE WHEN random() < 0.02 THEN jsonb_build_object(
               (%(elements)s::text[])[1 + i %% %(element_count)s],
               'What would help most here is time that is set aside, and a manager who asks.')
           ELSE '{{}}'::jsonb END,
           i %% 20 <> 19 OR random() > 0.5
    FROM generate_series(0, %(people)s - 1) AS i,
    LATERAL (SELECT CASE WHEN i %% 20 < 2 THEN 1 WHEN i %% 20 < 5 THEN 2
                         WHEN i %% 20 < 10 THEN 3 ELSE 4 END AS who) AS person,
    LATERAL (
        SELECT array_agg(CASE WHEN random() < 0.05 THEN 0 ELSE least(4, greatest(1, round(
                   1.4 + 0.08 * item + 0.3 * (4 - who) + 1.5 * (random() + random() - 1)))) END
                   ::smallint ORDER BY item) AS answers,
               array_agg((1 + floor(4 * random()))::smallint ORDER BY item) AS importance
        FROM generate_series(1, %(element_count)s) AS item WHERE i >= 0
    ) AS drawn
"""


@dataclass
class Company:
    organization: Organization
    owner: User
    instrument: Instrument
    closed: dict[int, int] = field(default_factory=dict)

    def sign_in(self) -> str:
        """The cookie of a new session of the owner."""
        browser = Client()
        browser.force_login(self.owner)
        name = settings.SESSION_COOKIE_NAME
        return f"{name}={browser.cookies[name].value}"


@dataclass(frozen=True, slots=True)
class Closing:
    """What closing one assessment took."""

    seconds: float
    peak_mb: float
    postgres_mb: float


def found_company(*, name: str = "Measured Company", units: Iterable[str] = UNITS) -> Company:
    address = f"owner@{name.partition(' ')[0].lower()}.example.org"
    owner = User.objects.create(email=address, name="Owner", password="!")
    organization = create_organization(name=name, by=owner)
    with scope(organization.pk):
        for unit in units:
            create_unit(name=unit, by=owner)
    return Company(organization, owner, Instrument.objects.latest("published_at"))


def open_survey(
    company: Company, *, name: str, attributes: tuple[AskedAttribute, ...] = ()
) -> Assessment:
    """All elements, all audiences, units and importance asked for, open without end."""
    elements = [e["code"] for d in company.instrument.body["domains"] for e in d["elements"]]
    wanted = AssessmentSettings(
        name=name,
        elements=tuple(elements),
        audiences=tuple(AskedAudience(code) for code in AUDIENCES),
        ask_unit=True,
        attributes=attributes,
    )
    with scope(company.organization.pk):
        draft = create_assessment(instrument=company.instrument, settings=wanted, by=company.owner)
        return open_assessment(assessment=draft, by=company.owner, now=timezone.now())


def fill(assessment: Assessment, *, people: int) -> None:
    """Write the answers of so many people."""
    write_answers(assessment, _FILL, people=people)


def write_answers(assessment: Assessment, *statements: str, **numbers: int) -> None:
    """Write answers by SQL, the same at every run, and let the load settle.

    The statements may name what the assessment asks for, and the numbers given.
    """
    units = [unit for unit, _name in assessment.units]
    values: dict[str, Any] = {
        "organization": assessment.organization_id,
        "assessment": assessment.pk,
        "audiences": list(AUDIENCES),
        "units": units,
        "unit_count": len(units),
        "elements": assessment.elements,
        "element_count": len(assessment.elements),
        "attribute_count": len(assessment.attributes),
        **numbers,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.42)")
        for statement in statements:
            cursor.execute(statement.format(draft=Draft._meta.db_table), values)
    settle()


def settle() -> None:
    """Let the load of drafts be over before anything is measured."""
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM ANALYZE {Draft._meta.db_table}")
        cursor.execute("CHECKPOINT")


def link_key(company: Company, assessment: Assessment) -> str:
    """The key of the employees' open link."""
    with scope(company.organization.pk):
        audiences: list[Audience] = list_audiences(assessment)
        return next(audience_key(each) for each in audiences if each.code == "employees")


def close(company: Company, assessment: Assessment) -> Closing:
    """Close it as a worker does: the real action, in a process of its own."""
    with scope(company.organization.pk):
        request_close(assessment=assessment, by=company.owner, now=timezone.now())
    return Closing(**ask_process("closing_process", company.organization.pk, assessment.pk))


def close_filled(company: Company, *, people: int) -> Closing:
    """Ask, answer and close; the newest such assessment is remembered for others to look at."""
    assessment = open_survey(company, name=f"{people:,} people")
    fill(assessment, people=people)
    closing = close(company, assessment)
    company.closed[people] = assessment.pk
    return closing


def closed_assessment(company: Company, *, people: int) -> int:
    if people not in company.closed:
        close_filled(company, people=people)
    return company.closed[people]
