"""Nine ways to forget the organization, and that each of them fails loudly."""

from __future__ import annotations

import threading

import pytest
from celery import current_app, shared_task
from celery.exceptions import NotRegistered
from django.core.exceptions import FieldError
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import ListView

from organizations.access.gate import OrganizationView
from organizations.api.gate import OrganizationAPIView
from organizations.models import Brand, Organization, Unit
from organizations.tenancy import (
    CrossOrganizationWrite,
    NoOrganization,
    OrganizationTask,
    current_organization_id,
    enqueue,
    scope,
)

pytestmark = pytest.mark.django_db

TOUCHES = {
    "all": Unit.objects.all,
    "filter": lambda: Unit.objects.filter(name="Sales"),
    "exclude": lambda: Unit.objects.exclude(name="Sales"),
    "get": lambda: Unit.objects.get(pk=1),
    "first": Unit.objects.first,
    "exists": Unit.objects.exists,
    "count": Unit.objects.count,
    "in_bulk": lambda: Unit.objects.in_bulk([1]),
    "none": Unit.objects.none,
    "values_list": lambda: Unit.objects.values_list("name"),
    "create": lambda: Unit.objects.create(name="Sales"),
    "get_or_create": lambda: Unit.objects.get_or_create(name="Sales"),
    "bulk_create": lambda: Unit.objects.bulk_create([Unit(name="Sales")]),
    "update": lambda: Unit.objects.update(name="Sales"),
    "save": lambda: Unit(name="Sales").save(),
    "save, with an organization": lambda: Unit(name="Sales", organization_id=1).save(),
    "delete": lambda: Unit(pk=1, organization_id=1).delete(),
    "_default_manager": Unit._default_manager.all,
    "children": lambda: list(Unit(pk=1, organization_id=1).children.all()),
}


@pytest.fixture
def theirs(globex) -> Unit:
    """A unit of another organization."""
    with scope(globex.pk):
        return Unit.objects.create(name="Theirs")


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES.keys())
def test_outside_an_organization_every_touch_fails(touch):
    with pytest.raises(NoOrganization):
        touch()


def test_no_scope_stands_for_all_organizations():
    for everything in (None, "*", Organization.objects.all()):
        with pytest.raises(TypeError), scope(everything):
            pass


def test_a_forgotten_filter_filters_all_the_same(theirs, inside):
    ours = Unit.objects.create(name="Ours")

    assert list(Unit.objects.all()) == [ours]
    assert list(Unit._default_manager.all()) == [ours]
    with pytest.raises(Http404):
        get_object_or_404(Unit, pk=theirs.pk)
    with pytest.raises(Unit.DoesNotExist):
        Unit.objects.get(pk=theirs.pk)


def test_a_generic_view_of_a_model_shows_its_own_rows_only(theirs, inside, rf):
    ours = Unit.objects.create(name="Ours")
    view = ListView(model=Unit)
    view.setup(rf.get("/"))

    assert list(view.get_queryset()) == [ours]


def test_a_new_row_is_stamped(inside):
    assert Unit.objects.create(name="Sales").organization == inside
    assert Unit.objects.bulk_create([Unit(name="Marketing")])[0].organization == inside


WRITES = {
    "save": lambda theirs: theirs.save(),
    "delete": lambda theirs: theirs.delete(),
    "create": lambda theirs: Unit.objects.create(name="X", organization=theirs.organization),
    "create, related": lambda theirs: Unit.objects.create(name="X", parent=theirs),
    "bulk_create": lambda theirs: Unit.objects.bulk_create([Unit(name="X", parent=theirs)]),
    "move": lambda theirs: Unit.objects.update(organization=theirs.organization),
    "move by id": lambda theirs: Unit.objects.update(organization_id=theirs.organization_id),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_a_write_across_organizations_is_refused(theirs, inside, write):
    with pytest.raises(CrossOrganizationWrite):
        write(theirs)


def test_an_update_reaches_its_own_rows_only(theirs, inside):
    theirs.name = "Ours now"

    assert Unit.objects.update(name="Ours now") == 0
    assert Unit.objects.bulk_update([theirs], ["name"]) == 0
    assert Unit.objects.filter(pk=theirs.pk).delete()[0] == 0


def test_the_view_cannot_choose_the_organization(acme, otto, sign_in):
    assert sign_in(otto).get("/o/acme/").status_code == 404
    assert sign_in(otto).get("/o/acme/?slug=globex&organization=2").status_code == 404


@pytest.mark.parametrize("base", [OrganizationView, OrganizationAPIView])
def test_a_view_without_a_permission_cannot_be_written(base):
    with pytest.raises(TypeError, match="must declare `permission`"):
        type("Forgotten", (base,), {})


def test_a_view_with_a_permission_can(inside):
    assert type("Declared", (OrganizationView,), {"permission": "view_organization"})


class OnItsOwnQueue(OrganizationTask):
    """Where no worker of another test takes the message away."""

    def apply_async(self, *args, **options):
        return super().apply_async(*args, **options, queue="tests-scope")


@shared_task(base=OnItsOwnQueue, name="tests.tell_scope")
def tell_scope(**_) -> int:
    return current_organization_id()


def test_a_job_runs_inside_the_organization_that_asked(acme):
    job = current_app.tasks["tests.tell_scope"]

    assert job.apply(kwargs={"organization_id": acme.pk}).get() == acme.pk
    with pytest.raises(TypeError, match="organization_id"):
        job()


def test_a_job_is_sent_after_commit_with_its_organization(
    inside, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True) as rung:
        enqueue("tests.tell_scope", unit_id=7)

    with tell_scope.app.connection_for_read() as broker:
        sent = broker.SimpleQueue("tests-scope").get(timeout=5)
        sent.ack()
    assert len(rung) == 1
    assert sent.payload[1] == {"unit_id": 7, "organization_id": inside.pk}


def test_a_job_that_nobody_knows_fails_at_once(inside):
    with pytest.raises(NotRegistered):
        enqueue("tests.no_such_job")


def test_a_job_asked_for_outside_an_organization_fails_at_once():
    with pytest.raises(NoOrganization):
        enqueue("tests.tell_scope")


def test_a_bare_thread_has_no_organization(inside):
    seen: list[type] = []

    def work() -> None:
        try:
            Unit.objects.exists()
        except NoOrganization as error:
            seen.append(type(error))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert seen == [NoOrganization]


def test_a_stream_read_after_the_scope_has_no_organization(acme):
    with scope(acme.pk):
        answer = StreamingHttpResponse(str(Brand.objects.count()) for _ in range(1))

    with pytest.raises(NoOrganization):
        list(answer)


def test_leaving_a_scope_restores_the_one_around_it(acme, globex):
    with scope(acme.pk):
        with scope(globex.pk):
            assert current_organization_id() == globex.pk
        assert current_organization_id() == acme.pk
    with pytest.raises(NoOrganization):
        current_organization_id()


def test_an_organization_cannot_be_searched_by_what_it_owns(inside):
    assert not hasattr(inside, "unit_set")
    with pytest.raises(FieldError, match="Cannot resolve keyword"):
        Organization.objects.filter(unit__name="Sales")
