"""Whatever an action records is said in words on the page of the audit trail."""

from __future__ import annotations

import ast

from django.apps import apps
from source import modules, tree_of

from organizations.checks import OUR_APPS
from organizations.sections.audit_words import ACTIONS, DETAILS, SUBJECTS


def recorded(tree: ast.Module) -> tuple[set[str], set[str]]:
    """The actions and the names of details that a module records."""
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "record"
    ]
    actions = {ast.literal_eval(call.args[0]) for call in calls if call.args}
    names = {keyword.arg for call in calls for keyword in call.keywords if keyword.arg}
    return actions, names - {"by", "subject"}


def test_the_rule_finds_actions_and_details():
    sample = ast.parse("record('open_box', by=None, subject=box, lid='off', **more)")
    assert recorded(sample) == ({"open_box"}, {"lid"})


def everything_recorded() -> tuple[set[str], set[str]]:
    found = [recorded(tree_of(file)) for file in modules() if file.parent.name == "actions"]
    actions, names = zip(*found, strict=True)
    return set().union(*actions), set().union(*names)


def test_every_action_has_words_and_no_words_are_left_over():
    actions, _names = everything_recorded()
    assert set(ACTIONS) == actions


def test_every_detail_has_words():
    _actions, names = everything_recorded()
    assert names <= set(DETAILS)


def test_every_subject_is_a_model():
    ours = {
        model._meta.model_name
        for app in OUR_APPS
        for model in apps.get_app_config(app).get_models()
    }
    assert set(SUBJECTS) <= ours
