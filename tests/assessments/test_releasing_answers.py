"""The release step: crossed tables, one guarded copy, and nothing at all without a proof."""

from __future__ import annotations

import numpy as np
import pytest
from asking import about_to_close, answer, opened
from django.utils import timezone

from assessments.actions.checking import check_result
from assessments.actions.digests import digest_of_result
from assessments.actions.releasing import ReleaseNotCertified, release_answers
from assessments.actions.street import close_assessment
from assessments.disclosure import programs
from assessments.models import Result
from assessments.scoring.joint import JointTable
from assessments.scoring.plan import Plan

pytestmark = pytest.mark.django_db
SECRET = b"secret"


def plan(**changes):
    return Plan(("q",), {"d": ("q",)}, **({"tables": "crossed"} | changes))


def leaves(seed=4, people=60):
    """Everybody says level 1, in a small organization that needs linear programs."""
    rng = np.random.default_rng(seed)
    told = np.stack([rng.integers(0, n, people) for n in (3, 4, 3)], axis=1)
    rows, counted = np.unique(told, axis=0, return_counts=True)
    counts = np.zeros((len(rows), 1, 5, 5), dtype=int)
    counts[:, 0, 1, 1] = counted
    names = [f"audience:{a}/unit:{u}/attribute:place:{p}" for a, u, p in rows.tolist()]
    return JointTable(counts, tuple(names), ("q",))


def test_whole_units_and_attributes_are_cells_beside_the_tree():
    released, published = release_answers(leaves(), plan=plan(), secret=SECRET)

    kinds = {(cell.kind, cell.audience is None, cell.attribute) for cell in released.cells}
    assert kinds == {
        ("organization", True, None),
        ("audience", False, None),
        ("unit", True, None),
        ("unit", False, None),
        ("attribute", True, "place"),
    }
    assert released.certificate.rule == "select-1"
    assert released.certificate.shown.cells == len(released.with_form("full", "coarse"))
    assert not released.guarded
    assert published.counts.sum() == 60


def test_simple_tables_keep_to_the_tree():
    released, _ = release_answers(leaves(), plan=plan(tables="simple"), secret=SECRET)

    assert {cell.id for cell in released.cells if cell.audience is None} == {"organization"}
    assert released.certificate.rule == "tree-1"


def test_strict_protection_takes_every_figure_from_one_guarded_copy():
    counts = leaves()
    plain, _ = release_answers(counts, plan=plan(), secret=SECRET)
    guarded, published = release_answers(counts, plan=plan(protection="strict"), secret=SECRET)

    assert guarded.guarded
    assert guarded.cells == plain.cells
    rolled = published.rolled_up(crossed=True).take(guarded.table.segments).levels
    assert (rolled.counts == guarded.table.counts).all()
    full = [cell.id for cell in guarded.with_form("full")]
    assert (guarded.table.take(tuple(full)).counts > 0).sum(axis=-1).min() > 1


def test_named_raters_are_neither_guarded_nor_certified():
    chosen = plan(protection="strict", suppress=False)

    released, published = release_answers(leaves(), plan=chosen, secret=SECRET)

    assert released.certificate is None
    assert not released.guarded
    assert (published.counts == leaves().counts).all()


def test_without_a_proof_in_time_nothing_is_released(monkeypatch):
    monkeypatch.setattr(programs, "LONGEST_SECONDS", 0.0)

    with pytest.raises(ReleaseNotCertified, match="nothing was published"):
        release_answers(leaves(), plan=plan(), secret=SECRET)


def test_a_strict_result_can_be_computed_again(inside):
    assessment = about_to_close(opened(protection="strict"))
    assessment.status = "OPEN"
    answer(assessment, "employees", [2] * 14)
    answer(assessment, "managers", [3] * 12)

    result = close_assessment(assessment=about_to_close(assessment), now=timezone.now())

    assert result.body["certificate"]["guarded"]
    assert result.body["rules"]["protection"] == "strict"
    counts = result.body["counts"]["audience:employees"]["A1"]
    assert sorted(counts) == [0, 0, 0, 1, 13]
    assert check_result(result, basis="answers").agrees
    assert digest_of_result(result.body, inputs_digest=result.inputs_digest) == result.digest
    assert Result.objects.count() == 1
