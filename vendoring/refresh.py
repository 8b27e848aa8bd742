"""Fetches the pinned packages and writes the files we carry: `python -m vendoring.refresh`."""

from __future__ import annotations

from vendoring.fonts import print_fonts, web_fonts
from vendoring.icons import sprite
from vendoring.packages import HTMX, INTER, LUCIDE, SOURCE_SERIF, Tarball
from vendoring.versions import PRINT_FONTS, ROOT, write_versions

LICENCES = "static/vendor/licences"


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
    write_versions()


if __name__ == "__main__":
    refresh()
