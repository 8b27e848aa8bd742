"""Writes static/vendor/VERSIONS.md: `python -m vendoring.versions` after a built file changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from vendoring.packages import HTMX, INTER, LUCIDE, PACKAGES, SOURCE_SERIF

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ROOT / "static/vendor/VERSIONS.md"
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
BUILT = {"plotly-*.min.js": "plotly.js (MIT), by vendoring/build-plotly.mjs"}


def versions_page(root: Path = ROOT) -> str:
    """The text of VERSIONS.md for the pinned packages and the files that lie in `root` now."""
    lines = [
        "# Files of other projects",
        "",
        "Written by `python -m vendoring.refresh`; the pins are in `vendoring/packages.py`.",
        "",
        "| Package | Version | License | Fetched from |",
        "|---|---|---|---|",
        *(f"| {p.name} | {p.version} | {p.licence} | {p.url} |" for p in PACKAGES),
        "",
        "| File | Package | Bytes | SHA-256 |",
        "|---|---|---:|---|",
        *(_row(root, path, package) for path, package in FILES.items()),
    ]
    for pattern, package in BUILT.items():
        built = sorted((root / "static/vendor").glob(pattern))
        lines += [_row(root, str(file.relative_to(root)), package) for file in built]
    return "\n".join(lines) + "\n"


def _row(root: Path, path: str, package: str) -> str:
    content = (root / path).read_bytes()
    return f"| {path} | {package} | {len(content)} | {hashlib.sha256(content).hexdigest()} |"


def write_versions() -> None:
    VERSIONS.write_text(versions_page())


if __name__ == "__main__":
    write_versions()
