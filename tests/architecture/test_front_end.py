"""The law of the front end: colors in one place, nothing inline, nothing unused, small files."""

from __future__ import annotations

import re
from pathlib import Path

import allauth
import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from vendoring.fonts import BASE, EXTENDED, unicode_range
from vendoring.versions import VERSIONS, versions_page

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static/css").rglob("*.css"))
MODULES = sorted((ROOT / "static/js").rglob("*.js"))
CODE = [
    file
    for app in ("hilo", "organizations", "competencies", "assessments", "reports")
    for file in sorted((ROOT / app).rglob("*.py"))
]
LIMITS = [(TEMPLATES, 120), (STYLES, 200), (MODULES, 150)]
TOKENS = ROOT / "static/css/tokens.css"
# Django and django-allauth ask for these by themselves.
FRAMEWORK = {
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "429.html",
    *("500.html", "503.html"),
}


def hex_colors(text: str) -> list[str]:
    return re.findall(r"(?<![&\w])#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b", text)


def inline_styles(text: str) -> list[str]:
    attributes = re.findall(r"""\sstyle\s*=\s*["']""", text)
    return attributes + re.findall(r"<style\b[^>]*>\s*[^<\s]", text)


def inline_scripts(text: str) -> list[str]:
    scripts = re.findall(r"<script\b([^>]*)>(.*?)</script>", text, re.DOTALL)
    handlers = re.findall(r"<[^>]*\s(on[a-z]+)=", text)
    data = re.compile(r'type="application/json"')
    return handlers + [body for attrs, body in scripts if body.strip() and not data.search(attrs)]


def template_names(text: str) -> set[str]:
    without_comments = re.sub(r"{% comment %}.*?{% endcomment %}", "", text, flags=re.DOTALL)
    return set(re.findall(r"""["']([\w./-]+\.html)["']""", without_comments))


def url_names(text: str) -> set[str]:
    return set(re.findall(r"""{% url ["']([\w:-]+)["']""", text))


def contrast(first: str, second: str) -> float:
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def resolve_color(name: str, *, theme: str) -> str:
    """The hex color a token stands for, by day ("light") or by night ("dark")."""
    tokens = dict(re.findall(r"--([\w-]+):\s*([^;]+);", TOKENS.read_text()))
    value = tokens[name]
    pair = re.fullmatch(r"light-dark\(var\(--([\w-]+)\), var\(--([\w-]+)\)\)", value)
    return tokens[pair[1 if theme == "light" else 2]] if pair else value


def _known_urls(patterns: list[URLPattern | URLResolver], prefix: str = "") -> set[str]:
    names = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            names |= _known_urls(pattern.url_patterns, space)
        elif pattern.name:
            names.add(prefix + pattern.name)
    return names


def _named(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize(
    ("rule", "good", "bad"),
    [
        (
            hex_colors,
            'a { color: var(--color-ink) } <a href="#main">&#8217;',
            "a { color: #0e5a4e }",
        ),
        (inline_styles, '<i class="style">', '<i style="color: red">'),
        (inline_styles, '<style id="plotly" nonce="x"></style>', "<style>a { top: 0 }</style>"),
        (inline_scripts, '<script defer src="a.js"></script>', "<script>go()</script>"),
        (inline_scripts, '<script type="application/json">{}</script>', '<a onclick="go()">'),
        (template_names, "{% comment %} 'a.html' {% endcomment %}", '{% include "a.html" %}'),
        (url_names, '<a href="/">', "{% url 'reports:nothing' x as to %}"),
    ],
)
def test_each_rule_passes_its_good_sample_and_finds_its_bad_one(rule, good, bad):
    assert not rule(good)
    assert rule(bad)


def test_colors_are_named_in_the_tokens_alone():
    files = [file for file in [*STYLES, *MODULES, *TEMPLATES] if file != TOKENS]

    found = {_named(file): hex_colors(file.read_text()) for file in files}

    assert not {name: colors for name, colors in found.items() if colors}


def test_drawn_images_use_the_colors_of_the_palette():
    palette = set(hex_colors(TOKENS.read_text()))

    used = {c for file in (ROOT / "static/img").glob("*.svg") for c in hex_colors(file.read_text())}

    assert used <= palette


def test_surfaces_have_neither_shadow_nor_gradient():
    flat = re.compile(r"box-shadow|drop-shadow|gradient\(")

    assert flat.search("a { box-shadow: 0 0 1px }")
    assert not [_named(file) for file in STYLES if flat.search(file.read_text())]


@pytest.mark.parametrize("rule", [inline_styles, inline_scripts])
def test_templates_hold_nothing_inline(rule):
    found = {_named(file): rule(file.read_text()) for file in TEMPLATES}

    assert not {name: hits for name, hits in found.items() if hits}


def test_every_template_is_rendered_included_or_extended_somewhere():
    package = Path(allauth.__file__).parent / "templates"
    referred = FRAMEWORK.union(*(template_names(f.read_text()) for f in [*TEMPLATES, *CODE]))
    names = {str(file.relative_to(ROOT / "templates")) for file in TEMPLATES}

    unused = {name for name in names - referred if not (package / name).exists()}

    assert not unused


def test_every_included_template_exists():
    package = Path(allauth.__file__).parent / "templates"
    named = set().union(*(template_names(file.read_text()) for file in TEMPLATES))

    missing = {
        n for n in named if not any((root / n).exists() for root in (ROOT / "templates", package))
    }

    assert not missing


def test_every_link_leads_to_an_address_that_exists():
    """`{% url ... as to %}` hides a wrong name; this does not."""
    known = _known_urls(get_resolver().url_patterns)

    wrong = {_named(file): url_names(file.read_text()) - known for file in TEMPLATES}

    assert not {name: urls for name, urls in wrong.items() if urls}


def test_files_stay_small():
    long = {
        _named(file): count
        for files, limit in LIMITS
        for file in files
        if (count := len(file.read_text().splitlines())) > limit
    }

    assert not long


TEXT_PAIRS = [
    *(
        (ink, ground)
        for ink in ("ink", "ink-2", "ink-3")
        for ground in ("paper", "surface", "well")
    ),
    *((ink, ground) for ink in ("accent", "signal") for ground in ("paper", "surface")),
    *((f"on-level-{level}", f"level-{level}") for level in (1, 2, 3, 4, "none")),
    ("on-level-1", "level-1-2"),
    ("on-level-1", "level-2-3"),
    ("on-level-3", "level-3-4"),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("accent-ink", "accent-soft"),
    ("on-signal", "signal"),
    ("on-signal", "signal-ink"),
    ("signal-ink", "signal-soft"),
    ("notice-ink", "notice-soft"),
]
EDGE_PAIRS = [("line-field", "surface"), ("line-field", "paper"), ("accent", "level-none")]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "ground", "least"),
    [*((a, b, 4.5) for a, b in TEXT_PAIRS), *((a, b, 3.0) for a, b in EDGE_PAIRS)],
)
def test_text_and_edges_stand_out_from_their_ground(front, ground, least, theme):
    colors = [resolve_color(f"color-{name}", theme=theme) for name in (front, ground)]

    assert contrast(*colors) >= least


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_list_of_carried_files_agrees_with_the_files_and_the_pins():
    assert versions_page() == VERSIONS.read_text()


def test_the_style_sheet_names_the_ranges_the_fonts_were_cut_to():
    written = " ".join((ROOT / "static/css/base/fonts.css").read_text().split())

    assert written.count(unicode_range(BASE)) == 2
    assert written.count(unicode_range(EXTENDED)) == 2
