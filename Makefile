# Everything starts from a machine with Python 3.11 or newer, make, and a package index.
# The first target that needs it makes .venv and fills it; a stamp in .venv says that this was done.

VENV := .venv
BIN := $(VENV)/bin
DEMO_EXTRAS := cli,calendars,report,xlsx,ical
PYTEST_ARGS ?=
DEMO_OUTPUT ?= demo-output
HOST_DATA ?= host-data

# The first Python that runs, is new enough and can make an environment. Name another: make PYTHON=python3.13 test
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo $$python; break; }; done)

NO_PYTHON := No Python 3.11 or newer with venv was found. Install one (on Debian and Ubuntu: python3 and \
python3-venv), or say where it is: make PYTHON=python3.13 test

# The licences under which a package may come with us, as its metadata says them.
LICENCES := Apache;BSD;ISC;LGPL;MIT;MPL;PSF

.PHONY: demo host hosts test contract coverage lint format docs pictures bench fuzz dist lock sbom licences audit clean

demo: $(VENV)/.demo
	$(BIN)/safetygate demo -o $(DEMO_OUTPUT)

# One authority's host with a demonstration quarter; two of them with a line between them.
host: $(VENV)/.host
	$(BIN)/python -m examples.host demo --folder $(HOST_DATA)

hosts: $(VENV)/.host
	$(BIN)/python -m examples.host pair --folder $(HOST_DATA)

test: $(VENV)/.test
	$(BIN)/python -m pytest $(PYTEST_ARGS)

# What tools of other languages make of the contract, in one table.
contract: $(VENV)/.test $(VENV)/.contract
	npm ci --prefix tests/contract/tools --no-audit --no-fund --silent
	$(BIN)/python -m tests.contract.tools_table

coverage: $(VENV)/.test
	$(BIN)/python -m pytest --cov --cov-report=term $(PYTEST_ARGS)

lint: $(VENV)/.test $(VENV)/.lint
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy examples/host
	$(BIN)/pyright
	$(BIN)/python docs/typed.py

format: $(VENV)/.lint
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(VENV)/.test $(VENV)/.docs
	$(BIN)/sphinx-build -W --keep-going -q -b dirhtml -d docs/_build/doctrees docs docs/_build/html
	$(BIN)/python docs/check_site.py docs/_build/html

pictures: $(VENV)/.demo $(VENV)/.test
	$(BIN)/python docs/pictures.py

bench: $(VENV)/.test $(VENV)/.bench
	for script in benchmarks/bench_*.py; do $(BIN)/python $$script || exit 1; done

fuzz: $(VENV)/.test
	$(BIN)/python -m pytest -m hypothesis --hypothesis-profile=fuzz $(PYTEST_ARGS)

dist: $(VENV)/.build
	rm -rf dist
	$(BIN)/python -m build --outdir dist

lock: $(VENV)/.build
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --no-annotate --no-emit-index-url \
		--custom-compile-command "make lock" --all-extras --group test --group lint --group docs --group build --group contract --group host \
		--output-file constraints.txt pyproject.toml

# What a user who installs everything gets: the wheel with all its extras, in an environment of its own.
build/everything: $(VENV)/.build dist
	rm -rf $@
	$(BIN)/python -m venv $@
	$@/bin/python -m pip install --quiet --constraint constraints.txt "$$(echo dist/*.whl)[all]"

sbom: build/everything
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible -o build/sbom.json $</bin/python

licences: build/everything
	$(BIN)/pip-licenses --python $</bin/python --partial-match --allow-only '$(LICENCES)' --ignore-packages pip setuptools

audit: build/everything
	$(BIN)/pip-audit --path "$$($</bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"

clean:
	rm -rf build dist demo-output host-data docs/_build .hypothesis .mypy_cache .pytest_cache .ruff_cache .coverage

$(VENV)/.pip:
	@test -x $(BIN)/python || test -n "$(PYTHON)" || { echo "$(NO_PYTHON)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/.demo: pyproject.toml constraints.txt | $(VENV)/.pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[$(DEMO_EXTRAS)]'
	@touch $@

$(VENV)/.host: pyproject.toml constraints.txt | $(VENV)/.pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[report,sign,testing]' --group host
	@touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(VENV)/.pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[all]' --group test
	@touch $(VENV)/.demo $@

# It asks for another version of a package that an extra brings, so it has an environment of its own.
$(VENV)/.schemathesis: | $(VENV)/.pip
	$(BIN)/python -m venv $(VENV)/schemathesis
	$(VENV)/schemathesis/bin/python -m pip install --quiet 'schemathesis>=4.32'
	@touch $@

$(VENV)/.lint $(VENV)/.docs $(VENV)/.bench $(VENV)/.build $(VENV)/.contract: $(VENV)/.%: pyproject.toml constraints.txt | $(VENV)/.pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group $*
	@touch $@
