"""The instrument file we ship has the right shape and keeps the rules of wording."""

from __future__ import annotations

import re

import pytest

from assessments.content import Anchor, Element, Instrument, builtin_instruments, read_instrument

BANNED = re.compile(
    r"synerg|leverag|holistic|best-in-class|world-class|cutting-edge|paradigm|stakeholder"
    r"|ecosystem|utili[sz]e|going forward|empower|robust|seamless|organis|programme|recognis",
    re.IGNORECASE,
)
ABSENCE = re.compile(r"\b(no|not|none|nothing|never|nobody|lack|without|fail\w*)\b", re.IGNORECASE)
SECOND_CLAUSE = re.compile(r";|, (and|but|or) |[.?!] ")


def shipped() -> Instrument:
    (path,) = builtin_instruments()
    return read_instrument(path)


ELEMENTS = shipped().elements
ANCHORS = [(element.code, anchor) for element in ELEMENTS for anchor in element.anchors]

each_element = pytest.mark.parametrize("element", ELEMENTS, ids=lambda element: element.code)
each_anchor = pytest.mark.parametrize(
    "anchor", [anchor for _, anchor in ANCHORS], ids=[f"{c}-{a.level}" for c, a in ANCHORS]
)


def test_the_file_is_named_after_what_is_in_it() -> None:
    (path,) = builtin_instruments()
    instrument = read_instrument(path)
    assert path.name == f"{instrument.slug}-{instrument.version}-{instrument.language}.toml"


def test_it_has_six_domains_of_three_elements_with_four_levels() -> None:
    instrument = shipped()
    assert [len(domain.elements) for domain in instrument.domains] == [3] * 6
    assert [element.code for element in instrument.elements] == [
        f"{domain.code}{number}" for domain in instrument.domains for number in (1, 2, 3)
    ]
    assert [level.number for level in instrument.levels] == [1, 2, 3, 4]


def test_it_holds_72_anchors_and_54_next_steps_all_different() -> None:
    texts = [anchor.text for _, anchor in ANCHORS]
    titles = [anchor.title for _, anchor in ANCHORS]
    steps = [step for element in ELEMENTS for step in element.next_steps]
    assert (len(texts), len(steps)) == (72, 54)
    assert (len(set(texts)), len(set(titles)), len(set(steps))) == (72, 72, 54)


def test_it_asks_four_audiences_and_for_importance() -> None:
    instrument = shipped()
    names = {audience.code: audience.name for audience in instrument.audiences}
    assert names == {
        "executives": "Executives",
        "learning": "L&D team",
        "managers": "Line managers",
        "employees": "Employees",
    }
    assert instrument.importance.question == "How much does this matter for the next three years?"
    assert instrument.importance.options == ("Little", "Some", "Much", "Critical")


def test_it_says_where_it_comes_from_and_who_did_not_endorse_it() -> None:
    instrument = shipped()
    assert instrument.attribution == (
        "Inspired by published descriptions of the High-Impact Learning Organization; not endorsed"
        " by its authors; the 18 elements and all wording are this product's own"
        " operationalization."
    )
    marks = {source.split(":")[0] for source in instrument.sources}
    for element in instrument.elements:
        assert set(re.findall(r"\b[A-Z]{3,}\b", element.ground)) <= marks, element.code


def test_five_foundations_are_core() -> None:
    assert shipped().core == ("A1", "A2", "B2", "E3", "F1")


@each_element
def test_an_element_opens_with_one_plain_sentence(element: Element) -> None:
    assert element.definition.startswith("How far ")
    assert element.definition.count(".") == 1
    assert element.definition.endswith(".")
    assert len(element.definition.split()) <= 20


@each_element
def test_an_element_names_things_that_can_be_traced(element: Element) -> None:
    assert 2 <= len(element.evidence) <= 4
    assert not any(prompt.endswith((".", "?")) for prompt in element.evidence)


@each_element
def test_titles_are_short_and_parallel_over_the_levels(element: Element) -> None:
    lengths = [len(anchor.title.split()) for anchor in element.anchors]
    assert all(2 <= length <= 6 for length in lengths)
    assert max(lengths) - min(lengths) <= 2


@each_element
def test_anchors_grow_little_over_the_levels(element: Element) -> None:
    """A longer text looks like the better answer: levels must not be told by length alone."""
    lengths = [len(anchor.text.split()) for anchor in element.anchors]
    assert max(lengths) - min(lengths) <= 15


@each_element
def test_next_steps_are_orders_of_at_most_35_words(element: Element) -> None:
    for step in element.next_steps:
        assert len(step.split()) <= 35
        assert step.endswith(".")
        first = step.split()[0]
        assert first[0].isupper()
        assert not first.endswith(("ing", "ed", "s"))


@each_anchor
def test_an_anchor_is_one_short_sentence_with_one_idea(anchor: Anchor) -> None:
    assert len(anchor.text.split()) <= 30
    assert anchor.text.endswith(".")
    assert not SECOND_CLAUSE.search(anchor.text)
    assert " and " not in anchor.text


@each_anchor
def test_an_anchor_is_a_statement_with_a_title_without_full_stop(anchor: Anchor) -> None:
    assert anchor.text[0].isupper()
    assert anchor.title[0].isupper()
    assert not anchor.title.endswith(".")


@each_element
def test_level_1_says_what_people_do_not_what_is_missing(element: Element) -> None:
    assert not ABSENCE.search(f"{element.anchors[0].title} {element.anchors[0].text}")


@each_element
def test_no_sentence_uses_jargon_or_british_spelling(element: Element) -> None:
    anchors = (f"{anchor.title} {anchor.text}" for anchor in element.anchors)
    for text in (element.definition, *element.evidence, *anchors, *element.next_steps):
        assert not BANNED.search(text), text


@pytest.mark.parametrize(
    ("pattern", "bad", "good"),
    [
        (BANNED, "They leverage programmes.", "They use programs."),
        (ABSENCE, "There is no plan.", "People ask one another."),
        (SECOND_CLAUSE, "They plan, and they learn.", "They plan what to learn."),
        (SECOND_CLAUSE, "They plan; they learn.", "They plan, so they learn."),
        (SECOND_CLAUSE, "They plan. They learn.", "They plan."),
    ],
)
def test_the_rules_of_wording_catch_what_they_are_for(
    pattern: re.Pattern[str], bad: str, good: str
) -> None:
    assert pattern.search(bad)
    assert not pattern.search(good)
