"""Publishes instruments from their content files."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.utils.translation import gettext_lazy as _

from assessments.content import instrument_digest, instrument_to_json
from assessments.models import Instrument
from hilo.errors import DomainError

if TYPE_CHECKING:
    from assessments.content import Instrument as InstrumentContent


class PublishedVersionChanged(DomainError):
    code: ClassVar[str] = "published_version_changed"
    message = _("This version is published and must not change; give the new wording a version.")


def load_instrument(*, content: InstrumentContent) -> tuple[Instrument, bool]:
    """Publish the version unless it is published already; tell whether it is new."""
    digest = instrument_digest(content)
    instrument, is_new = Instrument.objects.get_or_create(
        slug=content.slug,
        version=content.version,
        language=content.language,
        defaults={
            "title": content.title,
            "body": instrument_to_json(content),
            "digest": digest,
        },
    )
    if instrument.digest != digest:
        raise PublishedVersionChanged(
            _("%(name)s is published and must not change; give the new wording a new version.")
            % {"name": f"{content.slug} {content.version} ({content.language})"}
        )
    return instrument, is_new
