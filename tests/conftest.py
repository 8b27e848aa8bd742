"""The cast: two organizations, and a person for each role."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import HealthCheck, settings
from process_state import process_state

from organizations.models import Membership, Organization, Role, Unit, User
from organizations.tenancy import scope

PASSWORD = "correct horse battery staple"

# The same cases on every machine, and none is a question of how busy it is.
settings.register_profile(
    "the same everywhere",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("the same everywhere")
FOUND = pytest.StashKey()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Tests are dealt out anew in each run, so none may count on what ran before it."""
    item.stash[FOUND] = process_state()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """The process is left as it was found; only fixtures that outlive a test may set it up."""
    yield
    left = process_state()
    assert left == item.stash[FOUND], [
        name for name, state in left.items() if state != item.stash[FOUND][name]
    ]


@pytest.fixture
def acme(db) -> Organization:
    return Organization.objects.create(name="Acme", slug="acme")


@pytest.fixture
def globex(db) -> Organization:
    return Organization.objects.create(name="Globex", slug="globex")


@pytest.fixture
def inside(acme):
    """Run the test inside Acme's scope."""
    with scope(acme.pk):
        yield acme


@pytest.fixture
def sales(acme) -> Unit:
    with scope(acme.pk):
        return Unit.objects.create(name="Sales")


def member(organization: Organization, name: str, role: str, unit: Unit | None = None) -> User:
    # An unusable password: tests sign in by force_login, and Argon2 is slow on purpose.
    user = User.objects.create(email=f"{name.lower()}@example.org", name=name, password="!")
    Membership.objects.create(user=user, organization=organization, role=role, unit=unit)
    return user


@pytest.fixture
def olivia(acme) -> User:
    """Acme's owner."""
    return member(acme, "Olivia", Role.OWNER)


@pytest.fixture
def leo(acme) -> User:
    """Acme's L&D leader."""
    return member(acme, "Leo", Role.LEADER)


@pytest.fixture
def carla(acme) -> User:
    """A consultant at Acme."""
    return member(acme, "Carla", Role.CONSULTANT)


@pytest.fixture
def eve(acme) -> User:
    """An executive of Acme."""
    return member(acme, "Eve", Role.EXECUTIVE)


@pytest.fixture
def mara(acme, sales) -> User:
    """A line manager of Acme, of the unit Sales."""
    return member(acme, "Mara", Role.MANAGER, sales)


@pytest.fixture
def otto(globex) -> User:
    """The owner of another organization."""
    return member(globex, "Otto", Role.OWNER)


@pytest.fixture
def sign_in():
    """Return a client signed in as the given person."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in
