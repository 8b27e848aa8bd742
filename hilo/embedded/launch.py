"""`make run`: the services, the tables, web and worker together, and one way to end them all."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hilo.embedded.children import HOST, Children, clock_command, web_command, worker_command
from hilo.embedded.freshness import recall_sample, remember_sample
from hilo.embedded.home import default_home
from hilo.embedded.trouble import CannotStart
from hilo.embedded.wanted import wanted_servers
from hilo.env import env

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from hilo.embedded.home import Home
    from hilo.embedded.servers import Servers

_SECONDS_TO_ANSWER = 60
_SECONDS_BETWEEN_LOOKS = 2
_MOST_RESTARTS = 5
_AN_HOUR = 3600
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _AskedToEnd(BaseException):
    """Somebody pressed Ctrl-C or sent a signal."""


def run(*, port: int) -> None:
    """Run HILO until it is asked to end or one of its processes keeps ending."""
    _refuse_used_port(port)
    home = default_home()
    home.prepare()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hilo.settings")
    os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    try:
        servers = wanted_servers(home)
        with _ending_by_signal(), servers.in_use():
            _run_over_services(home, servers, port=port)
    except _AskedToEnd:
        _say("HILO has stopped.")


def _run_over_services(home: Home, servers: Servers, *, port: int) -> None:
    children = Children(os.environ)
    sample = recall_sample(home)
    try:
        if sample is None:
            sample = _prepare(home, children)
        else:
            _start_worker(children)
        children.start("web server", web_command(port=port))
        _wait_until_ready(children, f"http://{HOST}:{port}/health/ready/")
        children.start("clock", clock_command(home), nice=5)
        _say(f"HILO runs at {os.environ['SITE_URL']}\n{sample}Stop it with Ctrl-C.")
        _watch(children, servers)
    finally:
        _ignore_signals()
        children.stop()


def _prepare(home: Home, children: Children) -> str:
    """Bring tables, files and sample up to date; the worker runs before the sample needs it."""
    from hilo.embedded import readiness  # noqa: PLC0415  Django costs a second that most starts save

    readiness.prepare_database()
    _start_worker(children)
    readiness.prepare_files(home)
    sample = readiness.prepare_sample()
    remember_sample(home, sample)
    return sample


def _start_worker(children: Children) -> None:
    """Start the worker a step behind the web server: answering comes before computing."""
    children.start("worker", worker_command(), nice=5)


def _watch(children: Children, servers: Servers) -> None:
    """Start again what ends, a service or a process of ours, unless something keeps ending."""
    restarts: deque[float] = deque(maxlen=_MOST_RESTARTS)
    while True:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
        if ended := [*servers.restart_ended(), *children.restart_ended()]:
            names = " and ".join(ended)
            _refuse_too_many(restarts, names)
            restarts.append(time.monotonic())
            _say(f"HILO has started again what had ended: {names}.")


def _refuse_too_many(restarts: deque[float], names: str) -> None:
    if len(restarts) == _MOST_RESTARTS and time.monotonic() - restarts[0] < _AN_HOUR:
        raise CannotStart(
            f"HILO stops because its {names} keeps ending; see above and {default_home().logs}."
        )


def _refuse_ended(children: Children) -> None:
    for name, code in children.ended().items():
        raise CannotStart(f"HILO stops because its {name} ended (exit code {code}); see above.")


def _wait_until_ready(children: Children, address: str) -> None:
    deadline = time.monotonic() + _SECONDS_TO_ANSWER
    while not _answers(address):
        _refuse_ended(children)
        if time.monotonic() > deadline:
            raise CannotStart(f"HILO started, but {address} does not say it is ready; see above.")
        time.sleep(0.05)


def _answers(address: str) -> bool:
    try:
        question = urllib.request.Request(address, headers={"Host": _allowed_host()})  # noqa: S310  our own address
        with urllib.request.urlopen(question, timeout=5) as answer:  # noqa: S310  the same
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _allowed_host() -> str:
    """A name that this HILO answers to."""
    first: str = env.list("ALLOWED_HOSTS", default=["localhost"])[0]
    return "localhost" if first == "*" else first.removeprefix(".")


def _refuse_used_port(port: int) -> None:
    try:
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((HOST, port))
    except PermissionError:
        raise CannotStart(f"This user may not use port {port}: take one above 1023.") from None
    except OSError as error:
        raise CannotStart(
            f"HILO cannot use port {port} on {HOST} ({(error.strerror or '').lower()}): "
            f"take another one, for example make run PORT={port + 1 if port < 65535 else 8000}."
        ) from None


@contextmanager
def _ending_by_signal() -> Iterator[None]:
    for number in _ENDING:
        signal.signal(number, _end)
    try:
        yield
    finally:
        _ignore_signals()


def _end(_number: int, _frame: FrameType | None) -> None:
    _ignore_signals()
    raise _AskedToEnd


def _ignore_signals() -> None:
    """Nothing interrupts the stopping; a second Ctrl-C would leave processes behind."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN)


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
