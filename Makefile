# make run   everything set up, and the desk with a demonstration at http://127.0.0.1:8000
# make test  everything set up, and all checks: format, lint, types, imports, tests
# make help  the rest
.DEFAULT_GOAL := help
PY := .venv/bin/python
export SOTTOVOCE_HOME ?= $(CURDIR)/data

help:
	@grep -E '^# make' Makefile | cut -c3-
	@printf '%s\n' 'make bench     measure against peers, print a table' 'make soak      kill processes at random while webhooks pour in' 'make format    put every file into the house style' 'make lock      renew the locked dependencies' 'make clean     remove the environment and caches (never your data)'

.venv/.run: requirements/run.txt pyproject.toml tools/setup
	@tools/setup run

.venv/.dev: requirements/dev.txt pyproject.toml tools/setup
	@tools/setup dev

run: .venv/.run
	@$(PY) -m sottovoce up --demo

test: .venv/.dev
	@tools/check

bench: .venv/.dev
	@$(PY) -m bench

soak: .venv/.dev
	@$(PY) -m bench.soak --rounds 50

format: .venv/.dev
	@$(PY) -m ruff check --fix-only -q . ; $(PY) -m ruff format -q .

lock:
	@tools/lock

clean:
	rm -rf .venv .cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis bench/.peers

.PHONY: help run test bench soak format lock clean
