"""Instruments and quotable figures as files, and the pure reader that accepts or refuses them."""

from __future__ import annotations

from assessments.content.as_json import (
    instrument_digest,
    instrument_from_json,
    instrument_to_json,
)
from assessments.content.figures import Quotation, read_figures
from assessments.content.instrument import (
    Anchor,
    Audience,
    Domain,
    Element,
    Importance,
    Instrument,
    Level,
)
from assessments.content.mistakes import InstrumentMistake
from assessments.content.prerequisites import (
    Prerequisite,
    prerequisites_of,
    read_prerequisites,
)
from assessments.content.reading import builtin_instruments, read_instrument
from assessments.content.versions import Revision, revise

__all__ = [
    "Anchor",
    "Audience",
    "Domain",
    "Element",
    "Importance",
    "Instrument",
    "InstrumentMistake",
    "Level",
    "Prerequisite",
    "Quotation",
    "Revision",
    "builtin_instruments",
    "instrument_digest",
    "instrument_from_json",
    "instrument_to_json",
    "prerequisites_of",
    "read_figures",
    "read_instrument",
    "read_prerequisites",
    "revise",
]
