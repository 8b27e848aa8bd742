"""Every figure of the pages of a result follows from their tables by the formulas of the docs.

What a reader has: the counts of "why this level" as CSV, who was asked, and what the pages print.
"""

from __future__ import annotations

import by_hand
from by_hand import percent, written
from page_tables import tables_of_csv
from told import ASKED, table, text_of


def ends(center: float, spread: float, places: int = 1) -> str:
    low, high = by_hand.inside(center, by_hand.Z90 * spread)
    return f"{written(low, places)}–{written(high, places)}"


def average(values) -> float:
    found = list(values)
    return sum(found) / len(found)


def word(agreement: float) -> str:
    return next(
        (
            text
            for limit, text in ((0.7, "a shared view"), (0.5, "mixed views"))
            if agreement >= limit
        ),
        "split views",
    )


def test_elements_stand_where_their_counts_put_them(told, now):
    shown = table(told, "overview", "Now, target and gap of each element")

    for row, (code, found) in zip(shown, now.every().items(), strict=True):
        gap = int(row[2]) - found.mean
        assert row[1] == written(found.mean), code
        assert row[3] == ("reached" if gap < 0.05 else written(gap))
        assert row[4:] == [str(found.level), word(found.agreement)]


def test_shares_and_achievement_follow_from_the_counts(told, now):
    caption = next(name for name in tables_of_csv(told["why.csv"]) if name.startswith("Share of"))
    rows = table(told, "why.csv", caption)

    for row, found in zip(rows, now.every().values(), strict=True):
        reach = by_hand.reach(found.p)[1:]
        assert row[1:4] == [f"{percent(c)} {by_hand.letter(c)}" for c in reach]


def test_the_level_and_the_score_of_the_whole_follow(told, now):
    found = now.every()
    core = [code for code, row in zip(found, _why(told), strict=True) if "(foundation)" in row[0]]
    level = by_hand.staged({code: each.level for code, each in found.items()}, core)
    score, spread = (
        average(getattr(each, part) for each in found.values()) for part in ("mean", "tau")
    )
    low, high = by_hand.inside(score, by_hand.Z90 * spread)
    page = text_of(told["overview"])

    assert f"The score is {written(score, 2)} of 4. With 90% confidence it lies between " in page
    assert f"{written(low, 2)} and {written(high, 2)}." in page
    assert f"Maturity level Level {level} " in page
    agreement = average(each.agreement for each in found.values())
    assert f"Raters hold {word(agreement)} (agreement {written(agreement, 2)}" in page


def _why(told) -> list[list[str]]:
    tables = tables_of_csv(told["why.csv"])
    return next(rows for name, rows in tables.items() if name.startswith("Share of"))


def test_domains_follow_from_their_elements(told, now):
    found = now.every()
    core = [code for code, row in zip(found, _why(told), strict=True) if "(foundation)" in row[0]]

    for row, domain in zip(
        table(told, "overview", "Score and level of each domain"), "ABCDEF", strict=True
    ):
        inside = {code: each for code, each in found.items() if code.startswith(domain)}
        mean = average(each.mean for each in inside.values())
        spread = average(each.tau for each in inside.values())
        level = by_hand.staged({code: each.level for code, each in inside.items()}, core)
        assert row[1:] == [written(mean), ends(mean, spread), f"Level {level}"]


def test_audiences_have_the_mean_of_what_they_could_judge(told, now):
    heat = table(told, "overview", "Mean of each element in each audience")
    for place, row in enumerate(table(told, "overview", "Mean maturity of each audience"), 1):
        own = {code: hists[row[0]] for code in now.hists if row[0] in (hists := now.rated(code))}
        mean = average(map(by_hand.mean, own.values()))
        spread = average(by_hand.tau(hist, now.asked[row[0]]) for hist in own.values())

        assert row[2:] == [written(mean), ends(mean, spread)]
        for line, code in zip(heat, now.hists, strict=True):
            hist = now.hists[code][row[0]]
            judged = by_hand.is_rated(hist, now.unsure[code][row[0]])
            assert line[place] == (written(by_hand.mean(hist)) if judged else "too few could judge")


def test_what_the_silent_could_change_follows(told, now):
    rows = table(told, "response", "Level of each element, and what the silent could make of it")

    for row, found in zip(rows, now.every().values(), strict=True):
        low, high, lower = found.bounds()
        moved = "same level" if lower == found.level else "another level"
        assert row[1:] == [str(found.level), str(low), str(high), moved]
    for row in table(told, "response", ASKED):
        assert row[3] == percent(int(row[2].split()[0]) / int(row[1]))


def test_what_stands_behind_an_element_follows(told, now):
    found, page = now.together("A1"), text_of(told["element"])
    unsure = sum(now.unsure["A1"].values())
    people = unsure + sum(map(sum, now.hists["A1"].values()))
    middle = by_hand.middle(found.p)

    assert f"Mean {written(found.mean, 2)} · 90% interval {ends(found.mean, found.tau, 2)}" in page
    assert f"Interpolated median {written(middle, 2)} · close to the mean" in page
    assert abs(middle - found.mean) <= 0.4
    assert f"{word(found.agreement)} · {written(found.agreement, 2)}, where" in page
    assert f"Cannot judge {percent(unsure / people)}" in page


def test_a_group_has_the_figures_of_its_own_counts(told, now):
    rows = table(told, "group", "Every element in this group")
    spread = table(told, "group", "Share of each level among those who judged")

    for row, parts, code in zip(rows, spread, now.hists, strict=True):
        hist, unsure = now.hists[code]["Line managers"], now.unsure[code]["Line managers"]
        agreement = 1 - by_hand.variance(hist) / by_hand.UNIFORM
        level = by_hand.level(by_hand.reach(by_hand.shares(hist)))
        assert row[1:3] == [written(by_hand.mean(hist)), str(level)]
        assert row[3:5] == [written(now.together(code).mean), word(agreement)]
        assert row[5:] == [percent(unsure / (unsure + sum(hist))), str(sum(hist))]
        assert parts[1:] == list(map(percent, by_hand.shares(hist)))
