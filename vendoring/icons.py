"""The lucide icons we use, gathered into one sprite of symbols."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vendoring.packages import Tarball

# Our name -> lucide's.
ICONS = {
    "alert-triangle": "triangle-alert",
    "archive": "archive",
    "arrow-right": "arrow-right",
    "building": "building-2",
    "chart": "chart-no-axes-column-increasing",
    "check": "check",
    "chevron-down": "chevron-down",
    "chevron-left": "chevron-left",
    "chevron-right": "chevron-right",
    "clock": "clock",
    "copy": "copy",
    "download": "download",
    "external-link": "external-link",
    "eye": "eye",
    "eye-off": "eye-off",
    "file-text": "file-text",
    "filter": "list-filter",
    "globe": "globe",
    "history": "history",
    "home": "house",
    "info": "info",
    "key": "key-round",
    "layers": "layers",
    "link": "link",
    "list-checks": "list-checks",
    "lock": "lock",
    "log-out": "log-out",
    "mail": "mail",
    "menu": "menu",
    "pencil": "pencil",
    "play": "play",
    "plus": "plus",
    "printer": "printer",
    "refresh": "refresh-cw",
    "search": "search",
    "send": "send",
    "settings": "settings",
    "share": "share-2",
    "shield": "shield-check",
    "square": "square",
    "target": "target",
    "trash": "trash-2",
    "upload": "upload",
    "users": "users",
    "x": "x",
}


def _drawing(svg: str) -> str:
    inner = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.DOTALL)
    if inner is None:
        raise ValueError("the icon holds no svg element")
    return " ".join(inner.group(1).split())


def sprite(lucide: Tarball) -> str:
    """Every icon as `<symbol id=name>`; stroke and size come from the `.icon` class."""
    symbols = [
        f'<symbol id="{name}" viewBox="0 0 24 24">'
        f"{_drawing(lucide.read(f'icons/{source}.svg').decode())}</symbol>"
        for name, source in sorted(ICONS.items())
    ]
    body = "\n".join(symbols)
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{body}\n</svg>\n'
