"""The guard hides unanimity without changing a level, and small groups show no histogram."""

from __future__ import annotations

import pytest

from assessments.disclosure.display import display_by_size
from assessments.disclosure.unanimity_guard import unanimity_guard
from assessments.scoring.element_level import element_level
from assessments.scoring.table import one_cell


@pytest.mark.parametrize("n", [3, 4, 5, 9, 10, 50, 200])
@pytest.mark.parametrize("place", range(4))
def test_the_guard_never_changes_the_level_of_three_or_more(n, place):
    hist = [n if each == place else 0 for each in range(4)]
    moved = unanimity_guard(hist)

    assert moved != hist
    assert sum(moved) == n
    assert element_level(one_cell(moved)) == element_level(one_cell(hist))


@pytest.mark.parametrize("hist", [[0, 0, 0, 0], [1, 4, 0, 0], [0, 1, 0, 1]])
def test_the_guard_leaves_other_histograms_alone(hist):
    assert unanimity_guard(hist) == hist


def test_the_middle_of_an_odd_scale_moves_down():
    assert unanimity_guard([0, 0, 6, 0, 0]) == [0, 1, 5, 0, 0]


@pytest.mark.parametrize(
    ("hist", "form"),
    [
        ([0, 0, 0, 0], "hidden"),
        ([1, 1, 1, 1], "hidden"),
        ([1, 2, 1, 1], "coarse"),
        ([3, 3, 2, 1], "coarse"),
        ([3, 3, 3, 1], "full"),
    ],
)
def test_the_form_follows_the_number_of_people(hist, form):
    shown = display_by_size(hist, k=5, full_from=10)

    assert shown.form == form
    assert (shown.hist is not None) == (form == "full")
    assert (shown.level is None) == (form == "hidden")


def test_all_hidden_groups_look_the_same():
    assert display_by_size([4, 0, 0, 0], k=5, full_from=10) == display_by_size(
        [0, 0, 1, 2], k=5, full_from=10
    )
