"""The body of a Result: everything ever shown of an assessment, from released counts alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.scoring.audience_scores import audience_scores
from assessments.scoring.basis import choose_basis
from assessments.scoring.cell_lists import (
    certificate_section,
    full_counts,
    listed_cells,
)
from assessments.scoring.cell_scores import cell_scores
from assessments.scoring.importance_section import importance_section
from assessments.scoring.likelihoods import draw_likelihoods
from assessments.scoring.org_level import STAGED_RULE
from assessments.scoring.overall import overall_section
from assessments.scoring.overall_elements import element_figures
from assessments.scoring.perception import perception_gaps
from assessments.scoring.response_section import response_section
from assessments.scoring.unlock_moves import unlock_moves
from assessments.scoring.words import SMALLEST_GROUP_WITH_NUMBERS

if TYPE_CHECKING:
    from assessments.scoring.basis import Basis
    from assessments.scoring.joint import JointTable
    from assessments.scoring.native import Json
    from assessments.scoring.overall_elements import ElementFigures
    from assessments.scoring.plan import Plan
    from assessments.scoring.released import Release

SCHEMA = 2
ENGINE = "2.2.0"


def summarize(release: Release, *, plan: Plan, joint: JointTable | None = None) -> Json:
    """Compute the whole result of an assessment; same input, same bytes.

    Parameters
    ----------
    release : Release
        Cells with their forms, and the counts of those that may be shown.
    plan : Plan
        What was fixed before anybody answered. Its elements must be the items of the counts.
    joint : JointTable, optional
        Leaves, like the table that was released: level and importance together. Left out where
        importance was not asked. Only full cells show anything of it.

    Returns
    -------
    dict
        JSON native, schema 2: numbers are Python's own, null where something is not defined.
    """
    if release.table.items != plan.elements:
        raise ValueError("the items of the counts are not the elements of the plan")
    basis = choose_basis(release, plan=plan)
    likelihoods = draw_likelihoods(release, basis, plan=plan)
    figures = element_figures(basis, plan=plan, likelihoods=likelihoods)
    counts = full_counts(release.table, release)
    return {
        "schema": SCHEMA,
        "rules": _rules(plan, release),
        "certificate": certificate_section(release),
        "elements": list(plan.elements),
        "domains": {domain: list(elements) for domain, elements in plan.domains.items()},
        "cells": listed_cells(release),
        "counts": counts,
        **importance_section(joint, release, practice=counts, plan=plan),
        "scores": cell_scores(release, plan=plan, likelihoods=likelihoods.cells),
        "audience_scores": audience_scores(release, plan=plan),
        "response": response_section(release, basis, figures, plan=plan),
        "overall": overall_section(basis, figures, plan=plan, likelihoods=likelihoods),
        "unlock": unlock_moves(basis, figures, plan=plan),
        "perception": perception_gaps(release, plan=plan),
        "notes": _notes(release, basis, figures),
    }


def _rules(plan: Plan, release: Release) -> Json:
    quota = plan.quota
    rule = "select-1" if plan.tables == "crossed" else "tree-1"
    return {
        "engine": ENGINE,
        "level_rule": STAGED_RULE,
        "release_rule": release.certificate.rule if release.certificate else rule,
        "tables": plan.tables,
        "protection": plan.protection,
        "profile": plan.profile,
        "quota": f"{quota.numerator}/{quota.denominator}",
        "core": list(plan.foundations),
        "combine": plan.combine,
        "alpha": plan.prior(levels=len(release.table.levels)),
        "draws": plan.draws,
        "k": plan.k,
        "k_full": plan.k_full,
        "levels": list(release.table.levels),
        "weights": dict(zip(plan.elements, plan.weights_of(plan.elements), strict=True)),
        "targets": {e: plan.targets[e] for e in plan.elements if e in plan.targets},
        "suppressed": plan.suppress,
    }


def _notes(release: Release, basis: Basis, figures: ElementFigures) -> list[str]:
    """Machine codes of what a reader should be told."""
    people = sum(cell.people for cell in release.cells if cell.kind == "organization")
    one_audience = len(basis.cells) == 1 and basis.cells[0].kind == "audience"
    found = {
        "no_answers": people == 0,
        "below_minimum_group": bool(release.with_form("hidden")),
        "coarse_only": basis.coarse,
        "one_audience": one_audience,
        "single_rater": basis.single_rater,
        "small_group": 1 < basis.people < SMALLEST_GROUP_WITH_NUMBERS,
        "unrated_elements": 0 < len(figures.unrated) < len(figures.elements),
    }
    return [code for code, holds in found.items() if holds]
