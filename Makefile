# HILO. `make run` and `make test` need nothing but make and Python 3.11 or newer.

PORT ?= 8000
ORGANIZATIONS ?= 200
MACHINE_PYTHON := $(shell for name in .venv/bin/python python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
PYTHON := .venv/bin/python
TEMPLATES := templates

COMPILE = $(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

define environment
	@test -n "$(MACHINE_PYTHON)" || { echo "HILO needs Python 3.11 or newer, and this machine has $$(python3 -V 2>/dev/null || echo no Python 3): install a newer one."; exit 1; }
	@$(MACHINE_PYTHON) -I hilo/embedded/environment.py $(1)
endef

.PHONY: run test check format bench messages lock audit advisories clean help
.DEFAULT_GOAL := help

run: ## Install what is missing and run HILO with a sample organization (PORT=8000)
	$(call environment,requirements.txt)
	@exec $(PYTHON) -m hilo.embedded run --port "$(PORT)"

test: check ## Run every check and every test, browser journeys too
	@$(PYTHON) -m hilo.embedded.chromium
	@PYTHONHASHSEED=20261121 $(PYTHON) -m pytest --numprocesses 2 --dist loadfile

check: ## Check format, lint, types, imports, templates, Django and migrations
	$(call environment,requirements-dev.txt)
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy .
	.venv/bin/lint-imports
	$(PYTHON) -m djlint --check --lint $(TEMPLATES)
	$(PYTHON) manage.py check --fail-level WARNING
	@DATABASE_URL=postgresql://hilo@database/hilo REDIS_URL=redis://redis/0 SITE_URL=https://hilo.example \
		ALLOWED_HOSTS=hilo.example SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(60))') \
		$(PYTHON) manage.py check --deploy --fail-level WARNING
	$(PYTHON) manage.py makemigrations --check --dry-run --settings hilo.test_settings

format: ## Put code and templates into the project's form
	$(call environment,requirements-dev.txt)
	$(PYTHON) -m ruff check --fix-only --quiet .
	$(PYTHON) -m ruff format .
	$(PYTHON) -m djlint --reformat --quiet $(TEMPLATES) || true

bench: ## Measure speed and scale and print a table (JSON=file, ONLY=name, ALL=1)
	$(call environment,requirements-dev.txt)
	@$(PYTHON) -m benchmarks $(if $(JSON),--json "$(JSON)") $(if $(ONLY),--only "$(ONLY)") $(if $(ALL),--all)

messages: ## Collect the words to translate and compile the translations
	$(call environment,requirements-dev.txt)
	$(PYTHON) manage.py makemessages --all --no-location --ignore '.venv' --ignore '.hilo' --ignore staticfiles
	$(PYTHON) manage.py compilemessages --ignore '.venv'

lock: ## Pin the newest allowed versions of all requirements (UPGRADE=1 to move the pins)
	$(call environment,requirements-dev.txt)
	$(COMPILE) pyproject.toml --output-file requirements.txt
	$(COMPILE) --group dev --constraint requirements.txt $$(sed -n 's/^\([a-z0-9.-]*\)==.*/--no-emit-package \1/p' requirements.txt) \
		--output-file requirements-dev.txt
	@{ echo "-r requirements.txt"; cat requirements-dev.txt; } > requirements-dev.draft && mv requirements-dev.draft requirements-dev.txt

audit: ## Attack 200 organizations made at random: pages, CSV, API, reports (ORGANIZATIONS=200)
	$(call environment,requirements-dev.txt)
	@AUDIT_ORGANIZATIONS=$(ORGANIZATIONS) $(PYTHON) -m pytest tests/audit

advisories: ## Look for known holes in the pinned requirements
	$(call environment,requirements-dev.txt)
	$(PYTHON) -m pip_audit --require-hashes --disable-pip --requirement requirements.txt

clean: ## Remove what can be made again: environment, caches, collected files (never data)
	rm -rf .venv .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage htmlcov staticfiles
	find . -name __pycache__ -prune -exec rm -rf {} +

help: ## Show this help
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16
