# make run    set up and start: the agent's screen, or a batch check of examples/ without a terminal
# make test   set up and run every check: tests, types, style, import floors
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install run test

install: .venv/installed

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt torch
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

run: install
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/replycheck write examples/angry-customer.nl.txt; \
	else $(BIN)/replycheck check examples --exit-zero; fi

test: install
	$(BIN)/ruff check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest
