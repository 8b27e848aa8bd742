"""The one table of who may do what."""

from __future__ import annotations

from enum import StrEnum, auto

from organizations.models import Role


class Permission(StrEnum):
    VIEW_ORGANIZATION = auto()
    VIEW_UNIT_RESULTS = auto()
    VIEW_RESULTS = auto()
    BUILD_REPORTS = auto()
    RUN_ASSESSMENTS = auto()
    PLAN_INITIATIVES = auto()
    MANAGE_UNITS = auto()
    MANAGE_FRAMEWORKS = auto()
    MANAGE_MEMBERS = auto()
    MANAGE_ORGANIZATION = auto()
    MANAGE_API_KEYS = auto()
    VIEW_AUDIT = auto()


_MANAGER = {Permission.VIEW_ORGANIZATION, Permission.VIEW_UNIT_RESULTS}
_EXECUTIVE = _MANAGER | {Permission.VIEW_RESULTS, Permission.BUILD_REPORTS}
_LEADER = _EXECUTIVE | {
    Permission.RUN_ASSESSMENTS,
    Permission.PLAN_INITIATIVES,
    Permission.MANAGE_UNITS,
    Permission.MANAGE_FRAMEWORKS,
    Permission.MANAGE_MEMBERS,
}

PERMISSIONS: dict[str, frozenset[Permission]] = {
    Role.OWNER: frozenset(Permission),
    Role.LEADER: frozenset(_LEADER),
    Role.CONSULTANT: frozenset(_LEADER - {Permission.MANAGE_MEMBERS}),
    Role.EXECUTIVE: frozenset(_EXECUTIVE),
    Role.MANAGER: frozenset(_MANAGER),
}


def allows(role: str, permission: Permission) -> bool:
    return permission in PERMISSIONS.get(role, frozenset())
