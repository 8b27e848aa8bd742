"""Certificates without a linear program: the exchange of people that spreads itself the widest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.disclosure.programs import TOLERANCE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assessments.disclosure.candidates import Groups, Ints

    Floats = NDArray[np.float64]

_MARGIN = 1e-9
_RESIDUAL = 1e-9
_LIFT = 1e-6
_AT_ONCE = 1_024


def certified_by_projection(groups: Groups, *, k: int) -> NDArray[np.bool_]:
    r"""Tell for which groups a projection proves :math:`LP(a) \ge k`; False proves nothing.

    A vector z with :math:`M z = 0` and :math:`z_a = 1` is an exchange of people that no published
    cell notices. Every combination v = M'y with :math:`v_a = 1` has :math:`0 = z \cdot v = 1 +
    \sum_{j \ne a} z_j v_j`. So if :math:`|z_j| (k - w_a) \le w_j` for every other group j,

    .. math:: \sum_j w_j |v_j| \ge w_a + (k - w_a) \sum_{j \ne a} |z_j| |v_j| \ge k.

    Tried here is the exchange of least :math:`\sum_j z_j^2 / w_j`. With :math:`W = diag(w)` and
    :math:`Y = M' (M W M')^+ M` it is :math:`z = (e_a - W Y e_a) / (1 - w_a Y_{aa})`, and the
    condition reads :math:`|Y_{ja}| (k - w_a) \le 1 - w_a Y_{aa}`: one inverse of the size of the
    number of cells proves most groups at once.

    Parameters
    ----------
    groups : Groups
        Merged under the cells that are published.
    k : int

    Returns
    -------
    ndarray of bool, shape (n_groups,)
        Groups of k people or more are certified by themselves.

    Examples
    --------
    >>> from assessments.disclosure.candidates import Groups
    >>> codes = np.array([[a, 3 + b] for a in range(3) for b in range(3)])
    >>> bool(certified_by_projection(Groups(codes, np.full(9, 3)), k=5).all())
    True
    """
    certified = groups.people >= k
    small = np.flatnonzero(~certified)
    if not len(small):
        return certified
    rows, count = _rows(groups)
    solver = _Solver(_gram(rows, groups.people, count))
    for start in range(0, len(small), _AT_ONCE):
        chosen = small[start : start + _AT_ONCE]
        certified[chosen] = _proven(groups.people, rows, chosen, solver, k=k)
    return certified


def also_certified(people: Ints, exchange: Floats, *, k: int) -> NDArray[np.bool_]:
    """One exchange may prove several groups: scale it to each of them."""
    size = np.abs(exchange)
    share = size / people
    order = np.argsort(-share, kind="stable")
    largest = np.full(len(share), share[order[0]] if len(share) else 0.0)
    if len(share) > 1:
        largest[order[0]] = share[order[1]]
    with np.errstate(divide="ignore", invalid="ignore"):
        return (size > TOLERANCE) & ((k - people) * largest <= size * (1 - TOLERANCE))


def _proven(
    people: Ints, rows: Ints, chosen: Ints, solver: _Solver, *, k: int
) -> NDArray[np.bool_]:
    """Bound |Y| table by table first; look at each group only where that does not do."""
    columns = np.arange(len(chosen))
    cells = np.zeros((len(solver.gram), len(chosen)))
    np.add.at(cells, (rows[chosen].T, columns), 1)
    combined, exact = solver.solve(cells)
    own = combined[rows[chosen], columns[:, None]].sum(axis=1)
    allowed = (1 - people[chosen] * own) * (1 - _MARGIN)
    need = k - people[chosen]
    bound = sum(np.abs(combined[np.unique(column)]).max(axis=0) for column in rows.T)
    proven: NDArray[np.bool_] = np.asarray(need * bound <= allowed)
    for place in np.flatnonzero(~proven & (allowed > _MARGIN)).tolist():
        reach = np.abs(combined[rows, place].sum(axis=1))
        reach[chosen[place]] = 0
        proven[place] = need[place] * reach.max() <= allowed[place]
    return proven & exact


class _Solver:
    """Solves M W M' x = m by one inverse; some cells may be sums of others.

    The matrix is scaled to a diagonal of ones and lifted a little off singularity; two steps of
    Newton and Schulz take the lift out again where m has a part, for m is a sum of its columns.
    (An eigendecomposition would do as well, but fares badly on a busy machine.)
    """

    def __init__(self, gram: Floats) -> None:
        self.gram = gram
        diagonal = np.diag(gram)
        self._scale = np.where(diagonal > 0, 1 / np.sqrt(np.maximum(diagonal, 1)), 0.0)[:, None]
        self._scaled = self._scale * gram * self._scale.T
        inverse = np.linalg.inv(self._scaled + _LIFT * np.eye(len(gram)))
        for _ in range(2):
            inverse = 2 * inverse - inverse @ self._scaled @ inverse
        self._inverse = inverse

    def solve(self, cells: Floats) -> tuple[Floats, NDArray[np.bool_]]:
        """Return x for each column, and whether it does solve its equations."""
        wanted = self._scale * cells
        found = self._inverse @ wanted
        left = np.abs(wanted - self._scaled @ found).max(axis=0, initial=0)
        return self._scale * found, left < _RESIDUAL


def _rows(groups: Groups) -> tuple[Ints, int]:
    """Number the published cells; who is in none of a table gets the number after the last."""
    cells, rows = np.unique(groups.codes, return_inverse=True)
    rows = rows.reshape(groups.codes.shape)
    if cells[0] >= 0:
        return rows, len(cells)
    return np.where(rows == 0, len(cells) - 1, rows - 1), len(cells) - 1


def _gram(rows: Ints, people: Ints, count: int) -> Floats:
    """Return M W M': how many people are in both of two cells; the last row is of no cell."""
    size = count + 1
    found = np.zeros(size * size)
    for one in rows.T:
        for other in rows.T:
            found += np.bincount(one * size + other, weights=people, minlength=size * size)
    gram = found.reshape(size, size)
    gram[count] = gram[:, count] = 0
    return gram
