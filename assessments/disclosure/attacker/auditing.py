"""Plays the attacks on one result and says what they found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from assessments.disclosure.attacker.certificate import weakest_bound
from assessments.disclosure.attacker.directory import directory_of
from assessments.disclosure.attacker.inference import Certain, Inference, infer_answers
from assessments.disclosure.attacker.linear import attack_linearly
from assessments.disclosure.attacker.observations import items_of
from assessments.disclosure.attacker.snapshots import Snapshot, lay_over

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessments.disclosure.attacker.directory import Directory, Flags

LARGEST_INFERRED = 400
LARGEST_SOLVED_TWICE = 250

Attack = Literal["linear", "certificate", "inference"]
Release = tuple[dict[str, Any], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Leak:
    """What one attack found out: about which group, of how many people, and for which item."""

    attack: Attack
    group: str
    people: int | None
    item: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of all attacks on one result.

    Parameters
    ----------
    leaks : tuple of Leak
        Empty if nothing smaller than allowed can be isolated or inferred.
    unanimous : tuple of Leak
        Groups whose answers are certain only because everybody around them answered the same. They
        are leaks where the strict protection promises that there are none.
    contradictory, unfinished : tuple of str
        Items whose figures no answers agree with, and those for which time ran out.
    certified : bool
        Whether each family was proven by complete search or by the second solver.
    """

    leaks: tuple[Leak, ...] = ()
    unanimous: tuple[Leak, ...] = ()
    contradictory: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()
    certified: bool = True

    @property
    def only_inferred(self) -> bool:
        """Tell whether it does not hold, or is not known to, for its answers alone.

        Fewer tables that cross each other leave less to infer.
        """
        return all(leak.attack == "inference" for leak in self.leaks) and bool(
            self.leaks or self.unfinished
        )

    @property
    def holds(self) -> bool:
        """Tell whether the result may be published."""
        return not self.leaks and not self.contradictory


def audit(
    body: dict[str, Any],
    leaves: Mapping[str, int],
    *,
    seconds: float,
    earlier: Sequence[Release] = (),
    solve_twice: bool = True,
) -> Verdict:
    """Attack the body of a result as somebody who knows exactly who is in which group.

    Parameters
    ----------
    body : dict
        The body of a Result.
    leaves : mapping of leaf to people
        How many answered, by finest group.
    seconds : float
        For the inference of answers, over all items.
        Answers are inferred up to a number of people.
    earlier : sequence of (body, leaves)
        What was published before of the same assessment, laid under it.
    solve_twice : bool
        Whether to prove the certificate again by another solver even if the search was complete.

    Returns
    -------
    Verdict
        Of named raters, among whom nothing is withheld, an empty one.
    """
    if not body["rules"]["suppressed"]:
        return Verdict()
    cells = [cell["id"] for cell in body["cells"]]
    known = directory_of(leaves, cells=cells)
    leaks, certified = list[Leak](), True
    for published, under in _families(body):
        found, proven = _attack_family(known, published, under=under, solve_twice=solve_twice)
        leaks += found
        certified &= proven
    if earlier:
        leaks += audit_over_time([*earlier, (body, leaves)])
    inferred = Inference()
    if known.people.sum() <= LARGEST_INFERRED:
        groups = dict(_groups(body, known))
        inferred = infer_answers(known, items_of(body), groups=groups, seconds=seconds)
    return _verdict(body, leaks, inferred, certified=certified)


def audit_over_time(releases: Sequence[Release]) -> list[Leak]:
    """Attack several releases of one assessment together: what came in between is a group too.

    Parameters
    ----------
    releases : sequence of (body, leaves)
        In the order of their release; the leaves count all who had answered by then.

    Returns
    -------
    list of Leak
    """
    found: list[Leak] = []
    families = [_families(body) for body, _ in releases]
    for kind in zip(*families, strict=True):
        over = lay_over(
            [
                Snapshot(leaves, published)
                for (_, leaves), (published, _) in zip(releases, kind, strict=True)
            ]
        )
        under = max(smallest for _, smallest in kind)
        attacked = attack_linearly(over, published=over.cells, under=under)
        if attacked.found is not None:
            found.append(
                Leak("linear", " + ".join(attacked.found.atoms), attacked.found.people, "time")
            )
    return found


def _families(body: dict[str, Any]) -> list[tuple[tuple[str, ...], int]]:
    """Everything shown must hold at k, and all histograms among themselves at k for full."""
    rules = body["rules"]
    forms = {cell["id"]: cell["form"] for cell in body["cells"]}
    shown = tuple(cell for cell, form in forms.items() if form in {"full", "coarse"})
    full = tuple(cell for cell, form in forms.items() if form == "full")
    return [(shown, rules["k"]), (full, rules["k_full"])]


def _attack_family(
    known: Directory, published: tuple[str, ...], *, under: int, solve_twice: bool
) -> tuple[list[Leak], bool]:
    attacked = attack_linearly(known, published=published, under=under)
    if attacked.found is not None:
        return [Leak("linear", " + ".join(attacked.found.atoms), attacked.found.people)], False
    narrowed = known.narrowed(published)
    if len(narrowed.people) > LARGEST_SOLVED_TWICE or (attacked.complete and not solve_twice):
        return [], attacked.complete
    bound = weakest_bound(known, published=published, under=under)
    if bound is not None and bound < under:
        return [Leak("certificate", f"LP {bound:g}", None)], False
    return [], True


def _groups(body: dict[str, Any], known: Directory) -> Iterator[tuple[str, Flags]]:
    """Groups that nobody may learn about: hidden cells and atoms of fewer than k people.

    Under the strict protection every atom, however large: nobody's answer is to be certain.
    """
    k, strict = body["rules"]["k"], _is_strict(body)
    for cell in body["cells"]:
        flags = known.row(cell["id"])
        if cell["form"] == "hidden" and 0 < known.people[flags].sum() < k:
            yield cell["id"], flags
    for place, (atom, people) in enumerate(zip(known.atoms, known.people.tolist(), strict=True)):
        if people < k or strict:
            yield atom, np.arange(len(known.people)) == place


def _is_strict(body: dict[str, Any]) -> bool:
    return body["rules"].get("protection") == "strict"


def _verdict(
    body: dict[str, Any], leaks: list[Leak], inferred: Inference, *, certified: bool
) -> Verdict:
    """Unanimity is a leak only where it was promised away; any other certainty always is."""
    found = {each: _leak(each) for each in inferred.certain if each.told}
    alike = tuple(leak for each, leak in found.items() if each.unanimous)
    k = body["rules"]["k"]
    small = tuple(
        leak for each, leak in found.items() if not each.unanimous and sum(each.counts) < k
    )
    return Verdict(
        leaks=(*leaks, *small, *(alike if _is_strict(body) else ())),
        unanimous=alike,
        contradictory=inferred.contradictory,
        unfinished=inferred.unfinished,
        certified=certified,
    )


def _leak(certain: Certain) -> Leak:
    return Leak("inference", certain.group, sum(certain.counts), certain.item)
