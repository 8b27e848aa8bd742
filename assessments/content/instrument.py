"""What an instrument is: domains of elements, each with one anchor for every level."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    number: int
    name: str
    descriptor: str


@dataclass(frozen=True, slots=True)
class Anchor:
    level: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Element:
    code: str
    name: str
    definition: str
    evidence: tuple[str, ...]
    anchors: tuple[Anchor, ...]
    next_steps: tuple[str, ...]
    """One text fewer than there are levels: the first leads from level 1 to level 2."""
    ground: str


@dataclass(frozen=True, slots=True)
class Domain:
    code: str
    name: str
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Importance:
    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Audience:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Instrument:
    slug: str
    version: str
    language: str
    title: str
    attribution: str
    licence: str
    sources: tuple[str, ...]
    levels: tuple[Level, ...]
    domains: tuple[Domain, ...]
    importance: Importance
    core: tuple[str, ...]
    audiences: tuple[Audience, ...]

    @property
    def elements(self) -> tuple[Element, ...]:
        return tuple(element for domain in self.domains for element in domain.elements)

    def element(self, code: str) -> Element:
        for element in self.elements:
            if element.code == code:
                return element
        raise KeyError(code)

    def domain_of(self, element_code: str) -> Domain:
        for domain in self.domains:
            if any(element.code == element_code for element in domain.elements):
                return domain
        raise KeyError(element_code)
