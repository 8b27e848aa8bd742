"""What does not hold is not published, and the command says what it found."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from real_organizations import close_at_random

from assessments.actions.auditing import ReleaseNotSafe, attack, refuse_leaks
from assessments.actions.checking import check_result
from assessments.actions.street import compute
from assessments.models import Result
from assessments.queries.leaves import people_by_leaf
from assessments.scoring.notes import FEWER_TABLES
from organizations.tenancy import scope
from tests.reports.real_results import FEW, close_with

AS_EXECUTIVE = ("--role", "EXECUTIVE")


def laid_open(result: Result) -> Result:
    """The two executives of `FEW` shown after all."""
    cell = next(each for each in result.body["cells"] if each["id"] == "audience:executives")
    cell["form"], cell["people"] = "full", 2
    result.body["counts"][cell["id"]] = {code: [0, 1, 1, 0, 0] for code in result.body["elements"]}
    scores = result.body["scores"]
    scores[cell["id"]] = {code: {**scores["organization"][code]} for code in scores["organization"]}
    return result


def test_a_result_with_a_leak_is_refused(inside):
    result = laid_open(close_with(FEW))
    leaves = people_by_leaf(result.assessment)

    with pytest.raises(ReleaseNotSafe, match="nothing was published"):
        refuse_leaks(attack(result.body, leaves=leaves))


def test_named_raters_hide_nothing_from_each_other(inside):
    result = laid_open(close_with(FEW))
    result.body["rules"]["suppressed"] = False

    assert attack(result.body, leaves=people_by_leaf(result.assessment)).holds


def test_where_answers_would_follow_the_plain_tree_is_released(db):
    (result,) = close_at_random(102)

    with scope(result.organization_id):
        assert result.assessment.tables == "crossed"
        assert result.body["rules"]["tables"] == "simple"
        assert FEWER_TABLES in result.body["notes"]
        assert check_result(result, basis="answers").agrees
        assert check_result(result, basis="released").agrees


def test_checking_computes_the_plain_tree_where_that_was_released(db):
    (result,) = close_at_random(11)
    with scope(result.organization_id):
        plain = compute(result.assessment, fewer_tables=True)
        result.body, result.digest = plain.body, plain.digest

        assert check_result(result, basis="answers").agrees


def test_checking_names_no_figure_of_a_group_that_is_withheld(inside):
    check = check_result(laid_open(close_with(FEW)), basis="answers")

    assert {each[1:] for each in check.differences} == {(None, None)}


def audit(result: Result) -> None:
    call_command("audit_release", "acme", str(result.assessment_id), *AS_EXECUTIVE)


def test_the_command_says_what_it_read_and_that_it_holds(inside, capsys):
    result = close_with(FEW)

    audit(result)

    said = capsys.readouterr().out
    assert "The release holds" in said
    assert "proven for every group" in said
    assert not result.organization.memberships.exists()


def test_the_command_ends_with_one_where_something_is_found(inside, capsys):
    result = laid_open(close_with(FEW))
    Result.objects.filter(pk=result.pk).update(body=result.body)

    with pytest.raises(CommandError, match="does not hold") as ended:
        audit(result)

    assert ended.value.returncode == 1
    assert "linear: audience:executives" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "said"),
    [(("nobody", "1"), "no organization nobody"), (("acme", "99"), "no result")],
)
def test_what_is_not_there_is_said_plainly(inside, asked, said):
    with pytest.raises(CommandError, match=said) as ended:
        call_command("audit_release", *asked)

    assert ended.value.returncode == 2
