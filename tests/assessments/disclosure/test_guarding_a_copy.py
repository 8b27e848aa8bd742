"""Strict protection publishes a copy in which no group, and no remainder, agrees."""

from __future__ import annotations

import numpy as np
import pytest

from assessments.disclosure.guarding import guarded_copy, watched_groups
from assessments.disclosure.programs import NotCertified
from assessments.scoring.joint import JointTable

LEAVES = (
    "audience:a/unit:1/attribute:place:1",
    "audience:a/unit:2/attribute:place:2",
    "audience:b/unit:1/attribute:place:1",
    "audience:b/unit:2",
)
FULL = {"organization", "audience:a", "audience:b", "unit:1", "attribute:place:1"}
SECRET = b"secret"


def joint(*rows, importance=2):
    """`rows`: for each leaf, how many gave no answer and levels 1 to 4 of the one item."""
    counts = np.zeros((len(rows), 1, 5, 5), dtype=int)
    counts[:, 0, :, importance] = rows
    return JointTable(counts, LEAVES[: len(rows)], ("q",))


def guarded(table, *, full=FULL, secret=SECRET):
    return guarded_copy(table, full=full, tables="crossed", secret=secret)


def agreeing(table, *, full=FULL):
    """Groups in which everybody gave the same level or the same importance."""
    groups = watched_groups(table.segments, full=full, tables="crossed")
    return [
        name
        for name, leaves in groups.items()
        for counts in (table.levels.counts, table.importance.counts)
        if (np.count_nonzero(counts[leaves].sum(axis=0), axis=-1) == 1).any()
    ]


def test_remainders_after_every_table_are_watched():
    groups = watched_groups(LEAVES, full=FULL, tables="crossed")

    rests = {name: leaves.tolist() for name, leaves in groups.items() if "without" in name}
    assert rests == {
        "organization without unit": [False, True, False, True],
        "organization without attribute place": [False, True, False, True],
    }


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_no_group_and_no_remainder_agrees_afterwards(level):
    row = np.eye(5, dtype=int)[level] * 6
    table = joint(row, row, row, row)

    copy = guarded(table)

    assert agreeing(table)
    assert not agreeing(copy)


def test_numbers_of_people_stay_and_few_answers_move():
    table = joint([0, 6, 0, 0, 0], [0, 6, 0, 0, 0], [0, 1, 5, 0, 0], [0, 0, 6, 0, 0])

    copy = guarded(table)

    assert (copy.counts.sum(axis=(2, 3)) == table.counts.sum(axis=(2, 3))).all()
    assert (copy.counts >= 0).all()
    assert 0 < np.abs(copy.levels.counts - table.levels.counts).sum() <= 8


def test_the_same_secret_gives_the_same_copy_and_no_answers_of_others_move_it():
    row = [0, 6, 0, 0, 0]
    table = joint(row, row, row, row)

    copies = [guarded(table, secret=secret).counts.tolist() for secret in (SECRET, SECRET)]
    others = {str(guarded(table, secret=bytes([n])).counts.tolist()) for n in range(20)}

    assert copies[0] == copies[1]
    assert len(others) > 1


def test_who_disagrees_already_is_left_alone():
    counts = np.zeros((4, 1, 5, 5), dtype=int)
    counts[:, 0, 1, 1] = counts[:, 0, 3, 4] = 4
    table = JointTable(counts, LEAVES, ("q",))

    assert (guarded(table).counts == counts).all()


def test_nobody_who_could_judge_is_no_agreement():
    table = joint(*[[6, 0, 0, 0, 0]] * 4, importance=0)

    assert (guarded(table).counts == table.counts).all()


def test_a_single_person_cannot_be_guarded():
    with pytest.raises(NotCertified, match="50 rounds"):
        guarded(joint([0, 1, 0, 0, 0]), full={"organization"})
