"""What the sample organization did about its first wave, and what it told people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from assessments.actions.comments import Decision, review_comments
from assessments.actions.initiatives import Intent, create_initiative, set_initiative_status
from assessments.actions.tellings import Told, publish_telling, write_telling
from assessments.models import InitiativeStatus
from assessments.queries.comments import find_comments_to_review

if TYPE_CHECKING:
    from datetime import datetime

    from assessments.models import Assessment
    from organizations.models import User


@dataclass(frozen=True, slots=True)
class Planned:
    element: str
    from_level: int
    title: str
    told: str
    days: int
    cost: int
    begins: int
    lasts: int
    status: str
    owner_name: str = ""


# Days count from the closing of the first wave.
PLANS = (
    Planned(
        "E3",
        1,
        "Ask after every program whether it was used",
        "Four weeks after a course we ask what you could use.",
        18,
        4_000,
        20,
        120,
        InitiativeStatus.DONE,
    ),
    Planned(
        "B2",
        2,
        "Coaching basics for all line managers",
        "Every line manager learns to coach, two half days each.",
        45,
        32_000,
        40,
        240,
        InitiativeStatus.DONE,
        "Mara Mensah",
    ),
    Planned(
        "C2",
        2,
        "Career tracks for drivers and planners",
        "Career tracks for drivers and planners are written down, with them.",
        30,
        9_500,
        150,
        280,
        InitiativeStatus.RUNNING,
        "Human resources",
    ),
    Planned(
        "F3",
        2,
        "Learning goals in every yearly talk",
        "Your yearly talk begins with what you want to learn.",
        12,
        2_500,
        330,
        150,
        InitiativeStatus.PLANNED,
    ),
)
TOLD = Told(
    heard=(
        "Thank you for answering. Together you see us on the way from learning on the job to "
        "training that is planned for everybody.\n\n"
        "You told us that little is known about what training changes, and that line managers "
        "have too little time and help to develop people."
    ),
    decided="\n".join(f"• {each.told}" for each in PLANS[:3]),
    next="We ask again after a year, and tell you here what has changed.",
)


def plan_and_tell(*, assessment: Assessment, by: User | None, closed_at: datetime) -> None:
    for each in PLANS:
        starts = closed_at.date() + timedelta(days=each.begins)
        made = create_initiative(
            assessment=assessment,
            intent=Intent(
                element=each.element,
                from_level=each.from_level,
                to_level=each.from_level + 1,
                title=each.title,
                owner=None if each.owner_name else by,
                owner_name=each.owner_name,
                effort_days=each.days,
                cost=Decimal(each.cost),
                starts_on=starts,
                due_on=starts + timedelta(days=each.lasts),
                told_text=each.told,
            ),
            by=by,
        )
        set_initiative_status(initiative=made, status=each.status, by=by)
    telling = write_telling(assessment=assessment, told=TOLD, by=by)
    publish_telling(telling=telling, by=by, now=closed_at + timedelta(days=30))


def approve_comments(*, assessment: Assessment, by: User | None) -> None:
    """Comments on one element are read and approved; those on the others wait."""
    waiting = find_comments_to_review(assessment.pk, element="B2", decided=False).comments
    decisions = [
        Decision(each.pk, is_shown=True, themes=("time",) if "time" in each.text else ())
        for each in waiting
    ]
    review_comments(assessment=assessment, element="B2", decisions=decisions, by=by)
