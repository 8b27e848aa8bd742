"""The whole of `make run`: it becomes ready, ends on request, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from hilo.embedded.broker import Broker
from hilo.embedded.home import PROJECT, Home
from hilo.embedded.postgres import Postgres
from hilo.embedded.servers import Servers

pytestmark = pytest.mark.worker


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home that the tests of this module start in, one after the other."""
    home = Home(tmp_path_factory.mktemp("run") / "home")
    yield home
    servers = Servers(home)
    if any(servers.running().values()):
        servers.start()
        servers.stop()


@pytest.fixture
def launch(home):
    """Return a function that starts HILO on a free port and waits until it says it is ready."""
    started = []

    def launched():
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        argv = [sys.executable, "-m", "hilo.embedded", "run", "--port", str(port)]
        settings = {"DJANGO_SETTINGS_MODULE": "hilo.settings", "HILO_HOME": str(home.folder)}
        log = home.folder.with_name(f"{port}.log")
        with log.open("wb") as words:
            process = subprocess.Popen(
                argv, cwd=PROJECT, env={**os.environ, **settings}, stdout=words, stderr=words
            )
        started.append(process)
        wait_for(
            lambda: "HILO runs at" in log.read_text() or process.poll() is not None, seconds=120
        )
        assert process.poll() is None, log.read_text()
        return process, port, log

    yield launched
    for process in started:
        process.terminate()
        process.wait(30)


def wait_for(fact, *, seconds):
    deadline = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(0.1)


def processes_of(home):
    """The numbers of all processes that were started with this home."""
    mark = f"HILO_HOME={home.folder}".encode()
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (entry / "environ").read_bytes() and (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def named(home, word):
    commands = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in processes_of(home)}
    return min(pid for pid, command in commands.items() if word in command)


def kill_the_servers(home):
    for note in (Postgres(home).data / "postmaster.pid", Broker(home).pid_file):
        os.kill(int(note.read_text().split()[0]), signal.SIGKILL)


def answers(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready/", timeout=10) as answer:
            return answer.status == 200
    except OSError:
        return False


def ask(home, question):
    """The number of rows that were found or changed."""
    line = psycopg2.connect(host=str(home.sockets), user="hilo", dbname="hilo")
    with closing(line), line, line.cursor() as cursor:
        cursor.execute(question)
        return cursor.rowcount


def closed(home):
    return ask(home, "SELECT FROM assessments_assessment WHERE status <> 'CLOSED'") == 0


def worker_answers(home):
    argv = [sys.executable, "-m", "celery", "--app", "hilo.celery", "inspect", "ping"]
    settings = {"DJANGO_SETTINGS_MODULE": "hilo.settings", "HILO_HOME": str(home.folder)}
    asked = subprocess.run(
        argv, cwd=PROJECT, env={**os.environ, **settings}, capture_output=True, check=False
    )
    return b"pong" in asked.stdout


def test_it_becomes_ready_starts_killed_services_again_and_ends_by_ctrl_c(launch, home):
    process, port, log = launch()
    assert answers(port)

    kill_the_servers(home)
    wait_for(lambda: "started again what had ended" in log.read_text(), seconds=60)
    wait_for(lambda: answers(port) and worker_answers(home), seconds=60)
    process.send_signal(signal.SIGINT)

    assert process.wait(30) == 0
    assert processes_of(home) == []
    assert "HILO has started again what had ended: PostgreSQL and Redis.\n" in log.read_text()
    assert log.read_text().endswith("HILO has stopped.\n")


def test_parts_that_died_are_started_again_and_do_their_work(launch, home):
    _, port, log = launch()

    for part in (b"granian", b"\0worker\0", b"\0beat\0"):
        os.kill(named(home, part), signal.SIGKILL)
    due = ask(home, "UPDATE assessments_assessment SET closes_at = opened_at WHERE status = 'OPEN'")
    wait_for(lambda: answers(port) and closed(home), seconds=90)

    assert due == 1
    for part in ("web server", "worker", "clock"):
        assert f"{part} (exit code -9)" in log.read_text()


def test_when_one_part_keeps_dying_all_end(launch, home):
    process, _, log = launch()

    for times in range(1, 6):
        os.kill(named(home, b"\0beat\0"), signal.SIGKILL)
        wait_for(lambda: log.read_text().count("started again") == times, seconds=20)  # noqa: B023
    os.kill(named(home, b"\0beat\0"), signal.SIGKILL)

    assert process.wait(30) == 1
    assert processes_of(home) == []
    assert "HILO stops because its clock (exit code -9) keeps ending; see" in log.read_text()


def test_a_web_server_that_ends_at_its_start_ends_all(launch, home, monkeypatch):
    monkeypatch.setenv("GRANIAN_SSL_CERTIFICATE", "/nowhere")

    with pytest.raises(AssertionError, match="HILO stops because its web server ended"):
        launch()

    assert processes_of(home) == []


def test_a_killed_launcher_is_survived(launch, home):
    process, _, _ = launch()

    process.kill()
    process.wait(10)
    wait_for(lambda: len(processes_of(home)) <= len(server_processes(home)), seconds=20)
    process, port, _ = launch()

    assert answers(port)
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    assert processes_of(home) == []


def server_processes(home):
    """PostgreSQL and the broker stay, for the next start to take over."""
    words = (b"postgres", b"valkey", b"redis-server")
    commands = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in processes_of(home)}
    return [pid for pid, command in commands.items() if any(word in command for word in words)]
