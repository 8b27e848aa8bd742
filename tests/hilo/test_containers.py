"""What can be tried of the containers without Docker."""

from __future__ import annotations

import pytest
import yaml

from hilo.embedded.binaries import find_postgres
from hilo.embedded.home import PROJECT
from hilo.embedded.identity import find_identity

SERVICES = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())["services"]


@pytest.mark.skipif(find_identity().kind == "nobody", reason="root needs a user namespace for it")
def test_the_database_can_be_made_with_the_words_given_to_initdb(tmp_path):
    database = SERVICES["postgres"]
    words = database["environment"]["POSTGRES_INITDB_ARGS"].split()
    programs = find_postgres(only="wheel")
    assert programs.version >= int(database["image"].removeprefix("postgres:").split("-")[0])

    initdb = [programs.folder / "initdb", "-D", tmp_path / "data", "--no-sync", *words]
    assert find_identity().run(initdb, log=tmp_path / "log"), (tmp_path / "log").read_text()


@pytest.mark.parametrize("name", ["web", "worker", "beat", "migrate"])
def test_every_setting_that_differs_between_machines_reaches_the_containers(name):
    written = (PROJECT / ".env.example").read_text().splitlines()
    known = {line[2:].split("=")[0] for line in written if line.startswith("# ") and "=" in line}
    needless = {"DEBUG", "HTTPS", "CONN_MAX_AGE", "HILO_HOME"}
    assert {each for each in known if each.isupper()} - needless == set(
        SERVICES[name]["environment"]
    )
