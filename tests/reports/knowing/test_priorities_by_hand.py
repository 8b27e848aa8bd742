"""The order of taking elements up follows from the counts and from its own table, by the docs."""

from __future__ import annotations

from math import ceil, floor

import by_hand
import pytest
from real_results import SHAPES, close_with
from test_comparisons_by_hand import BANDS, drawn, same  # noqa: F401
from told import table

ORDER = "Elements in the order of taking them up"
PAIRS = "People by practice and importance"
CORE = ("A1", "A2", "B2", "E3", "F1")
LEAST = {"very likely": 0.95, "likely": 0.8, "more likely than not": 0.6}


def steps(found: by_hand.Together, target: int) -> int:
    people = sum(map(sum, found.hists))
    asked = [(c, 0.5 if j == target else 0.85) for j, c in enumerate(by_hand.reach(found.p), 1)]
    return sum(floor((s - c) * people + 1e-9) + 1 for c, s in asked[1:target] if c <= s + 1e-9)


def raised(every: dict[str, by_hand.Together], target: int) -> dict[str, int]:
    """Foundations to t, all others to t - 1, and then the cheapest until enough are at t."""
    ends = {
        code: max(found.level, target if code in CORE else target - 1)
        for code, found in every.items()
    }
    missing = ceil(4 * len(ends) / 5) - sum(end >= target for end in ends.values())
    extra = {
        code: steps(every[code], target) - steps(every[code], end)
        for code, end in ends.items()
        if end < target
    }
    for code in sorted(extra, key=extra.__getitem__)[: max(0, missing)]:
        ends[code] = target
    return {code: end for code, end in ends.items() if end > every[code].level}


@pytest.fixture
def weights(told):
    pairs: dict[str, list[list[int]]] = {}
    for code, _practice, *row in table(told, "importance.csv", PAIRS):
        pairs.setdefault(code, []).append(list(map(int, row)))
    sums = {code: [sum(c) for c in zip(*rows, strict=True)] for code, rows in pairs.items()}
    return {code: (by_hand.mean(h) - 1) / (len(h) - 1) for code, h in sums.items()}


def test_every_figure_follows_from_the_counts(told, now, weights):
    every = now.every()
    target = by_hand.staged({code: each.level for code, each in every.items()}, CORE) + 1
    ends = raised(every, target)
    rows = {row[0].split()[0]: row[1:] for row in table(told, "moves", ORDER)}

    assert set(rows) == set(every)
    for code, found in every.items():
        end = ends.get(code, min(target, found.level + 1))
        _rank, chosen, mean, level, weight, gap, _below, cost = rows[code]
        assert chosen == ("yes" if code in ends else "no"), code
        assert (mean, level, cost) == (
            by_hand.written(found.mean, 2),
            str(end),
            str(steps(found, end)),
        )
        assert same(weight, weights[code])
        assert same(gap, 100 * weights[code] * max(0.0, end - found.mean) / 3)


def test_the_order_follows_from_the_table_alone(told):
    rows = table(told, "moves", ORDER)
    keys = [
        (row[2] != "yes", -float(row[6]), row[7] not in {"very likely", "likely"}, int(row[8]))
        for row in rows
    ]

    assert [row[1] for row in rows] == [str(rank) for rank in range(1, len(rows) + 1)]
    assert keys == sorted(keys)
    assert table(told, "moves.csv", ORDER) == rows


def test_the_evidence_comes_out_alike_from_other_draws(told, drawn):  # noqa: F811
    for row in table(told, "moves", ORDER):
        code, target, said = row[0].split()[0], int(row[4]), row[7]
        below = sum(level < target for level in drawn[code]) / len(drawn[code])
        there = said.startswith("no: ")
        word = said.removeprefix("no: ").removesuffix(" there")
        share = 1 - below if there else below
        limits = [*(limit for limit, _word in BANDS), 0.0]
        least = LEAST.get(word, 0.0)
        most = 1.0 if word == "very likely" else limits[limits.index(least) - 1]
        assert least - 0.03 <= share <= most + 0.03, code


@pytest.fixture
def ask(eve, sign_in):
    client = sign_in(eve)
    return lambda result: client.get(
        f"/api/o/acme/results/{result.assessment_id}/priorities/"
    ).json()


@pytest.mark.usefixtures("inside")
def test_the_api_tells_the_same_order(ask, read):
    result = close_with(SHAPES["everybody"])
    found = ask(result)

    assert [each["rank"] for each in found] == list(range(1, 19))
    assert found[0]["in_set"] is True
    assert f"{found[0]['element']} " in read(result, "what-if/").partition(ORDER)[2]


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize(
    ("shape", "told"),
    [
        ("at the top", (set(), "The highest level is reached, so there is no next level")),
        ("nobody answered", (set(), "It can be said once enough people have answered")),
        ("one audience and a few more", ({None}, "No element can be ranked")),
    ],
)
def test_where_nothing_can_be_ranked_the_page_says_why(ask, read, shape, told):
    result, (ranks, said) = close_with(SHAPES[shape]), told

    page = read(result, "what-if/")

    assert {each["rank"] for each in ask(result)} == ranks
    assert said in page
    assert ORDER not in page
