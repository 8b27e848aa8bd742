"""Counts one closed assessment: `counting_process ORGANIZATION ASSESSMENT`."""

from __future__ import annotations

import json
import sys
import time

import django


def main() -> None:
    """Print the seconds and the number of answers as JSON."""
    django.setup()
    from assessments.models import Assessment  # noqa: PLC0415  needs the settings
    from assessments.queries.assessments import list_audiences  # noqa: PLC0415  the same
    from assessments.queries.counts import count_answers  # noqa: PLC0415  the same
    from assessments.queries.instruments import get_instrument_content  # noqa: PLC0415  the same
    from organizations.tenancy import scope  # noqa: PLC0415  the same

    organization_id, assessment_id = map(int, sys.argv[1:])
    with scope(organization_id):
        assessment = Assessment.objects.get(pk=assessment_id)
        content = get_instrument_content(assessment.instrument_id)
        codes = [audience.code for audience in list_audiences(assessment)]
        begun = time.perf_counter()
        counted = count_answers(
            assessment,
            audiences=codes,
            levels=len(content.levels),
            importance=len(content.importance.options),
        )
        seconds = time.perf_counter() - begun
    print(json.dumps([seconds, int(counted.counts.sum())]))


if __name__ == "__main__":
    main()
