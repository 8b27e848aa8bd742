"""The formulas of docs/measures.md and docs/comparing.md once more, in plain Python.

Written from the text of the two pages, and from nothing else: no code of the product is used.
"""

from __future__ import annotations

from math import ceil, erfc, floor, sqrt

from scipy.stats import t as student

Z90, Z95, EASY = 1.6448536269514722, 1.959963984540054, 2.80158521
UNIFORM = 1.25


def written(value, places=1):
    """A half goes away from zero, as in a spreadsheet."""
    size = floor(abs(value) * 10**places + 0.5 + 1e-9) / 10**places
    return f"{'-' if value < 0 else ''}{size:.{places}f}"


def percent(share):
    return f"{written(100 * share, 0)}%"


def mean(h):
    return sum(level * n for level, n in enumerate(h, 1)) / sum(h)


def variance(h):
    n, total = sum(h), sum(level * x for level, x in enumerate(h, 1))
    squares = sum(level**2 * x for level, x in enumerate(h, 1))
    return (n * squares - total**2) / (n * (n - 1))


def shares(h):
    return [x / sum(h) for x in h]


def reach(p):
    return [sum(p[place:]) for place in range(len(p))]


def level(c):
    """The highest t with more than half at t, and more than 85 % at every level before it."""
    found = 1
    for t in range(2, len(c) + 1):
        before = all(c[j - 1] > 0.85 + 1e-9 for j in range(2, t))
        found = t if c[t - 1] > 0.5 + 1e-9 and before else found
    return found


def letter(c):
    limits = (("N", 0.15), ("P", 0.5), ("L", 0.85))
    return next((name for name, most in limits if c <= most + 1e-9), "F")


def middle(p):
    """Interpolated median; between two levels where exactly half lies at or below the lower."""
    below = 0.0
    for place, share in enumerate(p, 1):
        if abs(below + share - 0.5) < 1e-9:
            above = next(i for i, other in enumerate(p[place:], place + 1) if other > 0)
            return (place + above) / 2
        if below + share > 0.5:
            return place - 0.5 + (0.5 - below) / share
        below += share
    raise AssertionError


def is_rated(h, unsure, k=5):
    return sum(h) >= k and unsure <= sum(h)


def tau(h, people):
    """Standard deviation of the mean of all N people."""
    levels, n = range(1, len(h) + 1), sum(h)
    mass, unseen = n + 1.0, people - n
    p = [(x + 1 / len(h)) / mass for x in h]
    spread = sum(x**2 * q for x, q in zip(levels, p, strict=True))
    spread -= sum(x * q for x, q in zip(levels, p, strict=True)) ** 2
    return sqrt(spread * unseen * (unseen + mass) / (people**2 * (1 + mass)))


def inside(center, half):
    return max(1.0, center - half), min(4.0, center + half)


class Together:
    """Several audiences as one element: histograms of those that could judge, N of each."""

    def __init__(self, hists, people):
        self.hists, self.people = hists, people
        self.weight = 1 / len(hists)
        parts = [shares(h) for h in hists]
        self.p = [self.weight * sum(column) for column in zip(*parts, strict=True)]
        self.mean = sum(x * q for x, q in enumerate(self.p, 1))
        self.level = level(reach(self.p))
        self.tau = sqrt(
            sum((self.weight * tau(h, n)) ** 2 for h, n in zip(hists, people, strict=True))
        )
        self.effective = 1 / sum(self.weight**2 / sum(h) for h in hists)
        spread = sum(x**2 * q for x, q in enumerate(self.p, 1)) - self.mean**2
        self.agreement = 1 - spread * self.effective / (self.effective - 1) / UNIFORM

    def bounds(self):
        """Levels if all unseen chose the lowest, the highest, or stood half a level lower."""
        low, high, lower = [0.0] * 4, [0.0] * 4, [0.0] * 4
        for h, size in zip(self.hists, self.people, strict=True):
            n, c = sum(h), [*reach(h), 0]
            for t in range(1, 4):
                low[t] += self.weight * c[t] / size
                high[t] += self.weight * (c[t] + size - n) / size
                moved = (size + n) * c[t] + (size - n) * c[t + 1]
                lower[t] += self.weight * moved / (2 * n * size)
        return level(low), level(high), level(lower)


def staged(levels, core, quota=(4, 5)):
    needed = ceil(quota[0] * len(levels) / quota[1])
    found = 1
    for t in range(2, 5):
        enough = sum(each >= t for each in levels.values()) >= needed
        firm = all(levels[code] >= t for code in core if code in levels)
        if enough and firm and min(levels.values()) >= t - 1:
            found = t
    return found


