"""Sees to it that the browser journeys find a Chromium, from the packages of Debian or Ubuntu."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from hilo.embedded.trouble import CannotStart

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find_chromium() -> str | None:
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def main() -> None:
    if find_chromium():
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise CannotStart(
            "The browser journeys need Chromium: install it and run make test again "
            "(on Debian or Ubuntu: sudo apt-get install chromium)."
        )
    sys.stdout.write("Installing Chromium ...\n")
    sys.stdout.flush()
    if not (_apt("update") and _apt("install", "--yes", "--no-install-recommends", "chromium")):
        raise CannotStart(
            "apt-get could not install Chromium; run apt-get install chromium to see why."
        )


def _apt(*words: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    ended = subprocess.run(  # noqa: S603  Debian's own program
        ["apt-get", "--quiet", *words],  # noqa: S607
        capture_output=True,
        check=False,
        env=environment,
    )
    return ended.returncode == 0


if __name__ == "__main__":
    main()
