"""Every task of ours runs inside an organization, or is one of the few that walk over all."""

from __future__ import annotations

import ast
import re

import pytest
from celery import Celery, Task, current_app
from source import functions, length, modules, name_of, tree_of

from organizations.tenancy import OrganizationTask

OURS = ("organizations.", "competencies.", "assessments.", "reports.")
FAN_OUT = {
    "assessments.release_benchmarks",
    "assessments.ring_waiting_interims",
    "assessments.ring_waiting_verifications",
    "assessments.run_due_assessments",
    "competencies.ring_waiting_imports",
    "reports.ring_waiting_runs",
}


def our_tasks(app: Celery) -> dict[str, Task]:
    return {name: task for name, task in app.tasks.items() if name.startswith(OURS)}


def unscoped(tasks: dict[str, Task]) -> list[str]:
    return sorted(
        name
        for name, task in tasks.items()
        if not isinstance(task, OrganizationTask) and name not in FAN_OUT
    )


def named_by_module(tasks: dict[str, Task]) -> list[str]:
    """Celery's own names follow the module; ours are app.verb_noun and survive a move."""
    return sorted(name for name in tasks if not re.fullmatch(r"[a-z]+\.[a-z_]+", name))


def work() -> None:
    """A sample's body."""


def test_the_rules_tell_good_from_bad():
    app = Celery("samples", set_as_current=False)
    app.task(work, name="reports.forgotten", shared=False)
    app.task(work, name="reports.kept", base=OrganizationTask, shared=False)
    app.task(work, name="reports.tasks.by_module", base=OrganizationTask, shared=False)

    assert unscoped(our_tasks(app)) == ["reports.forgotten"]
    assert named_by_module(our_tasks(app)) == ["reports.tasks.by_module"]


def test_every_task_runs_inside_an_organization():
    tasks = our_tasks(current_app)

    assert set(tasks) >= FAN_OUT
    assert unscoped(tasks) == []


def test_every_task_has_a_name_of_its_own():
    assert named_by_module(our_tasks(current_app)) == []


def test_what_beat_rings_exists(settings):
    rung = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}

    assert rung == FAN_OUT


@pytest.mark.parametrize(
    "file", [file for file in modules() if file.name == "tasks.py"], ids=name_of
)
def test_a_task_only_fetches_and_acts(file):
    tasks = [node for node in functions(tree_of(file)) if is_task(node)]

    assert [f"{node.name}: {length(node)}" for node in tasks if length(node) > 10] == []


def is_task(node: ast.FunctionDef) -> bool:
    return any("shared_task" in ast.unparse(decorator) for decorator in node.decorator_list)
