"""One of each chart, wide and narrow, with long names, withheld groups and missing numbers."""

from __future__ import annotations

from reports.charts.audience_heatmap import audience_heatmap
from reports.charts.distribution_bars import distribution_bars
from reports.charts.gap_dumbbell import gap_dumbbell
from reports.charts.importance_practice import importance_practice
from reports.charts.interval_dots import interval_dots
from reports.charts.level_profile import level_profile
from reports.charts.likelihood_bars import likelihood_bars
from reports.charts.participation_bars import participation_bars
from reports.charts.perception_gap import perception_gap
from reports.charts.quartile_strip import quartile_strip
from reports.charts.staircase import staircase
from reports.charts.timeline import timeline
from reports.charts.unit_heatmap import unit_heatmap
from reports.charts.wave_slopes import wave_slopes

ELEMENTS = (
    ("A1", "Leadership commitment & ownership", 2.9),
    ("A2", "Strategy & business alignment", 2.1),
    ("A3", "Structure, governance & resourcing", 2.6),
    ("B1", "L&D roles & professional capability", 2.4),
    ("B2", "Line-manager development role", 1.9),
    ("B3", "Change & adoption support", None),
    ("C1", "Competency management", 2.3),
    ("C2", "Career paths & development planning", 1.8),
    ("C3", "Talent-driven & leadership programs", 2.5),
    ("D1", "Performance consulting & audience analysis", 1.9),
    ("D2", "Formal program design & delivery", 3.1),
    ("D3", "Informal, on-demand & performance support", 2.5),
    ("E1", "Learning technology & integration", 3.3),
    ("E2", "Content & knowledge management", 2.2),
    ("E3", "Measurement techniques & impact", 1.1),
    ("F1", "Trust, safety & reflection", 2.7),
    ("F2", "Knowledge sharing & collaboration", 3.0),
    ("F3", "Empowerment & recognition of learning", None),
)
CODES = [code for code, _, _ in ELEMENTS]
NAMES = [name for _, name, _ in ELEMENTS]
NOW = [mean for _, _, mean in ELEMENTS]
STATUS = ["hidden" if code == "B3" else "no_data" if code == "F3" else "ok" for code in CODES]
DOMAINS = (
    "Strategy & leadership",
    "People & roles",
    "Talent & capability",
    "Learning solutions",
    "Technology, content & measurement",
    "Learning culture",
)
GROUPS = [DOMAINS[index // 3] for index in range(18)]
AUDIENCES = ("Executives", "L&D team", "Line managers", "Employees")
UNITS = ("Depot North", "Depot South", "Customer service", "Finance & legal", "Sales", "Fleet")
LEVELS = (
    "Level 1: Incidental training",
    "Level 2: Training & development excellence",
    "Level 3: Talent & performance improvement",
    "Level 4: Organizational capability",
)


def _around(means, shifts):
    return [[None if m is None else min(4.0, max(1.0, m + s)) for s in shifts] for m in means]


def _hide(grid, column):
    return [[None if index == column else v for index, v in enumerate(row)] for row in grid]


def build_gallery(*, narrow):
    """Return the charts of the gallery by name."""
    audience_grid = _hide(_around(NOW, (0.9, 0.4, 0.0, -0.3)), 1)
    audience_grid[14] = [1.4, None, 3.8, 3.2]
    unit_grid = [
        [1.2 + (row * 7 + column * 5) % 13 / 4.4 if row != 3 else None for column in range(6)]
        for row in range(6)
    ]
    later = [None if m is None else m + (index % 5 - 1) / 6 for index, m in enumerate(NOW)]
    return {
        "gap_dumbbell": gap_dumbbell(
            NAMES, now=NOW, target=[3] * 17 + [2], groups=GROUPS, status=STATUS, narrow=narrow
        ),
        "gap_dumbbell_intervals": gap_dumbbell(
            NAMES[:4],
            now=[2.9, 2.1, 1.0, 4.0],
            target=[3, 2, 3, 3],
            intervals=[(2.6, 3.2), (1.9, 2.3), None, (3.9, 4.0)],
            narrow=narrow,
        ),
        "interval_dots": interval_dots(
            AUDIENCES,
            means=[3.1, 2.6, None, 2.0],
            intervals=[(2.7, 3.5), None, None, (1.95, 2.05)],
            status=["ok", "coarse", "hidden", "ok"],
            texts=["", "≥ 2.6", "", ""],
            notes=["8 answers", "6 answers", "", "75 answers"],
            narrow=narrow,
        ),
        "interval_dots_by_level": interval_dots(
            DOMAINS,
            color_by_level=True,
            means=[2.53, 2.15, 2.2, 2.5, 2.2, 2.85],
            intervals=[(2.4, 2.7), (2.0, 2.3), (2.1, 2.3), (2.3, 2.7), (2.0, 2.4), (2.6, 3.1)],
            narrow=narrow,
        ),
        "quartile_strip": quartile_strip(
            NAMES[:6],
            quartiles=[
                (2.1, 2.4, 2.9),
                (1.8, 2.0, 2.4),
                (2.6, 2.6, 2.6),
                (1.0, 1.4, 2.0),
                (3.0, 3.6, 4.0),
                (2.0, 2.5, 3.0),
            ],
            own=NOW[:6],
            groups=GROUPS[:6],
            status=STATUS[:6],
            narrow=narrow,
        ),
        "distribution_bars": distribution_bars(
            AUDIENCES,
            shares=[
                (0.0, 0.25, 0.5, 0.25),
                (0.05, 0.45, 0.46, 0.04),
                None,
                (0.31, 0.42, 0.2, 0.07),
            ],
            unsure=[0.0, 0.08, None, 0.31],
            notes=["n = 12", "n = 22", "", "n = 75"],
            narrow=narrow,
        ),
        "perception_gap": perception_gap(
            NAMES[:6],
            first=[3.6, 3.1, 3.3, 2.4, 2.2, None],
            second=[2.2, 2.0, 2.6, 2.3, 2.9, None],
            names=("Executives", "Employees"),
            words=["large", "large", "medium", "", "medium", ""],
            narrow=narrow,
        ),
        "audience_heatmap": audience_heatmap(
            NAMES,
            AUDIENCES,
            means=audience_grid,
            groups=GROUPS,
            narrow=narrow,
            cell_status=[
                ["no_data" if code == "F3" else "hidden" if j == 1 else "ok" for j in range(4)]
                for code in CODES
            ],
        ),
        "unit_heatmap": unit_heatmap(
            UNITS, list("ABCDEF") if narrow else DOMAINS, means=unit_grid, narrow=narrow
        ),
        "wave_slopes": wave_slopes(
            DOMAINS,
            before=[2.3, 2.2, 2.0, 2.4, 2.21, None],
            after=[2.53, 2.15, 2.2, 2.5, 2.0, 2.85],
            waves=("Spring 2025", "Autumn 2026"),
            narrow=narrow,
        ),
        "wave_slopes_elements": wave_slopes(
            NAMES, before=NOW, after=later, waves=("Spring 2025", "Autumn 2026"), narrow=narrow
        ),
        "importance_practice": importance_practice(
            CODES,
            practice=NOW,
            importance=[
                3.2,
                3.4,
                2.6,
                2.5,
                3.5,
                2.2,
                2.9,
                3.1,
                2.4,
                3.3,
                2.0,
                2.8,
                2.1,
                2.3,
                3.6,
                3.0,
                2.6,
                2.7,
            ],
            narrow=narrow,
        ),
        "likelihood_bars": likelihood_bars(
            LEVELS, likelihood=[0.0004, 0.813, 0.1866, 0.0], narrow=narrow
        ),
        "likelihood_bars_withheld": likelihood_bars(LEVELS, likelihood=None, narrow=narrow),
        "participation_bars": participation_bars(
            AUDIENCES,
            answered=[8, 6, None, 375],
            invited=[12, 6, 40, 1450],
            narrow=narrow,
        ),
        "participation_bars_counts": participation_bars(
            AUDIENCES, answered=[8, 6, 16, 75], narrow=narrow
        ),
        "level_profile": level_profile(LEVELS, counts=[2, 9, 5, 0], unrated=2, narrow=narrow),
        "timeline": timeline(
            [f"{name}: to Level {place % 3 + 2}" for place, name in enumerate(NAMES[:6])],
            spans=[(0, 1), (0.3, 2.5), (1, 1.06), (2, 5), (4, 8), (7.5, 8)],
            levels=[2, 3, 4, 0, 3, 2],
            quarters=[f"Q{place % 4 + 1} 202{7 + place // 4}" for place in range(8)],
            notes=["Done", "Running", "Planned", "Planned", "Planned", "Planned"],
            narrow=narrow,
        ),
        "staircase": staircase(low=2, high=2),
        "staircase_open": staircase(low=2, high=3),
    }


GALLERY = {
    **{(name, 720): figure for name, figure in build_gallery(narrow=False).items()},
    **{(name, 320): figure for name, figure in build_gallery(narrow=True).items()},
}


def sheet_size(name, width):
    """Return width and height of the sheet a chart of the gallery is drawn on."""
    figure = GALLERY[name, width]
    return 210 if name.startswith("staircase") else width, figure["layout"]["height"]
