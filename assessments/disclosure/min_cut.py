"""Two crossed tables: the weakest link between their blocks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """People who are in block *a* of the first table and block *b* of the second."""

    a: str
    b: str
    n: int


Graph = dict[tuple[str, str], dict[tuple[str, str], int]]


def two_partition_min_cut(links: list[Link]) -> int | None:
    r"""Fewest people any combination of two published partitions depends on.

    A combination v = f(A) + g(B) is a potential difference on the bipartite graph of blocks, so its
    support is an edge cut: the answer is the smallest global minimum cut of a connected component,
    found by Stoer and Wagner's algorithm.

    Returns
    -------
    int or None
        None without people.

    References
    ----------
    Gusfield, D. (1988). A graph theoretic approach to statistical data security. SIAM J. Comput.
    17. Stoer, M. and Wagner, F. (1997). A simple min-cut algorithm. J. ACM 44, 585-591.

    Examples
    --------
    >>> two_partition_min_cut([Link("1", "x", 9), Link("1", "y", 1), Link("2", "y", 10)])
    1
    """
    graph: Graph = {}
    for link in links:
        if link.n > 0:
            first, second = ("a", link.a), ("b", link.b)
            _add(graph, first, second, link.n)
            _add(graph, second, first, link.n)
    return min((_stoer_wagner(part) for part in _components(graph)), default=None)


def _add(graph: Graph, start: tuple[str, str], end: tuple[str, str], n: int) -> None:
    beside = graph.setdefault(start, {})
    beside[end] = beside.get(end, 0) + n


def _components(graph: Graph) -> list[Graph]:
    left, found = set(graph), []
    while left:
        reached, waiting = set[tuple[str, str]](), [min(left)]
        while waiting:
            node = waiting.pop()
            if node not in reached:
                reached.add(node)
                waiting.extend(graph[node])
        left -= reached
        found.append({node: dict(graph[node]) for node in reached})
    return found


def _stoer_wagner(graph: Graph) -> int:
    best: int | None = None
    while len(graph) > 1:
        previous, last, weight = _maximum_adjacency(graph)
        best = weight if best is None else min(best, weight)
        for neighbour, n in graph.pop(last).items():
            del graph[neighbour][last]
            if neighbour != previous:
                _add(graph, previous, neighbour, n)
                _add(graph, neighbour, previous, n)
    return best or 0


def _maximum_adjacency(graph: Graph) -> tuple[tuple[str, str], tuple[str, str], int]:
    """Order nodes by their weight to those before; return the last two and the last's weight."""
    start = min(graph)
    order = [start]
    strength = {node: graph[start].get(node, 0) for node in graph if node != start}
    weight = 0
    while strength:
        node = max(strength, key=lambda each: (strength[each], each))
        weight = strength.pop(node)
        order.append(node)
        for neighbour, n in graph[node].items():
            if neighbour in strength:
                strength[neighbour] += n
    return order[-2], order[-1], weight
