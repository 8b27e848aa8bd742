"""Digests that tell whether a result, or anything it was computed from, has changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from assessments.content import instrument_digest

if TYPE_CHECKING:
    from assessments.content import Instrument
    from assessments.queries.counts import JointCounts
    from assessments.scoring.plan import Plan


def digest_of_inputs(counts: JointCounts, *, plan: Plan, instrument: Instrument) -> str:
    """Hash the counts, every setting and the wording that was rated; never an id or a time."""
    head = {
        "instrument": instrument_digest(instrument),
        "plan": asdict(plan),
        "segments": counts.segments,
        "items": counts.items,
        "shape": counts.counts.shape,
    }
    # Fixed byte order, so that every machine computes the same digest.
    return hashlib.sha256(_canonical(head) + counts.counts.astype("<i8").tobytes()).hexdigest()


def digest_of_result(body: dict[str, Any], *, inputs_digest: str) -> str:
    return hashlib.sha256(_canonical({"body": body, "inputs": inputs_digest})).hexdigest()


def seed_from(inputs_digest: str, plan: Plan) -> Plan:
    """The same answers give the same draws, so the same likelihoods."""
    return replace(plan, seed=int(inputs_digest[:8], 16))


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
