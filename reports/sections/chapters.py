"""The order of the report's chapters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports.sections import (
    audiences,
    benchmark,
    domain,
    gaps,
    glossary,
    importance,
    importance_pairs,
    in_their_words,
    level,
    method,
    plan,
    priorities,
    profile,
    response,
    sources,
    summary,
    unlock,
    why,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.queries.material import Material
    from reports.sections.section import Section


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter that can be named before it is built, so that progress can be shown."""

    key: str
    title: str
    build: Callable[[], Section]


def chapters(material: Material) -> tuple[Chapter, ...]:
    def chapter(key: str, title: str, build: Callable[[Material], Section]) -> Chapter:
        return Chapter(key, title, partial(build, material))

    def where(told: object, made: Chapter) -> tuple[Chapter, ...]:
        return (made,) if told else ()

    many = not material.named
    begin = chapter("summary", _("Summary"), summary.build)
    end = (
        chapter("method", _("Participation and method"), method.build),
        chapter("glossary", _("Glossary"), glossary.build),
        chapter("sources", _("Sources"), sources.build),
    )
    if not material.has_scores:
        return (begin, *end)
    compared = [chapter("benchmark", _("Among other organizations"), benchmark.chapter)]
    domains = [d for d in material.instrument.domains if d.code in material.body["domains"]]
    said = chapter("in-their-words", _("In their words"), in_their_words.build)
    weighed = chapter("importance", _("Importance and practice"), importance.build)
    return (
        begin,
        chapter("level", _("The level, and why"), level.build),
        *where(many, chapter("why", _("Why this level"), why.build)),
        chapter("profile", _("Profile over the levels"), profile.build),
        *where(many, chapter("audiences", _("Who sees what"), audiences.build)),
        chapter("gaps", _("Gap to target"), gaps.build),
        *where(many and importance_pairs.is_known(material), weighed),
        *(Chapter(f"domain-{d.code}", d.name, partial(domain.build, material, d)) for d in domains),
        *where(material.comments, said),
        chapter("unlock", _("What unlocks the next level"), unlock.build),
        chapter("priorities", _("What to take up first"), priorities.build),
        chapter("next-steps", _("Next steps for every element"), unlock.next_steps),
        *where(material.initiatives, chapter("plan", _("The plan"), plan.chapter)),
        *(compared if material.benchmark else []),
        *where(many, chapter("response", _("Who answered and who did not"), response.build)),
        *end,
    )
