#!/usr/bin/env python
"""Django's command-line entry point."""

from __future__ import annotations

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hilo.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  needs the settings named first

    from hilo.embedded.commands import services_for  # noqa: PLC0415  reads the same environment

    with services_for(sys.argv):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
