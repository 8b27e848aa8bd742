"""A framework as CSV, in the format that the import reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from competencies.content.row import Row
from competencies.content.writing import write_competencies
from competencies.queries.competencies import list_competencies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from competencies.models import Framework


def stream_framework(framework: Framework) -> Iterator[str]:
    """Bind the query to the organization now; the lines are read as they are sent."""
    columns = ("position", "code", "name", "tier", "description", "parent__code")
    cells = list_competencies(framework_id=framework.pk).values_list(*columns)
    return write_competencies(
        Row(line, code, name, tier, description, parent or "")
        for line, code, name, tier, description, parent in cells.iterator(chunk_size=500)
    )


def file_name_of(framework: Framework) -> str:
    """Letters, digits and dashes only: no path, no quote, no line break."""
    plain = re.sub(r"[^\w-]+", "-", framework.name).strip("-")[:100]
    return f"{plain or 'framework'}.csv"
