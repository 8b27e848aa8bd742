"""What an organization adds to the look of its report."""

from __future__ import annotations

from dataclasses import dataclass

from reports.charts import theme


@dataclass(frozen=True, slots=True)
class Look:
    """`accent` is checked when it is chosen; `logo` is a PNG that was encoded anew on upload."""

    accent: str = ""
    logo: bytes | None = None

    @property
    def accent_color(self) -> str:
        return self.accent or theme.ACCENT