def delta(a, b):
    wins = sum(x * y * ((i > j) - (i < j)) for i, x in enumerate(a) for j, y in enumerate(b))
    return wins / (sum(a) * sum(b))


def delta_variance(a, b, d):
    n, m = sum(a), sum(b)
    sign = [[(i > j) - (i < j) for j in range(len(b))] for i in range(len(a))]
    rows = [sum(s * y for s, y in zip(row, b, strict=True)) / m for row in sign]
    columns = [sum(row[j] * x for row, x in zip(sign, a, strict=True)) / n for j in range(len(b))]
    found = m**2 * sum(x * (r - d) ** 2 for x, r in zip(a, rows, strict=True))
    found += n**2 * sum(y * (c - d) ** 2 for y, c in zip(b, columns, strict=True))
    found -= sum(x * y * (sign[i][j] - d) ** 2 for i, x in enumerate(a) for j, y in enumerate(b))
    return max(found / (n * m * (n - 1) * (m - 1)), (1 - d**2) / (n * m - 1))


def delta_ends(d, variance_of_d):
    half = Z95 * sqrt(variance_of_d) * sqrt((1 - d**2) ** 2 + Z95**2 * variance_of_d)
    whole = 1 - d**2 + Z95**2 * variance_of_d
    return (d - d**3 - half) / whole, (d - d**3 + half) / whole


def mid_ranks(h):
    below = [sum(h[:place]) for place in range(len(h))]
    return [b + (x + 1) / 2 for b, x in zip(below, h, strict=True)]


def exact_p(a, b):
    """All ways to deal the ratings out, level by level; doubled mid-ranks are whole numbers."""
    tied = [x + y for x, y in zip(a, b, strict=True)]
    ranks = [round(2 * r) for r in mid_ranks(tied)]
    ways = {(0, 0): 1}
    for size, rank in zip(tied, ranks, strict=True):
        grown: dict[tuple[int, int], int] = {}
        chosen = 1
        for taken in range(size + 1):
            for (used, total), number in ways.items():
                if used + taken <= sum(a):
                    key = used + taken, total + taken * rank
                    grown[key] = grown.get(key, 0) + number * chosen
            chosen = chosen * (size - taken) // (taken + 1)
        ways = grown
    expected = sum(a) * (sum(tied) + 1)
    seen = abs(sum(x * r for x, r in zip(a, ranks, strict=True)) - expected)
    dealt = {total: number for (used, total), number in ways.items() if used == sum(a)}
    far = sum(number for total, number in dealt.items() if abs(total - expected) >= seen)
    return far / sum(dealt.values())


def brunner_munzel_p(a, b):
    pooled = mid_ranks([x + y for x, y in zip(a, b, strict=True)])
    spread, center = [], []
    for h in (a, b):
        n, own = sum(h), mid_ranks(h)
        average = sum(x * r for x, r in zip(h, pooled, strict=True)) / n
        away = [r - o - average + (n + 1) / 2 for r, o in zip(pooled, own, strict=True)]
        spread.append(n * sum(x * d**2 for x, d in zip(h, away, strict=True)) / (n - 1))
        center.append(average)
    n, m, total = sum(a), sum(b), sum(spread)
    w = n * m * (center[1] - center[0]) / ((n + m) * sqrt(total))
    freedom = total**2 / (spread[0] ** 2 / (n - 1) + spread[1] ** 2 / (m - 1))
    return 2 * float(student.sf(abs(w), freedom))


def pair_p(a, b):
    return exact_p(a, b) if sum(a) * sum(b) <= 2_500 else brunner_munzel_p(a, b)


def q_values(ps):
    order = sorted(range(len(ps)), key=ps.__getitem__)
    found, lowest = [0.0] * len(ps), 1.0
    for place in range(len(order), 0, -1):
        lowest = min(lowest, ps[order[place - 1]] * len(ps) / place)
        found[order[place - 1]] = lowest
    return found


def smallest(a, b):
    both = shares([x + y for x, y in zip(a, b, strict=True)])
    center = sum(x * q for x, q in enumerate(both))
    spread = sum(x**2 * q for x, q in enumerate(both)) - center**2
    return EASY * sqrt(spread) * sqrt(1 / sum(a) + 1 / sum(b))


def dealt_again(a, b):
    """Variance of delta if the ratings of an audience are dealt out between the waves again."""
    n = sum(a) + sum(b)
    ties = sum((x + y) ** 3 - (x + y) for x, y in zip(a, b, strict=True)) / (n * (n - 1))
    return (n + 1 - ties) / (3 * sum(a) * sum(b))


def normal_p(z):
    return erfc(abs(z) / sqrt(2))
