"""What a new version of an instrument asks in other words, so that nothing is compared silently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.content.instrument import Element, Instrument


@dataclass(frozen=True, slots=True)
class Revision:
    """How elements of one version stand in another: asked the same, in other words, or no more."""

    same: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def revise(before: Instrument, after: Instrument, *, elements: Iterable[str]) -> Revision:
    """Sort elements asked by *before* by what has become of them in *after*.

    An element is the same if its name, its definition and every anchor are, word for word: these
    are what people rate. Next steps and hints at evidence may change freely. Languages of one
    version are translations of each other; across versions only equal words prove equal questions,
    so another language there counts as other words.

    Examples
    --------
    >>> from assessments.content import builtin_instruments, read_instrument
    >>> hilo = read_instrument(builtin_instruments()[0])
    >>> revise(hilo, hilo, elements=["A1", "Z9"])
    Revision(same=('A1',), changed=(), gone=('Z9',))
    """
    old, new = _by_code(before), _by_code(after)
    known = [code for code in elements if code in old and code in new]
    same = {
        code for code in known if _is_same(before, after) or _asked(old[code]) == _asked(new[code])
    }
    return Revision(
        same=tuple(code for code in known if code in same),
        changed=tuple(code for code in known if code not in same),
        gone=tuple(code for code in elements if code not in known),
    )


def _is_same(before: Instrument, after: Instrument) -> bool:
    return (before.slug, before.version) == (after.slug, after.version)


def _by_code(instrument: Instrument) -> dict[str, Element]:
    return {element.code: element for element in instrument.elements}


def _asked(element: Element) -> tuple[object, ...]:
    return element.name, element.definition, element.anchors
