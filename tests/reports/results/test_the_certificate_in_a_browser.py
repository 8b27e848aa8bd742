"""The certificate of crossed groups in Chromium: it fits a phone, and axe finds nothing."""

from __future__ import annotations

import numpy as np
import pytest
from browser import axe_violations, browser, device, page  # noqa: F401
from django.utils import timezone

from assessments.actions.assessment_settings import AskedAudience, AssessmentSettings
from assessments.actions.assessments import create_assessment, open_assessment
from assessments.actions.attributes import AskedAttribute
from assessments.actions.instruments import load_instrument
from assessments.actions.street import close_assessment
from assessments.content import builtin_instruments, read_instrument
from assessments.models import ClosingStep, Draft, Status
from organizations.models import Unit
from organizations.tenancy import scope

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AUDIENCES = ("executives", "managers", "employees")
PLACES = AskedAttribute("Place", ("Berlin", "Rotterdam"))


@pytest.fixture
def crossed(acme):
    """Ninety people of three audiences, three units and two places."""
    with scope(acme.pk):
        units = [Unit.objects.create(name=name).pk for name in ("Sales", "Plant", "Research")]
        content = read_instrument(builtin_instruments()[0])
        chosen = AssessmentSettings(
            name="Autumn",
            elements=tuple(each.code for each in content.elements),
            audiences=tuple(AskedAudience(code) for code in AUDIENCES),
            ask_unit=True,
            attributes=(PLACES,),
        )
        made = create_assessment(
            instrument=load_instrument(content=content)[0], settings=chosen, by=None
        )
        assessment = open_assessment(assessment=made, by=None, now=timezone.now())
        Draft.objects.bulk_create(drafts(assessment, units))
        assessment.status, assessment.closing_step = Status.CLOSING, ClosingStep.SEALING
        assessment.save()
        return close_assessment(assessment=assessment, now=timezone.now())


def drafts(assessment, units):
    rng, size = np.random.default_rng(2), len(assessment.elements)
    return [
        Draft(
            assessment=assessment,
            key_digest=f"crossed-{number}",
            audience=str(rng.choice(AUDIENCES, p=[0.08, 0.22, 0.7])),
            unit_key=int(rng.choice(units, p=[0.15, 0.6, 0.25])),
            attribute_keys=[int(rng.integers(1, 3))],
            answers=rng.integers(1, 5, size).tolist(),
            importance=rng.integers(1, 5, size).tolist(),
            is_submitted=True,
        )
        for number in range(90)
    ]


@pytest.fixture
def read(device, eve):  # noqa: F811
    """Open a page as an executive, on a device of this width."""

    def opened(address, **options):
        reader = device(eve, **options)
        reader.goto(address)
        return reader

    return opened


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_the_page_fits_and_axe_finds_nothing(read, crossed, width, scheme):
    address = f"/o/acme/results/{crossed.assessment_id}/certificate/"

    opened = read(address, width=width, color_scheme=scheme)

    text = opened.locator("main").inner_text()
    assert "No combination of everything shown here isolates fewer than 5 people." in text
    assert "The groups overlap" in text
    assert {cell["kind"] for cell in crossed.body["cells"]} >= {"unit", "attribute"}
    assert opened.evaluate("document.documentElement.scrollWidth") == width
    assert not axe_violations(opened)
