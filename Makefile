# Every command of the project. `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
PYTHON ?= python3.11
BIN := .venv/bin
READY := .venv/ready

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(READY) ## make the virtual environment .venv from the lock file

$(READY): requirements-dev.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed: install it, or name it with make PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python's venv module is needed: on Debian, apt-get install python3.11-venv" >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY) ## publish the seeds to an embedded broker, process them, show the state
	@$(BIN)/coalition demo

serve: $(READY) ## keep an embedded broker and a worker running, for other terminals
	@$(BIN)/coalition serve

test: $(READY) ## run all tests that need no Apache Kafka
	$(BIN)/pytest -m "not kafka"

test-kafka: $(READY) ## fetch Apache Kafka, start it, and run the tests that need it
	$(BIN)/pytest -m kafka

eval: $(READY) ## score the extractor against annotated articles
	@$(BIN)/python -m tests.evaluation

bench-extract: $(READY) ## time the extractor beside the bare model, and check it on the whole corpus
	@$(BIN)/python -m tests.bench.extract

check: $(READY) ## lint, types, layers, generated files and lock files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m schemas.generate --check
	$(BIN)/coalition settings --markdown | diff docs/settings.md -
	@$(MAKE) --no-print-directory check-lock

check-lock: $(READY)
	@cp requirements.lock requirements-dev.lock $(BIN)/
	@$(BIN)/uv pip compile -q pyproject.toml --generate-hashes --python-version 3.11 --no-header -o $(BIN)/requirements.lock >/dev/null
	@diff requirements.lock $(BIN)/requirements.lock || { echo "requirements.lock is stale: make lock" >&2; exit 1; }
	@$(BIN)/uv pip compile -q pyproject.toml --extra dev --generate-hashes --python-version 3.11 --no-header -c requirements.lock -o $(BIN)/requirements-dev.lock >/dev/null
	@diff requirements-dev.lock $(BIN)/requirements-dev.lock || { echo "requirements-dev.lock is stale: make lock" >&2; exit 1; }
	@echo "lock files: fresh"

lock: $(READY) ## pin what pyproject.toml asks for
	$(BIN)/uv pip compile -q pyproject.toml --generate-hashes --python-version 3.11 --no-header -o requirements.lock >/dev/null
	$(BIN)/uv pip compile -q pyproject.toml --extra dev --generate-hashes --python-version 3.11 --no-header -c requirements.lock -o requirements-dev.lock >/dev/null

generate: $(READY) ## write the generated files anew: JSON Schemas, AsyncAPI document, settings page
	$(BIN)/python -m schemas.generate
	$(BIN)/coalition settings --markdown > docs/settings.md

format: $(READY) ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: help install demo serve test test-kafka eval bench-extract check check-lock lock generate format
