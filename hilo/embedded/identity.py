"""Who PostgreSQL runs as: it refuses to be root, so root lends it another identity."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hilo.embedded.trouble import CannotStart

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Kind = Literal["self", "namespace", "nobody"]
_NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000")


@dataclass(frozen=True, slots=True)
class Identity:
    kind: Kind

    def run(self, argv: Sequence[str | Path], *, log: Path, text: str = "") -> bool:
        """Run one program to its end, its words appended to the log; say whether it went well."""
        prefix = _NAMESPACE if self.kind == "namespace" else ()
        person = self._person()
        with log.open("ab") as words:
            ended = subprocess.run(  # noqa: S603  programs found by hilo.embedded.binaries
                [*prefix, *map(str, argv)],
                input=text.encode(),
                stdout=words,
                stderr=words,
                cwd="/",
                check=False,
                start_new_session=True,
                user=person.pw_uid if person else None,
                group=person.pw_gid if person else None,
                extra_groups=[] if person else None,
            )
        return ended.returncode == 0

    def give(self, folder: Path) -> None:
        """Hand a folder to the user that PostgreSQL will run as."""
        if person := self._person():
            os.chown(folder, person.pw_uid, person.pw_gid)

    def _person(self) -> pwd.struct_passwd | None:
        return pwd.getpwnam("nobody") if self.kind == "nobody" else None


def find_identity() -> Identity:
    if os.geteuid() != 0:
        return Identity("self")
    if _namespaces_work():
        return Identity("namespace")
    try:
        pwd.getpwnam("nobody")
    except KeyError:
        raise CannotStart(
            "PostgreSQL refuses to run as root, and here are neither user namespaces nor a user "
            "nobody: start HILO as an ordinary user, or set DATABASE_URL."
        ) from None
    return Identity("nobody")


def _namespaces_work() -> bool:
    if not shutil.which("unshare"):
        return False
    trial = subprocess.run([*_NAMESPACE, "true"], capture_output=True, check=False)  # noqa: S603  constant
    return trial.returncode == 0
