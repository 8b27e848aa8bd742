"""Digests that tell whether a result, or anything it was computed from, has changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from assessments.content import instrument_digest
from assessments.scoring.cell_lists import full_counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessments.content import Instrument
    from assessments.models import Audience
    from assessments.scoring.joint import JointTable
    from assessments.scoring.plan import Plan
    from assessments.scoring.released import Release


def digest_of_inputs(
    counts: JointTable,
    *,
    plan: Plan,
    instrument: Instrument,
    audiences: Iterable[Audience],
    earlier: Sequence[str] = (),
) -> str:
    """Hash the counts, every setting and the wording that was rated; never an id or a time.

    The audiences' nonces, which are never shown, go in too: otherwise whoever reads the digest
    could try out what a withheld group may have answered until the digest fits. So do the digests
    of interim results, which decide what may still be shown.
    """
    head: dict[str, Any] = {
        "nonces": sorted(audience.nonce.hex for audience in audiences),
        "instrument": instrument_digest(instrument),
        "plan": asdict(plan),
        "segments": counts.segments,
        "items": counts.items,
        "shape": counts.counts.shape,
    }
    if earlier:
        head["earlier"] = list(earlier)
    # Fixed byte order, so that every machine computes the same digest.
    return hashlib.sha256(_canonical(head) + counts.counts.astype("<i8").tobytes()).hexdigest()


def digest_of_result(body: dict[str, Any], *, inputs_digest: str) -> str:
    return hashlib.sha256(_canonical({"body": body, "inputs": inputs_digest})).hexdigest()


def seed_from(release: Release, plan: Plan) -> Plan:
    """Equal figures give equal draws: the seed comes from what is shown, like all the rest."""
    shown = {"plan": asdict(plan), "counts": full_counts(release.table, release)}
    return replace(plan, seed=int(hashlib.sha256(_canonical(shown)).hexdigest()[:8], 16))


def guard_secret(audiences: Iterable[Audience]) -> bytes:
    """Key of the draws of strict protection: from the nonces, which are never shown."""
    nonces = "".join(sorted(audience.nonce.hex for audience in audiences))
    return hashlib.sha256(f"guard {nonces}".encode()).digest()


def without_negative_zeros(value: Any) -> Any:
    """PostgreSQL stores -0.0 as 0.0; what is hashed must be what is read back."""
    if isinstance(value, dict):
        return {key: without_negative_zeros(each) for key, each in value.items()}
    if isinstance(value, list):
        return [without_negative_zeros(each) for each in value]
    return 0.0 if isinstance(value, float) and value == 0 else value


def _canonical(value: Any) -> bytes:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode()
