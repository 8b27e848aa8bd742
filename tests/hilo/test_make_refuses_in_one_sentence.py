"""What a stranger reads when the machine is not ready: one sentence, never a traceback."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys

import pytest

from hilo.embedded.home import PROJECT

SCRIPT = PROJECT / "hilo" / "embedded" / "environment.py"


def run(*argv, cwd=PROJECT, **environment):
    # Not as a part of the make that runs the tests: that one says where it goes.
    outer = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    settings = {**outer, "DJANGO_SETTINGS_MODULE": "hilo.settings", **environment}
    return subprocess.run(argv, cwd=cwd, env=settings, capture_output=True, text=True, check=False)


def assert_one_sentence(ended, *words):
    complaint = [line for line in (ended.stdout + ended.stderr).splitlines() if "make:" not in line]

    assert ended.returncode != 0
    assert len(complaint) == 1, complaint
    assert all(word in complaint[0] for word in words), complaint


@pytest.fixture
def bare_project(tmp_path):
    """A checkout without an environment, and a folder of programs that holds almost nothing."""
    (tmp_path / "hilo" / "embedded").mkdir(parents=True)
    shutil.copy(SCRIPT, tmp_path / "hilo" / "embedded")
    shutil.copy(PROJECT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").write_text("")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("make", "sh", "test"):
        (programs / name).symlink_to(shutil.which(name))
    return tmp_path


def test_an_old_python_is_named(bare_project):
    old = bare_project / "bin" / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = -V ] && echo Python 3.9.2 && exit 0\nexit 1\n')
    old.chmod(0o755)

    ended = run("make", "run", cwd=bare_project, PATH=str(bare_project / "bin"))

    assert_one_sentence(ended, "Python 3.11 or newer", "Python 3.9.2")


def test_a_machine_without_python_is_told_so(bare_project):
    ended = run("make", "run", cwd=bare_project, PATH=str(bare_project / "bin"))

    assert_one_sentence(ended, "Python 3.11 or newer", "no Python 3")


def test_a_missing_venv_module_is_named(bare_project):
    script = bare_project / "hilo" / "embedded" / "environment.py"
    without = (
        "import runpy, sys; sys.modules['ensurepip'] = None; "
        f"sys.argv = ['environment.py', 'requirements.txt']; "
        f"runpy.run_path({str(script)!r}, run_name='__main__')"
    )

    ended = run(sys.executable, "-c", without, cwd=bare_project)

    assert_one_sentence(ended, "venv module", "apt-get install python3")


def test_a_port_in_use_is_named(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        ended = run(sys.executable, "-m", "hilo.embedded", "run", "--port", port)

    assert_one_sentence(ended, f"port {port}", "address already in use", "make run PORT=")


@pytest.mark.parametrize("port", ["65536", "eight"])
def test_a_port_that_is_none_is_refused(port):
    ended = run(sys.executable, "-m", "hilo.embedded", "run", "--port", port)

    assert_one_sentence(ended, "is not a port")


def test_a_folder_that_cannot_be_written_stops_the_start(tmp_path):
    (tmp_path / "file").write_text("in the way")

    ended = run(
        sys.executable,
        "-m",
        "hilo.embedded",
        "run",
        "--port",
        "8799",
        HILO_HOME=f"{tmp_path}/file/home",
    )

    assert_one_sentence(ended, "cannot write to its folder", "HILO_HOME")


def test_data_of_another_version_stop_the_start(tmp_path):
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("9\n")

    ended = run(
        sys.executable, "-m", "hilo.embedded", "run", "--port", "8799", HILO_HOME=str(tmp_path)
    )

    assert_one_sentence(ended, "made by PostgreSQL 9", "move that folder away")
