"""The result of the score command as plain text: level, score, certainty and elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.content import Instrument


def score_page(body: dict[str, Any], *, instrument: Instrument) -> str:
    """Write a Result body for a terminal."""
    return "\n".join(_lines(body, instrument=instrument))


def _lines(body: dict[str, Any], *, instrument: Instrument) -> Iterator[str]:
    overall = body["overall"]
    yield _level(overall["level"], instrument=instrument)
    yield _score(overall["score"])
    yield f"People: {overall['basis']['n']} in {', '.join(overall['basis']['cells']) or 'no group'}"
    if body["notes"]:
        yield f"Notes: {', '.join(body['notes'])}"
    yield ""
    yield f"{'':4}{'element':44}{'level':>6}{'mean':>8}{'n':>6}{'target':>8}{'gap':>7}"
    for element in instrument.elements:
        yield _row(element.code, element.name, overall["elements"][element.code])
    if body["unlock"]:
        yield ""
        yield _unlock(body["unlock"])


def _unlock(unlock: dict[str, Any]) -> str:
    moves = [f"{move['element']} to {move['to']}" for move in unlock["moves"]]
    moves += [f"rate {element}" for element in unlock["rate_first"]]
    return f"To reach level {unlock['target']}: {', '.join(moves)}"


def _level(level: dict[str, Any], *, instrument: Instrument) -> str:
    low, high = level["low"], level["high"]
    if low is None:
        return "Level: not known"
    name = next(each.name for each in instrument.levels if each.number == low)
    shown = f"{low} {name}" if low == high else f"{low} to {high}"
    sure = f" ({level['words']})" if level["words"] else ""
    unrated = f"; not rated: {', '.join(level['unrated'])}" if level["unrated"] else ""
    return f"Level: {shown}{sure}{unrated}"


def _score(score: dict[str, Any]) -> str:
    if score["mean"] is None:
        return "Score: not known"
    within = ""
    if score["interval"]:
        low, high = score["interval"]
        within = f", 90 % interval {low:.2f} to {high:.2f}"
    digits = 1 if score["status"] == "coarse" else 2
    provisional = ", provisional" if score["status"] == "provisional" else ""
    return f"Score: {score['mean']:.{digits}f} (index {score['index']:.0f}){within}{provisional}"


def _row(code: str, name: str, figures: dict[str, Any]) -> str:
    level = "-" if figures["level"] is None else str(figures["level"])
    n = "-" if figures["n"] is None else str(figures["n"])
    target = "-" if figures["target"] is None else str(figures["target"])
    gap = "-" if figures["gap"] is None else f"{figures['gap']:+.1f}"
    return f"{code:4}{name[:42]:44}{level:>6}{_mean(figures):>8}{n:>6}{target:>8}{gap:>7}"


def _mean(figures: dict[str, Any]) -> str:
    if figures["mean"] is None:
        return "-"
    if figures["status"] != "coarse":
        return f"{figures['mean']:.2f}"
    bound = "" if figures["op"] == "=" else figures["op"]
    return f"{bound}{figures['mean']:.1f}"
