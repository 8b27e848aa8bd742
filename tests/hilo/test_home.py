"""Where the embedded services live, and what the folder refuses."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import environ
import pytest

from hilo import embedded
from hilo.embedded.home import PROJECT, Home, default_home
from hilo.embedded.trouble import CannotStart


def test_addresses_are_told_without_making_anything(tmp_path, monkeypatch):
    monkeypatch.setenv("HILO_HOME", str(tmp_path / "home"))

    addresses = embedded.addresses()

    database = environ.Env.db_url_config(addresses.database_url)
    assert (database["HOST"], database["NAME"]) == (f"{Home(tmp_path / 'home').sockets}", "hilo")
    assert addresses.redis_url.startswith("redis+socket:///")
    assert addresses.cache_url.startswith("unix:///")
    assert list(tmp_path.iterdir()) == []


def test_each_checkout_has_a_home_of_its_own(monkeypatch):
    monkeypatch.delenv("HILO_HOME")

    assert default_home().folder == PROJECT / ".hilo"


@pytest.mark.parametrize("name", ["long" * 30, "with space", "größe", "per%cent"])
def test_sockets_move_where_a_path_cannot_be_used(tmp_path, name):
    home = Home(tmp_path / name)

    assert home.sockets.parent == Path("/tmp")
    assert home.sockets != Home(tmp_path / f"{name}2").sockets


def test_folders_open_for_others_are_refused(tmp_path):
    home = Home(tmp_path / "home")
    home.sockets.mkdir(parents=True, mode=0o755)
    home.sockets.chmod(0o755)

    with pytest.raises(CannotStart, match="must belong to this user alone"):
        home.prepare()


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    home = Home(tmp_path / "file" / "home")

    for attempt in (home.prepare, home.secret_key):
        with pytest.raises(CannotStart, match="cannot write to its folder"):
            attempt()


def test_processes_that_start_together_agree_on_the_secret(tmp_path):
    home = Home(tmp_path / "home")

    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _: home.secret_key(), range(8)))

    assert len(secrets) == 1
    assert len(secrets.pop()) >= 50
    assert (home.folder / "secret").stat().st_mode & 0o077 == 0


def test_a_real_database_needs_a_secret_of_its_own(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://hilo@database/hilo")

    with pytest.raises(CannotStart, match="SECRET_KEY is not set"):
        embedded.secret_key()
