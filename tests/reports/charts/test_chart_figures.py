"""Every chart is a figure that Plotly accepts and JSON can carry, and hides what must be hidden."""

from __future__ import annotations

import json
from html import unescape
from itertools import combinations

import plotly.graph_objects as go
import pytest
from chart_gallery import GALLERY, LEVELS, build_gallery

from reports.charts import theme
from reports.charts.distribution_bars import distribution_bars
from reports.charts.gap_dumbbell import gap_dumbbell
from reports.charts.heatmap import heatmap
from reports.charts.importance_practice import importance_practice
from reports.charts.interval_dots import interval_dots
from reports.charts.lettering import text_width
from reports.charts.level_profile import level_profile
from reports.charts.likelihood_bars import likelihood_bars
from reports.charts.participation_bars import participation_bars
from reports.charts.perception_gap import perception_gap
from reports.charts.staircase import staircase
from reports.charts.wave_slopes import wave_slopes


@pytest.mark.parametrize("key", GALLERY, ids=str)
def test_plotly_accepts_the_figure(key):
    figure = go.Figure(GALLERY[key])
    assert len(figure.data) == len(GALLERY[key]["data"])


@pytest.mark.parametrize("key", GALLERY, ids=str)
def test_the_figure_is_json_without_nan(key):
    text = json.dumps(GALLERY[key], allow_nan=False)
    assert json.loads(text) == GALLERY[key]


@pytest.mark.parametrize("key", GALLERY, ids=str)
def test_the_figure_fixes_ranges_and_margins_but_not_its_width(key):
    layout = GALLERY[key]["layout"]
    assert {"l", "r", "t", "b"} <= set(layout["margin"])
    assert len(layout["xaxis"]["range"]) == len(layout["yaxis"]["range"]) == 2
    assert "width" not in layout


def test_the_same_input_gives_the_same_figure():
    assert build_gallery(narrow=False) == build_gallery(narrow=False)


def _hatched(figure):
    return [t for t in figure["data"] if t["type"] == "bar" and "pattern" in t["marker"]]


def _texts(figure):
    return [unescape(note["text"]) for note in figure["layout"]["annotations"]]


def _drawn_values(figure):
    traces = [t for t in figure["data"] if t["type"] == "scatter"]
    return [x for trace in traces for x in trace["x"] if x is not None]


@pytest.mark.parametrize(
    "draw",
    [
        lambda v, s: interval_dots(["a", "b"], means=v, intervals=[None, None], status=s),
        lambda v, s: gap_dumbbell(["a", "b"], now=v, target=[3, 3], status=s),
        lambda v, s: perception_gap(
            ["a", "b"], first=v, second=[2.2, 2.2], names=("x", "y"), status=s
        ),
    ],
    ids=["interval_dots", "gap_dumbbell", "perception_gap"],
)
@pytest.mark.parametrize("missing", [None, float("nan"), 3.9], ids=str)
def test_a_withheld_row_is_hatched_and_has_no_mark(draw, missing):
    figure = draw([2.1, missing], ["ok", "hidden"])
    assert len(_hatched(figure)[0]["y"]) == 1
    assert "fewer than 5 answers" in _texts(figure)
    assert set(_drawn_values(figure)) <= {2.1, 2.2, 3.0}
    assert "3.9" not in json.dumps(figure)


def test_a_missing_value_without_status_counts_as_withheld():
    figure = interval_dots(["a"], means=[None], intervals=[None])
    assert _texts(figure)[0] == "fewer than 5 answers"


def test_no_answers_are_told_apart_from_withheld():
    figure = interval_dots(["a"], means=[None], intervals=[None], status=["no_data"])
    assert not _hatched(figure)
    assert _texts(figure)[0] == "no answers"


def test_an_unknown_status_hides_the_value():
    figure = interval_dots(["a"], means=[2.7], intervals=[(2, 3)], status=["new"])
    assert "2.7" not in json.dumps(figure)


def test_a_withheld_cell_of_a_heatmap_is_hatched_and_has_no_color():
    figure = heatmap(["r"], ["a", "b"], values=[[2.0, 3.7]], cell_status=[["ok", "hidden"]])
    assert figure["data"][0]["z"] == [[2, None]]
    assert "3.7" not in json.dumps(figure)
    assert len(_hatched(figure)) == 2, "the cell and the key"


def test_a_withheld_distribution_has_no_segment():
    figure = distribution_bars(["a", "b"], shares=[None, (0.1, 0.2, 0.3, 0.4)])
    segments = [t for t in figure["data"] if t["type"] == "bar" and "pattern" not in t["marker"]]
    assert [len(trace["x"]) for trace in segments] == [1, 1, 1, 1]


