"""Where measuring happens: durable services of its own, a web server as in production."""

from __future__ import annotations

import io
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from benchmarks.caller import wait_until_it_answers
from benchmarks.processor import cpu_seconds
from hilo.embedded.children import web_command, worker_command
from hilo.embedded.home import PROJECT, Home
from hilo.embedded.postgres import Postgres
from hilo.embedded.servers import Servers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.surveys import Company

_NOT_OURS = ("DATABASE_URL_FILE", "REDIS_URL_FILE", "SECRET_KEY", "SECRET_KEY_FILE")


class WebServer:
    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.pid = process.pid
        self.port = port

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class Stage:
    """Nothing is started before a benchmark asks for it; leaving ends everything."""

    services = "no services were needed"

    def __init__(self) -> None:
        self._leaving = ExitStack()
        self._is_prepared = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._leaving.close()

    def prepare(self) -> None:
        """Start the services, make the tables, collect the files."""
        if self._is_prepared:
            return
        servers = Servers(self.home, durable=True)
        self._leaving.callback(servers.remove)
        self._leaving.enter_context(servers.in_use())
        os.environ.update(_environment(self.home))
        for name in _NOT_OURS:
            os.environ.pop(name, None)
        _prepare_django()
        self._leaving.callback(_disconnect)
        self.services = _describe_services()
        self._is_prepared = True

    @cached_property
    def home(self) -> Home:
        folder = Path(tempfile.mkdtemp(prefix="hilo-bench-"))
        self._leaving.callback(shutil.rmtree, folder, ignore_errors=True)
        return Home(folder)

    @cached_property
    def web(self) -> WebServer:
        return self._serve("benchmarks.settings", "/health/ready/")

    @cached_property
    def bare_web(self) -> WebServer:
        return self._serve("benchmarks.bare_settings", "/empty/")

    @cached_property
    def worker(self) -> subprocess.Popen[bytes]:
        return self._start(worker_command())

    @cached_property
    def company(self) -> Company:
        from benchmarks.surveys import found_company  # noqa: PLC0415  its models need Django

        return found_company()

    @property
    def database_log(self) -> Path:
        return self.home.logs / "postgres.log"

    def cpu_of(self, server: WebServer) -> float:
        """Processor seconds of the web server, PostgreSQL and the broker together."""
        return cpu_seconds({server.pid, *self._service_pids})

    @cached_property
    def _service_pids(self) -> set[int]:
        files = [Postgres(self.home).data / "postmaster.pid", self.home.sockets / "redis.pid"]
        return {int(file.read_text(encoding="ascii").split()[0]) for file in files}

    def _serve(self, settings: str, path: str) -> WebServer:
        port = _free_port()
        process = self._start(web_command(port=port), settings=settings)
        wait_until_it_answers(port, path)
        return WebServer(process, port)

    def _start(
        self, command: Sequence[str], *, settings: str = "benchmarks.settings"
    ) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # only the worker's farewell
            cwd=PROJECT,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": settings,
                "PYTHONWARNINGS": "ignore:You're running the worker",
            },
            start_new_session=True,
        )
        self._leaving.callback(_end, process)
        return process


def ask_process(module: str, *arguments: int) -> Any:
    """What a process of its own prints as JSON; what it complains of is seen."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
    ended = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=PROJECT, text=True)
    return json.loads(ended.stdout)


def _environment(home: Home) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "HILO_HOME": str(home.folder),
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "DEBUG": "False",
        "SITE_URL": "http://localhost",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "EMAIL_URL": "dummymail://",
        "LOG_LEVEL": "WARNING",
    }


def _prepare_django() -> None:
    import django  # noqa: PLC0415  the settings read the environment that was just made
    from django.core.management import call_command  # noqa: PLC0415  the same

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_instruments", stdout=io.StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)


def _describe_services() -> str:
    from django.db import connection  # noqa: PLC0415  Django is set up by now

    with connection.cursor() as cursor:
        shown = []
        for name in ("server_version", "fsync", "synchronous_commit"):
            cursor.execute(f"SHOW {name}")
            shown.append(cursor.fetchone()[0])
    version, fsync, commit = shown
    return f"PostgreSQL {version.split()[0]} with fsync {fsync}, synchronous_commit {commit}"


def _disconnect() -> None:
    from django.db import connection  # noqa: PLC0415  Django is set up by now

    connection.close()


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
