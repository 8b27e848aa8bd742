"""Certificates without a linear program: people exchanged in pairs leave every table as it is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from assessments.disclosure.candidates import row_numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assessments.disclosure.candidates import Groups, Ints

_LARGEST = 4_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Exchange:
    """One part that two groups may exchange.

    ``at`` [rests, values] holds the group with this rest and this value of the part, or the number
    of groups where there is none; ``rest`` and ``value`` [groups] say where a group stands, -1 if
    it cannot take part.
    """

    at: Ints
    rest: Ints
    value: Ints


def certified_by_swaps(groups: Groups, *, k: int) -> NDArray[np.bool_]:
    r"""Tell for which groups an exchange proves :math:`LP(a) \ge k`; False proves nothing.

    Let x = a and y be groups that differ in one part (the unit, a location ...), and let x' and y'
    be the groups with that part exchanged. Then :math:`z = e_x + e_y - e_{x'} - e_{y'}` leaves
    every published cell as it is: :math:`Mz = 0`. So :math:`0 = z \cdot v = 1 + \sum_{j \ne a} z_j
    v_j` for every combination v with :math:`v_a = 1`. Take a weighted sum of exchanges with total
    weight c in which no other group j is used more than :math:`w_j` times, and divide by c:
    :math:`\sum_{j \ne a} w_j |v_j| \ge c \sum_{j \ne a} |z_j| |v_j| \ge c`. With :math:`c \ge k -
    w_a` no combination about a weighs less than k.

    Parameters
    ----------
    groups : Groups
        Merged under the cells that are published.
    k : int

    Returns
    -------
    ndarray of bool, shape (n_groups,)
        Groups of k people or more are certified by themselves.
    """
    certified = groups.people >= k
    exchanges = exchanges_of(groups)
    weight = np.append(groups.people, 0)
    for exchange in exchanges:
        _by_one_value(exchange, weight, certified, k=k)
    order = np.argsort(groups.people, kind="stable")
    for group in order[~certified[order]].tolist():
        need = k - int(groups.people[group])
        certified[group] = _packed(exchanges, weight.copy(), group, need=need) >= need
    return certified


def exchanges_of(groups: Groups) -> list[Exchange]:
    """Find the parts that can be exchanged: one table, or two together."""
    tables = range(groups.codes.shape[1])
    parts = [*((table,) for table in tables), *combinations(tables, 2)]
    found = [_exchange(groups, part) for part in parts]
    return sorted(filter(None, found), key=lambda exchange: exchange.at.shape[1])


def _exchange(groups: Groups, part: tuple[int, ...]) -> Exchange | None:
    """Leave out rests and values that stand alone: nothing can be exchanged there."""
    rest = row_numbers(np.delete(groups.codes, part, axis=1))
    value = row_numbers(groups.codes[:, list(part)])
    able = (np.bincount(rest)[rest] > 1) & (np.bincount(value)[value] > 1) if len(groups) else rest
    if not able.any():
        return None
    rest, value = _renumbered(rest, able=able), _renumbered(value, able=able)
    if rest.max() < value.max():
        rest, value = value, rest  # exchanging the rest is the same exchange
    shape = int(rest.max()) + 1, int(value.max()) + 1
    if shape[0] * shape[1] > _LARGEST:
        return None
    at = np.full(shape, len(groups), dtype=np.int64)
    at[rest[able], value[able]] = np.flatnonzero(able)
    return Exchange(at, rest, value)


def _renumbered(numbers: Ints, *, able: NDArray[np.bool_]) -> Ints:
    found = np.full(len(numbers), -1, dtype=np.int64)
    _, found[able] = np.unique(numbers[able], return_inverse=True)
    return found


def _by_one_value(
    exchange: Exchange, weight: Ints, certified: NDArray[np.bool_], *, k: int
) -> None:
    """Exchange with many groups, always for the same other value; write down what it proves."""
    open_values = np.unique(exchange.value[~certified & (exchange.value >= 0)])
    if len(open_values) * exchange.at.size > _LARGEST:
        return
    table = weight[exchange.at]
    for value in open_values.tolist():
        rests = np.flatnonzero((table[:, value] > 0) & (table[:, value] < k))
        own, others = table[rests, value][:, None], table[rests]
        elsewhere = np.minimum(table[:, [value]], table).sum(axis=0)
        room = np.minimum(others, elsewhere[None, :] - np.minimum(own, others))
        room[:, value] = 0
        proven = rests[room.max(axis=1) >= k - own[:, 0]]
        certified[exchange.at[proven, value]] = True


def _packed(exchanges: list[Exchange], left: Ints, group: int, *, need: int) -> int:
    """Add up exchanges of any part until *need* is reached, using nobody twice."""
    left[group] = 0
    total = 0
    for exchange in exchanges:
        rest, value = int(exchange.rest[group]), int(exchange.value[group])
        if rest < 0:
            continue
        beside = exchange.at[rest]
        for other in np.argsort(-left[beside], kind="stable").tolist():
            wanted = min(need - total, int(left[beside[other]]))
            if wanted <= 0:
                break
            total += _exchanged(exchange, left, (rest, value, other), wanted=wanted)
        if total >= need:
            return total
    return total


def _exchanged(exchange: Exchange, left: Ints, place: tuple[int, int, int], *, wanted: int) -> int:
    """Exchange with the groups that have most left, and count their people as used."""
    rest, value, other = place
    if value == other:
        return 0
    mine, theirs = exchange.at[:, value], exchange.at[:, other]
    room = np.minimum(left[mine], left[theirs])
    room[rest] = 0
    most = np.argsort(-room, kind="stable")[:wanted]
    before = np.concatenate([[0], np.cumsum(room[most])[:-1]])
    used = np.clip(wanted - before, 0, room[most])
    left[mine[most]] -= used
    left[theirs[most]] -= used
    taken = int(used.sum())
    left[exchange.at[rest, other]] -= taken
    left[-1] = 0
    return taken
