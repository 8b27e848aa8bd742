"""Units: added, moved, renamed and deleted, without circles and without orphans."""

from __future__ import annotations

import pytest

from organizations.models import Unit
from organizations.queries.units import list_units_as_tree
from organizations.tenancy import scope

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader(leo, sign_in):
    return sign_in(leo)


@pytest.fixture
def inside_sales(acme, sales) -> Unit:
    with scope(acme.pk):
        return Unit.objects.create(name="Inside sales", parent=sales)


def units(acme) -> list[str]:
    with scope(acme.pk):
        return [f"{'-' * depth}{unit.name}" for unit, depth in list_units_as_tree()]


def test_units_are_listed_below_the_unit_they_belong_to(acme, leader, sales):
    leader.post("/o/acme/units/new/", {"name": "Inside sales", "parent": sales.pk})
    leader.post("/o/acme/units/new/", {"name": "Finance", "code": "4711"})

    page = leader.get("/o/acme/units/").content.decode()

    assert units(acme) == ["Finance", "Sales", "-Inside sales"]
    assert "4711" in page


def test_a_unit_is_renamed_and_moved(acme, leader, sales, inside_sales):
    path = f"/o/acme/units/{inside_sales.pk}/"
    leader.post(path, {"name": "Direct sales", "code": "", "parent": ""})

    assert units(acme) == ["Direct sales", "Sales"]


def test_an_empty_list_teaches_the_next_step(leader):
    assert "No units yet" in leader.get("/o/acme/units/").content.decode()


def test_a_name_is_taken_once_in_one_place(acme, leader, sales):
    refused = leader.post("/o/acme/units/new/", {"name": "Sales"})
    leader.post("/o/acme/units/new/", {"name": "Sales", "parent": sales.pk})

    assert refused.status_code == 422
    assert "name" in refused.context["form"].errors
    assert units(acme) == ["Sales", "-Sales"]


def test_a_unit_cannot_belong_to_its_own_part(leader, sales, inside_sales):
    answer = leader.post(f"/o/acme/units/{sales.pk}/", {"name": "S", "parent": inside_sales.pk})

    assert answer.status_code == 422
    assert "parent" in answer.context["form"].errors


def test_a_unit_cannot_belong_to_itself(leader, sales):
    answer = leader.post(f"/o/acme/units/{sales.pk}/", {"name": "S", "parent": sales.pk})

    assert answer.status_code == 422


def test_a_foreign_unit_is_no_choice(leader, globex):
    with scope(globex.pk):
        theirs = Unit.objects.create(name="Theirs")

    answer = leader.post("/o/acme/units/new/", {"name": "Ours", "parent": theirs.pk})

    assert answer.status_code == 422
    assert "Theirs" not in answer.content.decode()


def test_an_unused_unit_is_deleted(acme, leader, sales):
    leader.get(f"/o/acme/units/{sales.pk}/delete/")
    assert units(acme) == ["Sales"]

    leader.post(f"/o/acme/units/{sales.pk}/delete/")
    assert units(acme) == []


def test_a_unit_with_parts_stays(acme, leader, sales, inside_sales):
    answer = leader.post(f"/o/acme/units/{sales.pk}/delete/")

    assert "still in use" in leader.get(answer["Location"]).content.decode()
    assert units(acme) == ["Sales", "-Inside sales"]


def test_a_unit_with_a_manager_stays(acme, leader, sales, mara):
    leader.post(f"/o/acme/units/{sales.pk}/delete/")

    assert units(acme) == ["Sales"]
