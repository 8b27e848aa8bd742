"""The share of the reference vectors that the product's own functions reproduce."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from assessments.disclosure.vector_families import FAMILIES as DISCLOSURE
from assessments.scoring.vector_check import check_vector
from assessments.scoring.vector_families import FAMILIES as SCORING
from hilo.embedded.home import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.stage import Stage

_FOLDER = PROJECT / "tests" / "vectors"


def figures(_stage: Stage) -> Iterator[tuple[str, float]]:
    vectors = [vector for file in sorted(_FOLDER.glob("*.json")) for vector in _read(file)]
    checked = [check_vector(each, families={**SCORING, **DISCLOSURE}) for each in vectors]
    failed = [failure.id for failure in checked if failure]
    if failed:
        sys.stderr.write(f"\n  failed: {', '.join(failed)}")
    yield "vectors_passed", 100 * (len(vectors) - len(failed)) / len(vectors)


def _read(file: Any) -> list[dict[str, Any]]:
    body = json.loads(file.read_text(encoding="utf-8"))
    return body["vectors"] if isinstance(body, dict) else body
