"""The embedded PostgreSQL and broker: both ways to find them, and what survives."""

from __future__ import annotations

import psycopg2
import pytest
import redis

from hilo.embedded.binaries import find_broker, find_postgres
from hilo.embedded.home import Home
from hilo.embedded.identity import Identity, find_identity
from hilo.embedded.postgres import Postgres
from hilo.embedded.servers import Servers
from hilo.embedded.trouble import CannotStart


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def ask(home: Home, question: str):
    connection = psycopg2.connect(host=str(home.sockets), user="hilo", dbname="hilo")
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0] if cursor.description else None
    finally:
        connection.close()


def need(find, *, only):
    try:
        find(only=only)
    except CannotStart as missing:
        pytest.skip(str(missing))


@pytest.mark.parametrize("source", ["machine", "wheel"])
def test_postgres_of_either_source_keeps_its_rows(home, source):
    need(find_postgres, only=source)
    servers = Servers(home, broker=False, durable=False, only=source)

    with servers.in_use():
        ask(home, "CREATE TABLE kept AS SELECT 7 AS number")
    with servers.in_use():
        number = ask(home, "SELECT number FROM kept")
        order = ask(
            home, "SELECT string_agg(word, '' ORDER BY word) FROM unnest('{b,B,ä,a}'::text[]) word"
        )

    assert number == 7
    assert order == "Babä"
    assert not servers.running()["Postgres"]


@pytest.mark.parametrize("source", ["machine", "wheel"])
def test_a_broker_of_either_source_keeps_its_messages(home, source):
    need(find_broker, only=source)
    servers = Servers(home, database=False, only=source)

    with servers.in_use():
        redis.from_url(home.addresses().cache_url).set("word", "kept")
    with servers.in_use():
        client = redis.from_url(home.addresses().cache_url)
        word = client.get("word")
        policy = client.config_get("maxmemory-policy", "appendfsync")
        client.close()

    assert word == b"kept"
    assert policy == {"maxmemory-policy": "noeviction", "appendfsync": "everysec"}
    assert not servers.running()["Broker"]


def test_a_broker_starts_empty_where_its_file_cannot_be_read(home):
    home.prepare()
    manifest = home.folder / "redis" / "appendonlydir" / "appendonly.aof.manifest"
    manifest.parent.mkdir(parents=True)
    manifest.write_text("written by something else\n")

    servers = Servers(home, database=False)
    with servers.in_use():
        assert servers.running()["Broker"]

    assert list(home.folder.glob("redis.unreadable-*"))


def test_no_tcp_port_leads_to_the_services(home):
    with Servers(home, durable=False).in_use():
        listening = ask(home, "SELECT current_setting('listen_addresses')")
        port = redis.from_url(home.addresses().cache_url).config_get("port")["port"]

    assert listening == ""
    assert port == "0"
    assert home.sockets.stat().st_mode & 0o077 == 0


def test_the_last_user_stops_the_services(home):
    first, second = Servers(home, durable=False), Servers(home, durable=False)

    first.start()
    second.start()

    assert not first.stop()
    assert all(second.running().values())
    assert second.stop()
    assert not any(second.running().values())


def test_data_of_another_version_are_refused_in_one_sentence(home):
    (home.folder / "postgres").mkdir(parents=True)
    (home.folder / "postgres" / "PG_VERSION").write_text("9\n")

    with pytest.raises(CannotStart) as refusal, Servers(home, broker=False).in_use():
        pass

    sentence = str(refusal.value)
    assert "made by PostgreSQL 9" in sentence
    assert str(home.folder / "postgres") in sentence
    assert "\n" not in sentence


def test_data_are_opened_by_the_version_that_made_them(home):
    need(find_postgres, only="machine")
    need(find_postgres, only="wheel")
    with Servers(home, broker=False, durable=False, only="wheel").in_use():
        made_by = ask(home, "SHOW server_version_num")

    with Servers(home, broker=False, durable=False).in_use():
        assert ask(home, "SHOW server_version_num") == made_by


@pytest.mark.skipif(find_identity().kind == "self", reason="only root must lend an identity")
def test_root_without_namespaces_runs_postgres_as_nobody(home):
    home.prepare()
    postgres = Postgres(home, durable=False, only="wheel", identity=Identity("nobody"))
    try:
        postgres.start()
        assert ask(home, "SELECT 1") == 1
        assert postgres.data.owner() == "nobody"
    finally:
        postgres.stop()
        postgres.remove()
    assert not postgres.place.exists()


def test_a_pid_file_of_a_killed_server_does_not_stop_the_next_start(home):
    servers = Servers(home, broker=False, durable=False)
    with servers.in_use():
        pass
    (home.folder / "postgres" / "postmaster.pid").write_text("1\n/nowhere\n")

    with servers.in_use():
        assert ask(home, "SELECT 1") == 1
