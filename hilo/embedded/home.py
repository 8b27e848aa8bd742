"""The folder of the embedded services: where their data, sockets and secret are kept."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import socket
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hilo.embedded.trouble import CannotStart

PROJECT = Path(__file__).resolve().parents[2]
_LONGEST_SOCKET_FOLDER = 85  # a socket's whole path may hold 103 characters on macOS, 107 on Linux
_SAFE_IN_AN_ADDRESS = re.compile(r"[A-Za-z0-9._/-]+")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where settings find the database, the broker of Celery and the cache."""

    database_url: str
    redis_url: str
    cache_url: str


@dataclass(frozen=True, slots=True)
class Home:
    folder: Path

    @property
    def token(self) -> str:
        """A short name that no other home on this machine has."""
        return hashlib.sha256(str(self.folder).encode()).hexdigest()[:12]

    @property
    def sockets(self) -> Path:
        """The folder of the sockets: in the home, or a short one where that path cannot be used."""
        inside = self.folder / "run"
        fits = len(str(inside)) <= _LONGEST_SOCKET_FOLDER
        if fits and _SAFE_IN_AN_ADDRESS.fullmatch(str(inside)):
            return inside
        return Path("/tmp") / f"hilo-{os.getuid()}-{self.token}"  # noqa: S108  owner and mode are checked

    @property
    def database_socket(self) -> Path:
        return self.sockets / ".s.PGSQL.5432"

    @property
    def broker_socket(self) -> Path:
        return self.sockets / "redis.sock"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    def addresses(self) -> Addresses:
        return Addresses(
            database_url=f"postgresql://hilo@/{self.sockets}/hilo",
            redis_url=f"redis+socket://{self.broker_socket}",
            cache_url=f"unix://{self.broker_socket}?db=1",
        )

    def prepare(self) -> None:
        """Make the folders, readable by their owner only."""
        try:
            for folder in (self.folder, self.sockets, self.logs):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                pass
        except OSError as error:
            raise _not_writable(self.folder, error) from None
        _refuse_shared(self.sockets)

    def secret_key(self) -> str:
        """The secret of this home, made once; two processes that make it at once agree on one."""
        target = self.folder / "secret"
        if not target.exists():
            self._write_secret(target)
        return target.read_text(encoding="ascii").strip()

    def _write_secret(self, target: Path) -> None:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=self.folder) as draft:
                draft.write(secrets.token_urlsafe(50))
                draft.flush()
                target.hardlink_to(draft.name)
        except FileExistsError:
            if not target.exists():
                raise _not_writable(self.folder, "a file is in its place") from None
        except OSError as error:
            raise _not_writable(self.folder, error) from None


def nobody_listens(at: Path) -> bool:
    """Whether the kernel knows of no process behind a socket; a slow one is still there."""
    try:
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(1)
            probe.connect(str(at))
    except (ConnectionRefusedError, FileNotFoundError):
        return True
    except OSError:
        return False
    return False


def default_home() -> Home:
    """The home of this checkout, so that two checkouts never share data."""
    return Home(Path(os.environ.get("HILO_HOME") or PROJECT / ".hilo").absolute())


def _refuse_shared(sockets: Path) -> None:
    """Refuse a folder that somebody else made or may enter: whoever reaches a socket is let in."""
    entry = sockets.lstat()
    if sockets.is_symlink() or entry.st_uid != os.geteuid() or entry.st_mode & 0o077:
        raise CannotStart(
            f"HILO keeps its sockets in {sockets}, which must belong to this user alone: "
            f"remove it, or run chmod 700 {sockets}."
        )


def _not_writable(folder: Path, error: OSError | str) -> CannotStart:
    reason = error if isinstance(error, str) else (error.strerror or str(error)).lower()
    return CannotStart(
        f"HILO cannot write to its folder {folder} ({reason}): "
        "make it writable for this user, or set HILO_HOME to a folder that is."
    )
