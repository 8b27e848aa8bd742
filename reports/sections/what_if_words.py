"""The words of the what-if: one set of phrases, filled here and by static/js/what-if.js."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from assessments.scoring.words import BANDS
from reports.sections import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.queries.material import Material
    from reports.sections.what_if import Blocked, Case, Outcome

ODDS = (
    *BANDS,
    (0.40, "as likely as not"),
    (0.20, "less likely than not"),
    (0.05, "unlikely"),
    (0.0, "very unlikely"),
)
"""How likely it is that a level is reached, or a higher one: the bands, and below them."""
LIKELY = 0.80
"""From here on a level may be named without saying how likely it is."""


def phrases() -> dict[str, str]:
    return {
        "level": _("Level %(level)s"),
        "range": _("Level %(low)s to %(high)s"),
        "unknown": _("Level not known"),
        "stairs": _("Level %(low)s of %(top)s"),
        "stairs_range": _("Between level %(low)s and level %(high)s of %(top)s"),
        "nothing": _("Nothing is moved yet: this is where the organization stands."),
        "rises": _("This plan lifts the organization from Level %(now)s to Level %(then)s."),
        "stays": _("This plan leaves the organization on Level %(now)s."),
        "falls": _("This plan takes the organization from Level %(now)s down to Level %(then)s."),
        "score": _("Score %(score)s of %(top)s"),
        "score_change": _("Score %(score)s of %(top)s (%(change)s)"),
        "between": _("between %(a)s and %(b)s"),
        "sure": _("How likely this level is: %(words)s"),
        "sure_share": _("How likely this level is: %(words)s (%(share)s)"),
        "next": _("What Level %(target)s asks for"),
        "top": _("This is the highest level."),
        "open": _("Give elements a level to see what they would add up to."),
        "foundations_met": _("Every foundation is at Level %(target)s or above."),
        "foundations_missing": _("Foundations not yet at Level %(target)s: %(names)s."),
        "quota_met": _(
            "%(reached)s of %(size)s elements are at Level %(target)s or above; it takes "
            "%(needed)s."
        ),
        "quota_missing": _(
            "Not enough: %(reached)s of %(size)s elements are at Level %(target)s or above; it "
            "takes %(needed)s."
        ),
        "below_met": _("No element is below Level %(floor)s."),
        "below_missing": _("Elements not yet at Level %(floor)s: %(names)s."),
        **_odds_phrases(),
    }


def _odds_phrases() -> dict[str, str]:
    return {
        "very likely": _("very likely"),
        "likely": _("likely"),
        "more likely than not": _("more likely than not"),
        "as likely as not": _("as likely as not"),
        "less likely than not": _("less likely than not"),
        "unlikely": _("unlikely"),
        "very unlikely": _("very unlikely"),
        "odds": _("Once all of it is done, it is %(words)s that the organization really is there."),
        "odds_share": _(
            "Once all of it is done, it is %(words)s (%(share)s) that the organization really is "
            "there."
        ),
    }


def describe(
    material: Material, case: Case, *, planned: Sequence[int | None], result: Outcome
) -> dict[str, Any]:
    """Say what the plan leads to, as the page shows it."""
    said = phrases()
    return {
        "title": words.level_text(result.low, result.high),
        "name": material.level_name(result.low) if result.low else "",
        "verdict": _verdict(said, material, is_moved=tuple(planned) != case.levels, result=result),
        "score": _score(said, case, result, places=places_of(material)),
        "sure": _sure(said, material, result),
        "profile": list(enumerate(result.profile, start=1)),
        "likelihood": _shares(material, result),
        "next": _next(said, result),
        "checks": _checks(said, material, case, result.next) if result.next else [],
    }


def _next(said: dict[str, str], result: Outcome) -> str:
    if result.next:
        return said["next"] % {"target": result.next.target}
    return said["open"] if result.low is None else said["top"]


def tells_shares(material: Material) -> bool:
    """Below twelve answers only the band may be said, never the number."""
    return material.overall["level"].get("confidence") is not None


def odds(result: Outcome, *, target: int) -> float | None:
    """How likely the organization is on this level or above."""
    return None if result.likelihood is None else sum(result.likelihood[target - 1 :])


def odds_words(material: Material, share: float) -> tuple[str, str]:
    """The words, and the percent where it may be told."""
    word = phrases()[next(word for limit, word in ODDS if share >= limit)]
    return word, words.likelihood_percent(share) if tells_shares(material) else ""


def odds_sentence(material: Material, share: float | None) -> str:
    if share is None:
        return ""
    word, percent = odds_words(material, share)
    return phrases()["odds_share" if percent else "odds"] % {"words": word, "share": percent}


def odds_unless_likely(material: Material, result: Outcome) -> str:
    """What has to be said of a plan that leads higher, for it not to be read as a promise."""
    share = odds(result, target=result.low or 1)
    return "" if share is None or share >= LIKELY else odds_sentence(material, share)


def _shares(material: Material, result: Outcome) -> list[str]:
    """How likely each level is, in percent; nothing where only bands may be said."""
    if result.likelihood is None or not tells_shares(material):
        return []
    return [words.likelihood_percent(chance) for chance in result.likelihood]


def _sure(said: dict[str, str], material: Material, result: Outcome) -> str:
    """In the words of the bands; between two levels where no level is likely enough."""
    if result.likelihood is None or result.low is None:
        return ""
    chances, low = result.likelihood, result.low
    band = next((word for limit, word in BANDS if chances[low - 1] >= limit), "")
    text = said[band] if band else said["between"] % _neighbors(said, chances, low)
    if not band or not tells_shares(material):
        return said["sure"] % {"words": text}
    share = words.likelihood_percent(chances[low - 1])
    return said["sure_share"] % {"words": text, "share": share}


def _neighbors(said: dict[str, str], chances: Sequence[float], low: int) -> dict[str, str]:
    """The level, and the likelier one of those beside it, in their order."""
    below = chances[low - 2] if low > 1 else -1.0
    above = chances[low] if low < len(chances) else -1.0
    first = low - 1 if below >= above else low
    return {"a": said["level"] % {"level": first}, "b": said["level"] % {"level": first + 1}}


def places_of(material: Material) -> int:
    """A coarse score is known to one decimal, and so is what becomes of it."""
    return 1 if material.overall["score"]["status"] == "coarse" else 2


def _verdict(said: dict[str, str], material: Material, *, is_moved: bool, result: Outcome) -> str:
    now = material.level
    if not is_moved or now is None or result.low is None:
        return "" if is_moved else said["nothing"]
    key = "rises" if result.low > now else "falls" if result.low < now else "stays"
    text = said[key] % {"now": now, "then": result.low}
    return f"{text} {odds_unless_likely(material, result)}".strip() if key == "rises" else text


def _score(said: dict[str, str], case: Case, result: Outcome, *, places: int) -> str:
    if result.score is None:
        return ""
    filled = {"score": words.decimal(result.score, places), "top": case.top}
    size = words.decimal(abs(result.change or 0.0), places)
    if result.change is None or size == words.decimal(0.0, places):
        return said["score"] % filled
    sign = "+" if result.change > 0 else "−"
    return said["score_change"] % {**filled, "change": f"{sign}{size}"}


def _checks(
    said: dict[str, str], material: Material, case: Case, found: Blocked
) -> list[dict[str, Any]]:
    """The three conditions of the next level, each with whether it holds."""
    filled = {
        "target": found.target,
        "floor": found.target - 1,
        "reached": found.reached,
        "needed": found.needed,
        "size": len(case.codes),
    }
    holds = {
        "foundations": not found.foundations,
        "quota": found.reached >= found.needed,
        "below": not found.below,
    }
    named = {"foundations": found.foundations, "below": found.below}
    return [
        {
            "key": key,
            "is_met": is_met,
            "text": said[f"{key}_{'met' if is_met else 'missing'}"]
            % {**filled, "names": _names(material, case, named.get(key, ()))},
        }
        for key, is_met in holds.items()
        if key != "foundations" or any(case.core)
    ]


def _names(material: Material, case: Case, places: Iterable[int]) -> str:
    return ", ".join(material.instrument.element(case.codes[place]).name for place in places)
