"""Gaps, importance, likelihoods and what moved follow from the tables of the pages, by the docs."""

from __future__ import annotations

import re
from math import comb, sqrt

import by_hand
import numpy as np
import pytest
from by_hand import written
from page_tables import tables_of_csv
from told import pairs, table, text_of

SIZES = ((0.147, "negligible"), (0.33, "small"), (0.474, "medium"))
BANDS = ((0.95, "very likely"), (0.8, "likely"), (0.6, "more likely than not"))
DRAWS = 4_000


def effect(delta: float) -> str:
    return next((word for limit, word in SIZES if abs(delta) < limit), "large")


def signed(value: float) -> str:
    text = written(abs(value), 2)
    return text if text == "0.00" else f"{'+' if value > 0 else '−'}{text}"


def chance(p: float) -> str:
    return "<0.001" if p < 0.001 else written(p, 3)


def same(printed: str, value: float) -> bool:
    """Tell whether a number is the one printed; at a half either way of rounding will do."""
    places = len(printed.partition(".")[2])
    return abs(float(printed) - value) <= 0.5 / 10**places + 1e-9


def near(printed: str, expected: float, *, by: float) -> bool:
    """Tell whether a percentage from other draws is as good as the same."""
    number = {"<1%": 0.005, ">99%": 0.995}.get(printed) or float(printed.rstrip("%")) / 100
    return abs(number - expected) <= by


def drawn_levels(found: by_hand.Together, rng: np.random.Generator) -> np.ndarray:
    """Level of an element in each of as many draws of what all people think."""
    mixed = np.zeros((DRAWS, 4))
    for hist, size in zip(found.hists, found.people, strict=True):
        p = rng.dirichlet(np.array(hist) + 0.25, size=DRAWS)
        mixed += found.weight * (hist + rng.multinomial(size - sum(hist), p)) / size
    return np.array([by_hand.level(by_hand.reach(row)) for row in mixed.tolist()])


@pytest.fixture
def drawn(now):
    rng = np.random.default_rng(20_261_122)
    return {code: drawn_levels(found, rng) for code, found in now.every().items()}


def gap_rows(now, pair):
    """Delta, p and the smallest gap of every element both could judge."""
    for code in now.hists:
        rated = now.rated(code)
        if set(pair) <= set(rated):
            yield code, rated[pair[0]], rated[pair[1]]


def test_gaps_between_audiences_follow_from_their_counts(told, now):
    pair = ("Executives", "Line managers")
    rows = {row[0]: row for row in _csv(told, pair)}

    for code, a, b in gap_rows(now, pair):
        difference = by_hand.mean(a) - by_hand.mean(b)
        delta = by_hand.delta(a, b)
        assert rows[code][4:8] == [
            f"{by_hand.mean(a):.4f}", f"{by_hand.mean(b):.4f}", f"{difference:.4f}",
            f"{by_hand.smallest(a, b):.4f}",
        ]  # fmt: skip
        assert rows[code][8:11] == [f"{delta:.4f}", effect(delta), f"{by_hand.exact_p(a, b):.6f}"]


def _csv(told, pair):
    return next(iter(tables_of_csv(told["/".join(pair)]).values()))


def test_q_is_over_all_pairs_of_audiences_and_decides_what_is_told(told, now):
    rows = [row for pair in pairs() for row in _csv(told, pair) if row[10]]
    adjusted = by_hand.q_values([float(row[10]) for row in rows])
    beyond = sum(
        q <= 0.05 and row[9] != "negligible" for row, q in zip(rows, adjusted, strict=True)
    )

    assert len(rows) == sum(len(list(gap_rows(now, pair))) for pair in pairs())
    assert [float(row[11]) for row in rows] == pytest.approx(adjusted, abs=2e-4)
    page = text_of(told["overview"])
    assert f"{beyond} differences between two audiences are beyond chance" in page


def test_importance_follows_from_the_pairs_of_answers(told):
    cells: dict[str, list[list[int]]] = {}
    for code, _practice, *row in table(told, "importance.csv", "People by practice and importance"):
        cells.setdefault(code, []).append(list(map(int, row)))
    shown = table(told, "importance", "Importance, practice and the gap between them")

    tests, dominance, means = [], [], []
    for row, joint in zip(shown, cells.values(), strict=True):
        practice = [sum(each) for each in joint]
        importance = [sum(column) for column in zip(*joint, strict=True)]
        means.append((by_hand.mean(importance), by_hand.mean(practice)))
        assert row[1:3] == [written(mean, 2) for mean in means[-1]]
        assert same(row[3], means[-1][0] - means[-1][1])
        assert row[4] == str(sum(practice))
        more = sum(n for i, each in enumerate(joint) for j, n in enumerate(each) if j > i)
        less = sum(n for i, each in enumerate(joint) for j, n in enumerate(each) if j < i)
        tail = sum(comb(more + less, i) for i in range(min(more, less) + 1))
        tests.append(min(1.0, 2 * tail / 2 ** (more + less)))
        dominance.append((more - less) / sum(practice))
    q = by_hand.q_values(tests)
    assert [row[5] for row in shown] == list(map(chance, q))
    assert [row[6] for row in shown] == _asked_for(means, dominance, q)


