"""What unlocks the next level, in answers that would have to move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.scoring.overall import level_range
from assessments.scoring.steps_to_level import steps_from_shares
from assessments.scoring.unlock_set import unlock_set

if TYPE_CHECKING:
    from assessments.scoring.basis import Basis
    from assessments.scoring.native import Json
    from assessments.scoring.overall_elements import ElementFigures
    from assessments.scoring.plan import Plan

_UNKNOWN = 1e9


def unlock_moves(basis: Basis, figures: ElementFigures, *, plan: Plan) -> Json | None:
    """Cheapest moves to the next level; None at the top or without a level.

    ``steps`` counts answers of the composite that move up by one level; on a coarse basis, where
    that would tell the histogram, levels. Elements that first have to be rated at all are chosen
    last and listed under ``rate_first``, without a cost.
    """
    found = level_range(figures, plan.elements, plan=plan)
    if found is None:
        return None
    target = figures.levels.index(found[0]) + 2
    chosen = unlock_set(
        figures.ranks(),
        rule=plan.rule(top=len(figures.levels)),
        cost=lambda element, rank: _steps(basis, figures, element, rank=rank),
        target=target,
    )
    if chosen is None:
        return None
    moves: list[Json] = [
        {
            "element": move.element,
            "from": figures.levels[move.start - 1],
            "to": figures.levels[move.end - 1],
            "steps": int(_steps(basis, figures, move.element, rank=move.end)),
        }
        for move in chosen.moves
        if move.start is not None
    ]
    return {
        "target": figures.levels[target - 1],
        "total_cost": sum(move["steps"] for move in moves),
        "moves": moves,
        "rate_first": [move.element for move in chosen.moves if move.start is None],
    }


def _steps(basis: Basis, figures: ElementFigures, element: str, *, rank: int) -> float:
    column = figures.elements.index(element)
    reached = figures.ranks()[element]
    if reached is None:
        return _UNKNOWN * max(rank, 0)
    if basis.coarse:
        return max(0, rank - reached)
    people = float(figures.answered[column])
    return steps_from_shares(figures.shares[column], people=people, place=rank - 1)
