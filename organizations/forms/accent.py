"""Says whether a color can carry white text: WCAG 2.2, relative luminance and contrast ratio."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

SMALLEST_CONTRAST = 4.5
_COLOR = re.compile(r"#[0-9a-f]{6}")


def clean_accent(text: str) -> str:
    """Return the color as #rrggbb, or say what is the matter with it."""
    color = text.strip().lower()
    if not color:
        return ""
    if not color.startswith("#"):
        color = f"#{color}"
    if not _COLOR.fullmatch(color):
        raise ValidationError(_("Write the color as # and six digits, for example #0e5a4e."))
    contrast = contrast_with_white(color)
    if contrast < SMALLEST_CONTRAST:
        raise ValidationError(
            _(
                "White text on %(color)s would be hard to read: its contrast is %(contrast)s to 1, "
                "and at least 4.5 to 1 is needed. Choose a darker color."
            )
            # Rounded down: 4.49 must not read as the 4.5 that would have been enough.
            % {"color": color, "contrast": number_format(int(contrast * 100) / 100, 2)}
        )
    return color


def contrast_with_white(color: str) -> float:
    return 1.05 / (_luminance(color) + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
