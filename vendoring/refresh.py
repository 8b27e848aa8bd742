"""Fetches the pinned packages and writes the files we carry: `python -m vendoring.refresh`."""

from __future__ import annotations

import hashlib
from pathlib import Path

from vendoring.fonts import print_fonts, web_fonts
from vendoring.icons import sprite
from vendoring.packages import HTMX, INTER, LUCIDE, PACKAGES, SOURCE_SERIF, Tarball

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ROOT / "static/vendor/VERSIONS.md"
LICENCES = "static/vendor/licences"
PRINT_FONTS = "reports/exports/fonts"
FILES: dict[str, str] = {
    "static/vendor/htmx.min.js": HTMX.name,
    "static/img/icons.svg": LUCIDE.name,
    "static/fonts/inter-base.woff2": INTER.name,
    "static/fonts/inter-latin.woff2": INTER.name,
    "static/fonts/source-serif-base.woff2": SOURCE_SERIF.name,
    "static/fonts/source-serif-latin.woff2": SOURCE_SERIF.name,
    f"{PRINT_FONTS}/Inter-Regular.ttf": INTER.name,
    f"{PRINT_FONTS}/Inter-SemiBold.ttf": INTER.name,
    f"{PRINT_FONTS}/Inter-Bold.ttf": INTER.name,
    f"{PRINT_FONTS}/SourceSerif4-SemiBold.ttf": SOURCE_SERIF.name,
}


def versions_page(root: Path = ROOT) -> str:
    """The text of VERSIONS.md for the pinned packages and the files that lie in `root` now."""
    lines = [
        "# Files of other projects",
        "",
        "Written by `python -m vendoring.refresh`; change the pins in `vendoring/packages.py`.",
        "The Plotly bundle has its own recipe in `vendoring/build-plotly.mjs`.",
        "",
        "| Package | Version | Licence | Fetched from |",
        "|---|---|---|---|",
        *(f"| {p.name} | {p.version} | {p.licence} | {p.url} |" for p in PACKAGES),
        "",
        "| File | Package | Bytes | SHA-256 |",
        "|---|---|---:|---|",
    ]
    for path, package in FILES.items():
        content = (root / path).read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        lines.append(f"| {path} | {package} | {len(content)} | {digest} |")
    return "\n".join(lines) + "\n"


def _write(path: str, content: bytes) -> None:
    target = ROOT / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def refresh() -> None:
    """Write every file of FILES, the licences, and VERSIONS.md."""
    htmx, inter, lucide, serif = (Tarball(p) for p in (HTMX, INTER, LUCIDE, SOURCE_SERIF))
    _write("static/vendor/htmx.min.js", htmx.read("dist/htmx.min.js"))
    _write("static/img/icons.svg", sprite(lucide).encode())
    for name, content in web_fonts(inter, serif).items():
        _write(f"static/fonts/{name}", content)
    for name, content in print_fonts(inter, serif).items():
        _write(f"{PRINT_FONTS}/{name}", content)
    _write(f"{LICENCES}/htmx.txt", htmx.read("LICENSE"))
    _write(f"{LICENCES}/lucide.txt", lucide.read("LICENSE"))
    for folder in ("static/fonts", PRINT_FONTS):
        _write(f"{folder}/OFL-Inter.txt", inter.read("LICENSE.txt"))
        _write(f"{folder}/OFL-SourceSerif4.txt", serif.read("LICENSE"))
    VERSIONS.write_text(versions_page())


if __name__ == "__main__":
    refresh()
