"""Makes `.venv` and installs pinned requirements, with nothing but the standard library.

Used by the Makefile: `python3 hilo/embedded/environment.py requirements.txt`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
ENVIRONMENT = PROJECT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
UV = "uv==0.13.9"


def main() -> None:
    requirements = PROJECT / sys.argv[1]
    stamp = ENVIRONMENT / f".installed-{requirements.stem}"
    fingerprint = _fingerprint(requirements)
    if not _environment_works():
        _make_environment()
    if not stamp.exists() or stamp.read_text(encoding="ascii") != fingerprint:
        _say(f"Installing {requirements.name} into .venv ...")
        _install(requirements)
        stamp.write_text(fingerprint, encoding="ascii")


def _fingerprint(requirements: Path) -> str:
    """A hash of the file and of the one it builds on."""
    files = sorted({PROJECT / "requirements.txt", requirements})
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def _environment_works() -> bool:
    """Whether `.venv` is whole; after an upgrade of the machine's Python its packages are gone."""
    question = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    return PYTHON.exists() and _run(str(PYTHON), "-c", question).returncode == 0


def _make_environment() -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(
            f"HILO needs Python's venv module, which {sys.executable} lacks: "
            f"on Debian or Ubuntu run apt-get install python{version}-venv, then start again."
        )
    _say(f"Making .venv with Python {sys.version.split()[0]} ...")
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    made = _run(sys.executable, "-m", "venv", str(ENVIRONMENT))
    if made.returncode != 0:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        sys.exit(f"HILO could not make {ENVIRONMENT}: {_last_line(made.stdout + made.stderr)}")


def _install(requirements: Path) -> None:
    """Install with uv, ten times faster; with pip where uv cannot be had or does not manage."""
    if _pip("install", "--quiet", UV).returncode == 0 and _uv_install(requirements):
        return
    ended = _pip("install", "--quiet", "--require-hashes", "--requirement", str(requirements))
    if ended.returncode != 0:
        sys.exit(
            f"HILO could not install {requirements.name}; check the network and start again. "
            f"pip says: {_last_line(ended.stderr)}"
        )


def _uv_install(requirements: Path) -> bool:
    """Install from the package index that pip is configured for, told to uv by its own name."""
    if index := _pip("config", "get", "global.index-url").stdout.strip():
        os.environ.setdefault("UV_DEFAULT_INDEX", index)
    words = ("-m", "uv", "pip", "install", "--quiet", "--require-hashes", "--requirement")
    ended = _run(str(PYTHON), *words, str(requirements), "--python", str(PYTHON))
    return ended.returncode == 0


def _pip(*words: str) -> subprocess.CompletedProcess[str]:
    return _run(str(PYTHON), "-m", "pip", "--disable-pip-version-check", *words)


def _run(*argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(argv, capture_output=True, text=True, check=False)  # noqa: S603  our own words


def _last_line(words: str) -> str:
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return lines[-1] if lines else "nothing"


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
