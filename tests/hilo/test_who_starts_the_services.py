"""manage.py and test runs start the services they need, and end them however they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hilo.embedded.commands import _needs_services
from hilo.embedded.home import PROJECT, Home
from hilo.embedded.servers import Servers


def run(*argv, **environment):
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("HILO_PRIVATE_SERVICES")
    }
    settings = {**inherited, "DJANGO_SETTINGS_MODULE": "hilo.settings", **environment}
    return subprocess.run(
        [sys.executable, *argv],
        cwd=PROJECT,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_command_that_reads_rows_runs_the_services_for_its_length(tmp_path):
    home = Home(tmp_path / "home")

    ended = run("manage.py", "showmigrations", "organizations", HILO_HOME=str(home.folder))

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("organizations\n [ ] 0001")
    assert not any(Servers(home).running().values())


def test_a_command_over_a_database_of_ones_own_starts_nothing(tmp_path):
    ended = run(
        *("manage.py", "showmigrations"),
        HILO_HOME=str(tmp_path / "home"),
        DATABASE_URL="postgresql://nobody@127.0.0.1:1/none",
        REDIS_URL="redis://127.0.0.1:1/0",
        SECRET_KEY="a key of its own",
    )

    assert ended.returncode != 0
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        (["migrate"], True),
        (["shell"], True),
        ([], False),
        (["help"], False),
        (["migrate", "--help"], False),
        (["score", "answers.csv"], False),
        (["migrate", "--settings=hilo.test_settings"], False),
    ],
)
def test_only_commands_that_read_or_write_rows_start_the_services(monkeypatch, words, needed):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "hilo.settings")

    assert _needs_services(["manage.py", *words]) is needed


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_private_services_end_with_the_process_that_started_them(number):
    start = (
        "import os; from hilo.embedded.private import start_private_services as start; start(); "
        f"print(os.environ['HILO_HOME'], flush=True); os.kill(os.getpid(), {int(number)})"
    )

    folder = Path(run("-c", start).stdout.strip())

    assert folder.name.startswith("hilo-test-")
    deadline = time.monotonic() + 20
    while folder.exists():
        assert time.monotonic() < deadline, f"{folder} is still there"
        time.sleep(0.1)
