"""The certificate: no combination of published cells depends on fewer than k people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assessments.disclosure.atoms import Atom, membership, sizes
from assessments.disclosure.min_support import min_support_weight
from assessments.disclosure.programs import Programs

_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Safety:
    """Exact answer and certificate; None where publication tells nothing about anybody."""

    min_support_weight: int | None
    exactly_safe: bool
    l1_value: float | None
    certified: bool


def k_safety(atoms: list[Atom], *, published: list[str], k: int) -> Safety:
    r"""Decide whether a family is k-safe, exactly and by the linear-programming certificate.

    The family is k-safe if no non-zero vector of the row space of its membership matrix has a
    support of fewer than k people. The certificate needs :math:`\min_a LP(a) \ge k` and implies
    safety.

    Parameters
    ----------
    atoms : list of Atom
        Atoms without people are left out.
    published : list of str
    k : int

    Returns
    -------
    Safety
    """
    peopled = [atom for atom in atoms if atom.n > 0]
    exact = min_support_weight(peopled, published=published)
    bound = l1_certificate(peopled, published=published)
    return Safety(
        exact,
        exactly_safe=exact is None or exact >= k,
        l1_value=bound,
        certified=bound is None or bound >= k - _TOLERANCE,
    )


def l1_certificate(atoms: list[Atom], *, published: list[str]) -> float | None:
    r"""Smallest :math:`LP(a) = \min \sum_j w_j |v_j|` over all atoms a.

    Here v runs through the row space with :math:`v_a = 1` and :math:`|v_j| \le 1`. Scale any vector
    so that its largest entry is :math:`v_a = 1`: its support weighs at least
    :math:`\sum_j w_j|v_j| \ge LP(a)`.

    Returns
    -------
    float or None
        None if no atom is in a published cell.
    """
    matrix = membership(atoms, published=published)
    people = sizes(atoms).astype(np.int64)
    programs = Programs(matrix, people)
    told = np.flatnonzero(matrix.any(axis=0)).tolist()
    return min((programs.least_support(atom).value for atom in told), default=None)
