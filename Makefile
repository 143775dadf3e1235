# Everything starts from a machine with Python 3.11 or newer, make, and a package index.
# The first target that needs it makes .venv and fills it; a stamp in .venv says that this was done.

VENV := .venv
BIN := $(VENV)/bin
DEMO_EXTRAS := cli,calendars,report,xlsx,ical
PYTEST_ARGS ?=
DEMO_OUTPUT ?= demo-output

# The first Python that runs, is new enough and can make an environment. Name another: make PYTHON=python3.13 test
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo $$python; break; }; done)

NO_PYTHON := No Python 3.11 or newer with venv was found. Install one (on Debian and Ubuntu: python3 and \
python3-venv), or say where it is: make PYTHON=python3.13 test

.PHONY: demo test coverage lint format docs pictures bench fuzz dist clean

demo: $(VENV)/.demo
	$(BIN)/safetygate demo -o $(DEMO_OUTPUT)

test: $(VENV)/.test
	$(BIN)/python -m pytest $(PYTEST_ARGS)

coverage: $(VENV)/.test
	$(BIN)/python -m pytest --cov --cov-report=term $(PYTEST_ARGS)

lint: $(VENV)/.test $(VENV)/.lint
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/python docs/typed.py

format: $(VENV)/.lint
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(VENV)/.test $(VENV)/.docs
	$(BIN)/sphinx-build -W --keep-going -q -b dirhtml docs docs/_build/html

pictures: $(VENV)/.demo
	$(BIN)/python docs/pictures.py

bench: $(VENV)/.test $(VENV)/.bench
	for script in benchmarks/bench_*.py; do $(BIN)/python $$script || exit 1; done

fuzz: $(VENV)/.test
	$(BIN)/python -m pytest -m hypothesis --hypothesis-profile=fuzz $(PYTEST_ARGS)

dist: $(VENV)/.build
	rm -rf dist
	$(BIN)/python -m build --outdir dist

clean:
	rm -rf build dist demo-output docs/_build .hypothesis .mypy_cache .pytest_cache .ruff_cache .coverage

$(VENV)/.pip:
	@test -x $(BIN)/python || test -n "$(PYTHON)" || { echo "$(NO_PYTHON)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/.demo: pyproject.toml | $(VENV)/.pip
	$(BIN)/python -m pip install --quiet --editable '.[$(DEMO_EXTRAS)]'
	@touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/.pip
	$(BIN)/python -m pip install --quiet --editable '.[all]' --group test
	@touch $(VENV)/.demo $@

$(VENV)/.lint $(VENV)/.docs $(VENV)/.bench $(VENV)/.build: $(VENV)/.%: pyproject.toml | $(VENV)/.pip
	$(BIN)/python -m pip install --quiet --group $*
	@touch $@
