"""An instrument as JSON for a database row and back, and the digest that tells any change."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assessments.content.reading import build_instrument
from assessments.content.tables import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.content.instrument import Instrument


def instrument_to_json(instrument: Instrument) -> dict[str, Any]:
    """Turn an instrument into plain values, with the same keys as its file."""
    body: dict[str, Any] = json.loads(json.dumps(asdict(instrument)))
    return body


def instrument_from_json(body: Mapping[str, object]) -> Instrument:
    """Read what instrument_to_json wrote, by the same rules as a file."""
    return build_instrument(Table(body, "instrument in JSON"))


def instrument_digest(instrument: Instrument) -> str:
    """Return the SHA-256 of the canonical JSON: equal exactly when every word is equal."""
    canonical = json.dumps(
        instrument_to_json(instrument), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()
