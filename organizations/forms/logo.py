"""Turns an uploaded picture into a PNG of our own making, so that nothing but pixels survives."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LARGEST_FILE = 1_000_000
LARGEST_SIDE = 600
# A picture of this many pixels takes 100 MB unpacked; a logo never needs it.
_MOST_PIXELS = 25_000_000


def clean_logo(upload: UploadedFile[Any]) -> bytes:
    """Accept PNG and JPEG by content, whatever the file is called."""
    if (upload.size or 0) > LARGEST_FILE:
        raise ValidationError(_("The picture is larger than 1 MB. Choose a smaller one."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _png(upload)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise ValidationError(_("This is not a PNG or JPEG picture.")) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValidationError(_too_many_pixels()) from None


def _png(upload: UploadedFile[Any]) -> bytes:
    with Image.open(upload, formats=("PNG", "JPEG")) as picture:
        if picture.width * picture.height > _MOST_PIXELS:
            raise ValidationError(_too_many_pixels())
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
        transparent = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
        pixels = upright.convert("RGBA" if transparent else "RGB")
        # A fresh picture: text chunks, profiles and thumbnails of the upload stay behind.
        clean = Image.new(pixels.mode, pixels.size)
        clean.paste(pixels)
        out = BytesIO()
        clean.save(out, "PNG", optimize=True)
    return out.getvalue()


def _too_many_pixels() -> str:
    return _("The picture has too many pixels. Choose one of 5,000 by 5,000 at most.")
