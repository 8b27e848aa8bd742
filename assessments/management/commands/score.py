"""Score answers from a plain CSV without touching the database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from assessments.content import builtin_instruments, read_instrument
from assessments.disclosure import release
from assessments.management.answer_file import (
    AnswerFileNotReadable,
    count_answers,
    read_answers,
)
from assessments.management.score_page import score_page
from assessments.scoring import Plan, summarize

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from assessments.content import Instrument
    from assessments.management.answer_file import AnswerFile

UNDERSTOOD = "respondent, audience, unit, element (A1 to F3), level (1 to 4, blank: can't judge)"


class Command(BaseCommand):
    """Refuse a file with bad rows, listing them all; else print level and table, or the body."""

    help = f"Score a CSV of answers with the columns {UNDERSTOOD}."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE.csv")
        parser.add_argument("--json", action="store_true", help="print the whole result as JSON")
        parser.add_argument(
            "--profile", choices=("standard", "strict", "lenient"), default="standard"
        )
        parser.add_argument(
            "--targets", type=int, metavar="N", help="target level of every element"
        )
        parser.add_argument(
            "--minimum", type=int, default=5, metavar="K", help="smallest group shown (3 or more)"
        )
        parser.add_argument(
            "--named", action="store_true", help="named raters who agreed: nothing is withheld"
        )

    def handle(self, *_: Any, **options: Any) -> None:
        instrument = read_instrument(builtin_instruments()[0])
        answers = self._read(Path(options["file"]), instrument=instrument)
        plan = _plan(instrument, answers, options=options)
        table = count_answers(answers.people, instrument=instrument)
        released = release(table, k=plan.k, k_full=plan.k_full, suppress=plan.suppress)
        body = summarize(released, plan=plan)
        if options["json"]:
            self.stdout.write(json.dumps(body, sort_keys=True, allow_nan=False, indent=1))
        else:
            self.stdout.write(score_page(body, instrument=instrument))

    def _read(self, path: Path, *, instrument: Instrument) -> AnswerFile:
        try:
            answers = read_answers(path.read_bytes(), instrument=instrument)
        except OSError as error:
            raise CommandError(
                f"{path}: cannot be read: {error.strerror}.", returncode=2
            ) from error
        except AnswerFileNotReadable as error:
            raise CommandError(f"{path}: {error}.", returncode=2) from error
        if answers.bad_rows:
            told = [f"{path}: line {row.line}: {row.reason}" for row in answers.bad_rows]
            told.append(f"{len(answers.bad_rows)} bad rows: nothing was scored.")
            raise CommandError("\n".join(told), returncode=2)
        for audience in answers.strange_audiences:
            self.stderr.write(f"{audience!r} is no audience of the instrument: kept as its own.")
        return answers


def _plan(instrument: Instrument, answers: AnswerFile, *, options: dict[str, Any]) -> Plan:
    elements = tuple(element.code for element in instrument.elements)
    levels = [level.number for level in instrument.levels]
    target = options["targets"]
    if target is not None and target not in levels:
        raise CommandError(f"--targets must be one of {levels}, not {target}.", returncode=2)
    if options["minimum"] < 3:
        raise CommandError("--minimum must be 3 or more.", returncode=2)
    return Plan(
        elements=elements,
        domains={d.code: tuple(e.code for e in d.elements) for d in instrument.domains},
        core=tuple(instrument.core),
        targets={} if target is None else dict.fromkeys(elements, target),
        profile=options["profile"],
        k=options["minimum"],
        k_full=2 * options["minimum"],
        suppress=not options["named"] and len(answers.people) != 1,
    )
