"""Prerequisites of steps: those shipped fit the instrument; mistakes are told with a line."""

from __future__ import annotations

import pytest

from assessments.content import (
    InstrumentMistake,
    builtin_instruments,
    prerequisites_of,
    read_instrument,
    read_prerequisites,
)
from assessments.content.prerequisites import _PREREQUISITES, builtin_prerequisites

ENTRY = """[[prerequisites]]
instrument = "hilo"
element = "{element}"
level = {level}
needs = "{needs}"
at = {at}
reason = "Because."
"""


def written(tmp_path, *entries):
    path = tmp_path / "prerequisites.toml"
    path.write_text("\n".join(ENTRY.format(**entry) for entry in entries), "utf-8")
    return path


def entry(element="C2", level=3, needs="C1", at=2):
    return {"element": element, "level": level, "needs": needs, "at": at}


def test_the_shipped_ones_name_elements_and_levels_that_exist():
    instruments = [read_instrument(path) for path in builtin_instruments()]
    elements = {each.slug: [element.code for element in each.elements] for each in instruments}
    tops = {each.slug: len(each.levels) for each in instruments}

    found = read_prerequisites(_PREREQUISITES, elements=elements)

    assert found == builtin_prerequisites()
    assert all(max(each.level, each.at) <= tops[each.instrument] for each in found)


def test_only_those_between_elements_that_were_asked_count():
    assert prerequisites_of("hilo", ["C2", "D1"]) == ()
    assert [each.needs for each in prerequisites_of("hilo", ["C1", "C2"])] == ["C1"]
    assert prerequisites_of("another", ["C1", "C2"]) == ()


@pytest.mark.parametrize(
    ("entries", "line", "words"),
    [
        ([entry(level=1)], 4, "“level” is 1"),
        ([entry(at=0)], 6, "“at” is 0"),
        ([entry(needs="C2")], 5, "C2 needs itself"),
        ([entry(), entry()], 9, "said twice"),
        ([entry(), entry(element="C1", level=2, needs="C2", at=3)], 13, "wait for itself"),
        ([entry(), entry(element="C1", level=2, needs="C2", at=4)], 13, "wait for itself"),
        ([entry(needs="Z9")], 5, "“Z9” does not exist"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, entries, line, words):
    path = written(tmp_path, *entries)

    with pytest.raises(InstrumentMistake, match=words) as refusal:
        read_prerequisites(path, elements={"hilo": ["C1", "C2"]})

    assert refusal.value.line == line
