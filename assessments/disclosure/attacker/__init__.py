"""The attacker: knows who is in which group and how everything works, and reads every figure."""

from __future__ import annotations

from assessments.disclosure.attacker.auditing import Leak, Verdict, audit, audit_over_time

__all__ = ["Leak", "Verdict", "audit", "audit_over_time"]
