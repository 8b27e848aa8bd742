"""What the program does is written down: each public action records an audit entry."""

from __future__ import annotations

import ast

import pytest
from source import Function, modules, tree_of

# Actions that leave no entry, and why.
SILENT = {
    "organizations.accounts.change_name": "a person's own account is no organization's business",
    "organizations.accounts.sign_out_everywhere": "the same",
    "organizations.samples.add_sample_person": "the same",
    "assessments.answers.save_answers": "an entry would say when somebody answered",
    "assessments.respondents.start_draft": "the same",
    "assessments.instruments.load_instrument": "built-in content belongs to no organization",
    "assessments.comments.release_comments": "a step of the closing, which is recorded",
    "assessments.due.run_due": "each opening and closing that it causes is recorded",
    "assessments.closing.record_failure": "stored on the assessment; the closing was recorded",
    "assessments.closing.ring": "rings for work that was recorded",
    "assessments.verifications.ring_waiting_verifications": "rings for work that was recorded",
    "assessments.closer.interrupt_closer": "part of a stop, which is recorded",
    "assessments.sealing.seal": "a step of the closing, which is recorded",
    "competencies.imports.ring_waiting_imports": "rings for work that was recorded",
    "reports.runs.ring_waiting_runs": "rings for work that was recorded",
}
# Public functions in the room that write nothing.
NO_ACTIONS = {
    "assessments.benchmark_cells.choose_cells": "a rule",
    "assessments.benchmark_body.body_of": "a value",
    "assessments.benchmark_body.digest_of_release": "a number",
    "assessments.benchmark_body.kept_cells": "a reading",
    "assessments.benchmark_body.last_quarter": "a number",
    "assessments.benchmark_body.new_cells": "a computation; storing what it gives is recorded",
    "organizations.members.unit_for_role": "a rule that two actions share",
    "organizations.members.refuse_unless_owner": "a rule that two actions share",
    "assessments.assessment_settings.refuse_bad_settings": "a rule",
    "assessments.assessments.lock_draft": "a rule",
    "assessments.attributes.asked_attributes": "a reading",
    "assessments.attributes.bad_attributes": "a rule",
    "assessments.attributes.stored_attributes": "a reading",
    "assessments.auditing.attack": "a reading",
    "assessments.auditing.refuse_leaks": "a rule; what it stops is noted on the assessment",
    "assessments.checking.body_of": "a reading",
    "assessments.checking.check_result": "a computation that stores nothing",
    "assessments.closer.is_stopped": "a reading",
    "assessments.closer.is_waiting": "a reading",
    "assessments.closer.only_closer": "a lock",
    "assessments.comments.comments_shown": "a number",
    "assessments.digests.digest_of_inputs": "a number",
    "assessments.digests.digest_of_result": "a number",
    "assessments.digests.guard_secret": "a number",
    "assessments.digests.seed_from": "a number",
    "assessments.digests.without_negative_zeros": "a number",
    "assessments.plans.plan_for": "a reading",
    "assessments.releasing.release_answers": "a computation; storing what it gives is recorded",
    "assessments.street.compute_safely": "a computation; storing what it gives is recorded",
    "assessments.publishing.seal_interim": "a step of a job; request and publishing are recorded",
    "assessments.interims.ring_waiting_interims": "rings for jobs that were asked for",
    "assessments.sealing.seal_batch": "a step of a job; request and publishing are recorded",
    "assessments.street.compute": "a computation; storing what it gives is recorded",
    "reports.runs.fingerprint_of": "a number",
}


def public_functions(tree: ast.Module) -> list[Function]:
    return [
        node for node in tree.body if isinstance(node, Function) and not node.name.startswith("_")
    ]


def calls(node: ast.AST) -> set[str]:
    return {
        ast.unparse(inner.func).split(".")[-1]
        for inner in ast.walk(node)
        if isinstance(inner, ast.Call)
    }


def records(tree: ast.Module, recording: set[str]) -> set[str]:
    """Names in the module that record, by themselves or through another that does."""
    bodies = {node.name: calls(node) for node in tree.body if isinstance(node, Function)}
    found = {"record", *recording}
    while more := {name for name, called in bodies.items() if called & found} - found:
        found |= more
    return found & set(bodies)


SAMPLE = ast.parse("""
def loud(): record("loud", by=None, subject=None)
def through(): _inner()
def _inner(): audit.record("inner", by=None, subject=None)
def silent(): pass
""")


def test_the_rule_tells_loud_from_silent():
    assert records(SAMPLE, set()) == {"loud", "through", "_inner"}


def actions() -> list[tuple[str, str]]:
    files = [file for file in modules() if file.parent.name == "actions"]
    rooms = [(file, tree_of(file)) for file in files if file.name != "audit.py"]
    loud: set[str] = set()
    while more := {name for _file, tree in rooms for name in records(tree, loud)} - loud:
        loud |= more
    return [
        (f"{file.parts[-3]}.{file.stem}.{node.name}", "loud" if node.name in loud else "silent")
        for file, tree in rooms
        for node in public_functions(tree)
    ]


@pytest.mark.parametrize(("action", "voice"), actions())
def test_the_action_is_recorded(action, voice):
    listed = action in {*SILENT, *NO_ACTIONS}
    assert (voice == "silent") is listed, "record it, or list it here with a reason"


def test_the_lists_name_only_what_exists():
    assert {*SILENT, *NO_ACTIONS} <= {action for action, _voice in actions()}