def test_a_withheld_number_of_answers_has_no_bar():
    figure = participation_bars(["a", "b"], answered=[None, 12], invited=[7, 24])
    assert "7" not in " ".join(_texts(figure)).replace("fewer than 5", "")
    assert "12 of 24 · 50%" in _texts(figure)


def test_a_withheld_likelihood_hatches_every_level():
    figure = likelihood_bars(["1", "2", "3", "4"], likelihood=None)
    assert len(figure["data"]) == 1
    assert len(_hatched(figure)[0]["y"]) == 4


def test_a_likelihood_never_claims_certainty_it_has_not():
    texts = _texts(likelihood_bars(["1", "2", "3", "4"], likelihood=[0, 1.0, 0, 0]))
    assert ">99%" in texts
    assert "100%" not in texts


def test_a_line_with_one_withheld_end_is_named_below_and_not_drawn():
    figure = wave_slopes(["Trust"], before=[2.0], after=[None], waves=("1", "2"))
    assert figure["data"] == []
    assert "Trust: fewer than 5 answers" in _texts(figure)


def test_a_line_has_a_color_only_where_a_change_is_real():
    waves = {"before": [2.0, 2.0], "after": [2.6, 2.3], "waves": ("1", "2")}
    figure = wave_slopes(["Trust", "Time"], **waves, moved=[False, True])
    assert [line["line"]["color"] for line in figure["data"]] == [theme.INK_3, theme.ACCENT]


def test_codes_of_elements_that_stand_alike_do_not_lie_on_each_other_on_a_phone():
    codes = [f"{letter}{number}" for letter in "ABCDEF" for number in (1, 2, 3)]
    practice = [2 + n / 20 for n in range(18)]
    alike = {"practice": practice, "importance": [2.5 + n % 3 / 20 for n in range(18)]}
    layout = importance_practice(codes, **alike, narrow=True)["layout"]
    (left, right), (low, high) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    margin = layout["margin"]
    across = (270 - margin["l"] - margin["r"]) / (right - left)
    tall = (layout["height"] - margin["t"] - margin["b"]) / (high - low)
    places = [
        (note["x"] * across + note["xshift"], note["y"] * tall + note["yshift"])
        for note in layout["annotations"]
        if note["text"].removeprefix("<b>").removesuffix("</b>") in codes
    ]
    touching = [
        (one, other)
        for one, other in combinations(places, 2)
        if abs(one[0] - other[0]) < 13 and abs(one[1] - other[1]) < 12
    ]
    assert len(places) == len(codes)
    assert touching == []


def test_a_value_on_the_first_level_stands_clear_of_a_long_name():
    name = "Measurement techniques & impact"
    figure = gap_dumbbell([name], now=[1.0], target=[3])
    value = next(n for n in figure["layout"]["annotations"] if n["text"] == "1.0")

    free = figure["layout"]["margin"]["l"] - text_width(name, size=theme.SIZE)

    assert value["xanchor"] == "right"
    assert -value["xshift"] + text_width("1.0", size=theme.SMALL, bold=True) < free


def test_a_value_that_stands_on_its_gap_covers_the_line():
    figure = gap_dumbbell(["Trust"], now=[1.0], target=[3], narrow=True)
    value = next(n for n in figure["layout"]["annotations"] if n["text"] == "1.0")

    assert value["bgcolor"] == theme.SURFACE


@pytest.mark.parametrize("unrated", [0, 3])
def test_the_names_of_levels_fit_where_a_wide_chart_is_narrowest(unrated):
    names = [name.partition(": ")[2] for name in LEVELS]
    figure = level_profile(names, counts=[2, 1, 0, 0], unrated=unrated)
    lines = [line for text in _texts(figure) for line in text.split("<br>")]
    columns = 5 if unrated else 4

    assert max(text_width(line, size=theme.SMALL) for line in lines) < 468 / columns


def test_an_open_level_is_ringed_from_low_to_high():
    ring = staircase(low=2, high=3)["layout"]["shapes"][0]
    assert ring["x0"] < 2
    assert ring["x1"] > 3


def test_a_name_with_angle_brackets_is_no_markup():
    figure = interval_dots(["<b>Sales</b>"], means=[2.0], intervals=[None])
    notes = figure["layout"]["annotations"]
    assert "&lt;b&gt;Sales&lt;/b&gt;" in [note["text"] for note in notes]


def test_as_many_status_words_as_values_are_asked_for():
    with pytest.raises(ValueError, match="2 values but 1 status"):
        interval_dots(["a", "b"], means=[1, 2], intervals=[None, None], status=["ok"])
