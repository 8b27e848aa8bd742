"""Workbooks of counted results, each written once and opened once for all tests of a process."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

import openpyxl
from counted_results import counted_material

from reports.exports.brand import Look
from reports.exports.xlsx import render_xlsx
from reports.sections.chapters import chapters


def write(material: Any) -> bytes:
    return render_xlsx([each.build() for each in chapters(material)], material, Look())


@lru_cache(maxsize=12)
def written(shape: str) -> bytes:
    return write(counted_material(shape))


@lru_cache(maxsize=12)
def opened(shape: str, *, values: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(written(shape)), data_only=values)
