"""Reads published instruments."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from assessments.content import instrument_from_json
from assessments.models import Instrument

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from assessments.content import Instrument as InstrumentContent


@lru_cache(maxsize=256)
def get_instrument_content(instrument_id: int) -> InstrumentContent:
    """Return the words of a published version; it never changes, so each process reads it once."""
    return instrument_from_json(Instrument.objects.get(pk=instrument_id).body)


def list_instruments() -> QuerySet[Instrument]:
    """Newest last, without the words."""
    return Instrument.objects.defer("body").order_by("slug", "published_at", "id")


def get_newest_instrument(*, slug: str = "hilo", language: str = "en") -> Instrument:
    """Return the newest version in this language, else in English."""
    versions = Instrument.objects.defer("body").filter(slug=slug).order_by("-published_at", "-id")
    return versions.filter(language=language).first() or versions.filter(language="en")[:1].get()


def find_newer_version(instrument: Instrument) -> Instrument | None:
    """Return the newest version of the same instrument and language published after this one."""
    newest = get_newest_instrument(slug=instrument.slug, language=instrument.language)
    is_newer = newest.version != instrument.version and newest.language == instrument.language
    return newest if is_newer else None
