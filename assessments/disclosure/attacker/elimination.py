"""Exact linear algebra over a large prime field, for asking what follows from what."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

PRIME = 2**31 - 1
_HALF = 2**16


def row_reduce(matrix: Whole) -> tuple[Whole, list[int]]:
    """Return the reduced row echelon form modulo the prime, without zero rows, and its pivots.

    Parameters
    ----------
    matrix : ndarray of int, shape (rows, columns)

    Returns
    -------
    tuple of ndarray of shape (rank, columns) and list of int

    Examples
    --------
    >>> reduced, pivots = row_reduce(np.array([[1, 1], [2, 2]]))
    >>> reduced.tolist(), pivots
    ([[1, 1]], [0])
    """
    work = np.array(matrix, dtype=np.int64) % PRIME
    pivots: list[int] = []
    for column in range(work.shape[1]):
        rank = len(pivots)
        found = np.flatnonzero(work[rank:, column])
        if not found.size:
            continue
        work[[rank, rank + found[0]]] = work[[rank + found[0], rank]]
        work[rank] = work[rank] * pow(int(work[rank, column]), PRIME - 2, PRIME) % PRIME
        touched = np.flatnonzero(work[:, column])
        touched = touched[touched != rank]
        work[touched] = (work[touched] - work[touched, column, None] * work[rank]) % PRIME
        pivots.append(column)
        if len(pivots) == len(work):
            break
    return work[: len(pivots)], pivots


def left_null_space(matrix: Whole) -> Whole:
    """Return a basis of all y with y @ matrix = 0, shape (dimension, rows).

    Examples
    --------
    >>> left_null_space(np.array([[1], [1]])).tolist()
    [[1, 2147483646]]
    """
    rows, columns = matrix.shape
    beside = np.hstack([np.array(matrix, dtype=np.int64), np.eye(rows, dtype=np.int64)])
    reduced, pivots = row_reduce(beside)
    first = sum(pivot < columns for pivot in pivots)
    return reduced[first:, columns:]


def null_space(matrix: Whole) -> Whole:
    """Return a basis of all x with matrix @ x = 0, shape (columns, dimension).

    Examples
    --------
    >>> null_space(np.array([[1, 1]])).tolist()
    [[2147483646], [1]]
    """
    reduced, pivots = row_reduce(matrix)
    free = [column for column in range(matrix.shape[1]) if column not in set(pivots)]
    basis = np.zeros((matrix.shape[1], len(free)), dtype=np.int64)
    basis[free, range(len(free))] = 1
    if free:
        basis[pivots] = -reduced[:, free] % PRIME
    return basis


def multiply(a: Whole, b: Whole) -> Whole:
    """Multiply two matrices of residues modulo the prime, without overflow.

    Examples
    --------
    >>> multiply(np.array([[PRIME - 1]]), np.array([[PRIME - 1]])).tolist()
    [[1]]
    """
    high, low = np.divmod(a % PRIME, _HALF)
    return ((high @ b) % PRIME * _HALF + (low @ b) % PRIME) % PRIME


def inverse(values: Whole) -> Whole:
    """Return the inverse of each residue by Fermat's theorem; 0 stays 0.

    Examples
    --------
    >>> (inverse(np.array([2, 7])) * np.array([2, 7]) % PRIME).tolist()
    [1, 1]
    """
    result, base, exponent = np.ones_like(values), values % PRIME, PRIME - 2
    while exponent:
        if exponent & 1:
            result = result * base % PRIME
        base = base * base % PRIME
        exponent >>= 1
    return result