def _asked_for(means, dominance, q):
    high = sum(importance for importance, _ in means) / len(means)
    wide = sum(importance - practice for importance, practice in means) / len(means)
    said = []
    for (importance, practice), more, each in zip(means, dominance, q, strict=True):
        if more < 0.147:
            said.append("keep up" if importance > high else "enough")
        elif each > 0.05:
            said.append("may be chance")
        else:
            first = importance > high and importance - practice > wide
            said.append("act first" if first else "watch")
    return said


def test_likelihoods_come_out_alike_from_other_draws(told, now, drawn):
    core = ("A1", "A2", "B2", "E3", "F1")
    levels = [
        by_hand.staged(dict(zip(drawn, each, strict=True)), core)
        for each in zip(*(draws.tolist() for draws in drawn.values()), strict=True)
    ]
    shown = next(rows for rows in _likely(told) if len(rows) == 4)

    for level, printed in enumerate(shown, 1):
        assert near(printed, levels.count(level) / DRAWS, by=0.03)
    sure = float((drawn["A1"] == now.together("A1").level).mean())
    word = next(word for limit, word in BANDS if sure >= limit)
    assert f"How sure Level {now.together('A1').level} is {word}" in text_of(told["element"])


def _likely(told):
    name = "Elements on each level, and how likely the whole is on it"
    return [row[-4:] for row in table(told, "moves", name) if "%" in row[-1]]


def test_the_change_of_the_whole_follows_audience_by_audience(told, now, before):
    tests = {row[0]: row for row in table(told, "moved", "The tests behind it")}
    shown = table(told, "moved", "Every element then and now")

    ps, rows = [], []
    for row, code in zip(shown, now.hists, strict=True):
        early, late = before.together(code), now.together(code)
        delta, p, interval, smallest = stratified(before.rated(code), now.rated(code))
        assert row[1:4] == [
            written(early.mean, 2),
            written(late.mean, 2),
            signed(late.mean - early.mean),
        ]
        assert row[4] == effect(delta)
        test = tests[row[0]]
        assert same(test[1], delta)
        assert all(map(same, re.split(r"–| to ", test[2]), interval))
        assert (test[3], test[5]) == (chance(p), written(smallest))
        ps.append(p)
        rows.append(test)
    assert [row[4] for row in rows] == [chance(q) for q in by_hand.q_values(ps)]


def stratified(early, late):
    """Delta, p, interval and smallest change, each audience compared only with itself."""
    weights = {
        group: ((group in early) / len(early) + (group in late) / len(late)) / 2
        for group in early
        if group in late
    }
    total = sum(weights.values())
    delta, spread, dealt, seen = 0.0, 0.0, 0.0, 0.0
    for group, weight in weights.items():
        a, b, share = late[group], early[group], weight / total
        own = by_hand.delta(a, b)
        delta += share * own
        spread += share**2 * by_hand.delta_variance(a, b, own)
        dealt += share**2 * by_hand.dealt_again(a, b)
        seen += share**2 * by_hand.smallest(a, b) ** 2
    p = by_hand.normal_p(delta / sqrt(dealt))
    return delta, p, by_hand.delta_ends(delta, spread), sqrt(seen)


def test_the_change_of_the_score_follows(told, now, before):
    waves = [list(each.every().values()) for each in (before, now)]
    score = [sum(found.mean for found in wave) / 18 for wave in waves]
    tau = [sum(found.tau for found in wave) / 18 for wave in waves]
    change, half = score[1] - score[0], by_hand.Z90 * sqrt(tau[0] ** 2 + tau[1] ** 2)
    page = text_of(told["moved"])

    assert f"the score changed by {signed(change)}." in page
    assert f"lies between {signed(change - half)} and {signed(change + half)}." in page


def test_a_large_group_is_tested_by_brunner_and_munzel(told, now, before):
    tests = {row[0]: row for row in table(told, "moved.employees", "The tests behind it")}
    shown = table(told, "moved.employees", "Every element then and now")

    for row, code in zip(shown, now.hists, strict=True):
        a, b = now.hists[code]["Employees"], before.hists[code]["Employees"]
        p = by_hand.brunner_munzel_p(a, b) if sum(a) * sum(b) > 2_500 else by_hand.exact_p(a, b)
        assert tests[row[0]][3] == chance(p)
        assert row[3] == signed(by_hand.mean(a) - by_hand.mean(b))


def test_how_likely_a_level_rose_comes_out_alike_from_other_draws(told, now, before):
    rng = np.random.default_rng(7)
    shown = table(told, "moved", "Every element then and now")

    for row, code in zip(shown[:6], list(now.hists)[:6], strict=True):
        early, late = (drawn_levels(wave.together(code), rng) for wave in (before, now))
        rose = sum(float((early == low).mean() * (late > low).mean()) for low in range(1, 5))
        assert near(row[5], rose, by=0.04)
