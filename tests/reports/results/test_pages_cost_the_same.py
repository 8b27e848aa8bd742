"""Every page, file and API answer of a result asks the database as little for many as for few."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from edge_shapes import AUDIENCES, SHAPES, Shape, close_shape
from result_pages import addresses

MOST_QUERIES = 8
FEW = Shape({"executives": 12, "employees": 12})
MANY = SHAPES["three hundred units"]


@pytest.fixture
def costs(inside, olivia, sign_in):
    client = sign_in(olivia)

    def count(result):
        found = {}
        for name, address in addresses(result):
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            found[name] = len(asked)
        return found

    # Whatever is read once in a process is read now.
    count(close_shape(Shape(AUDIENCES, levels=5)))
    return count


def test_every_page_asks_the_same_few_questions(costs):
    small, large = close_shape(FEW), close_shape(MANY)

    few, many = costs(small), costs(large)

    assert {name: number for name, number in many.items() if number > MOST_QUERIES} == {}
    assert {name: (few[name], many[name]) for name in few if few[name] != many[name]} == {}
