# SR Desktop. `make run` and `make test` each set up everything they need.

PYTHON ?= python3
VENV   ?= .venv
IMAGE  ?= resources/samples/guitar.webp
BIN    := $(VENV)/bin
SETUP  := sr_desktop/system/setup.py
# A test that hangs says where each of its threads stands, fails, and the others go on.
HANGING := -o faulthandler_timeout=600 -o faulthandler_exit_on_timeout=true
# What chance does in `make soak` follows from it.
SOAK_SEED := $(or $(SOAK_SEED),$(shell date +%s))

.DEFAULT_GOAL := help
.PHONY: help setup run test soak check bench screenshot translations bundle bundle-check clean

help: ## show these lines
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

setup: $(VENV)/.ready-dev ## make .venv with the program and the tools of its developers

run: $(VENV)/.ready-app ## open the window on a sample picture, or on IMAGE=FILE
	@$(BIN)/python -m sr_desktop $(IMAGE)

test: $(VENV)/.ready-dev ## run the tests; PYTEST_ARGS are passed on
	@$(BIN)/python -m sr_desktop.system offscreen
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n logical --maxprocesses 4 --dist worksteal $(HANGING) $(PYTEST_ARGS)

soak: $(VENV)/.ready-dev ## run the tests that take long; PYTEST_ARGS are passed on, SOAK_SEED repeats a run
	@echo SOAK_SEED=$(SOAK_SEED)
	SOAK_SEED=$(SOAK_SEED) QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m soak -n logical --maxprocesses 4 --dist worksteal $(PYTEST_ARGS)

check: $(VENV)/.ready-dev ## lint, format, types and the rules of the house
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports

bench: $(VENV)/.ready-dev ## measure speed and memory on this machine
	$(BIN)/python tests/benchmarks/run.py $(BENCH_ARGS)

screenshot: $(VENV)/.ready-dev ## make the pictures of the README anew (needs Xvfb)
	xvfb-run -a -s "-screen 0 1600x1200x24" $(BIN)/python resources/scripts/make_screenshot.py

translations: $(VENV)/.ready-dev ## enter new texts into the tables of translations, and compile them
	$(BIN)/python resources/scripts/make_translations.py

bundle: $(VENV)/.ready-dev ## make dist/sr-desktop, a folder that runs without Python or the checkout
	$(BIN)/python -c "import PyInstaller" 2>/dev/null || $(BIN)/python -m pip install --quiet --editable ".[bundle]"
	$(BIN)/python -m PyInstaller --noconfirm --distpath dist --workpath build/bundle resources/bundle/sr-desktop.spec

bundle-check: $(VENV)/.ready-dev ## try the bundled program
	$(BIN)/python resources/bundle/check.py

clean: ## remove what setup, tests and checks left behind
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.ready-app: pyproject.toml $(SETUP) | python
	@$(PYTHON) -m sr_desktop.system.setup $(VENV)
	@touch $@

$(VENV)/.ready-dev: pyproject.toml $(SETUP) | python
	@$(PYTHON) -m sr_desktop.system.setup $(VENV) --extras dev
	@touch $(VENV)/.ready-app $@

.PHONY: python
python:
	@command -v $(PYTHON) >/dev/null || { echo "SR Desktop needs Python 3.11 or newer, and '$(PYTHON)' is not installed."; exit 1; }
	@$(PYTHON) -c 'import sys; v = sys.version_info; ok = v >= (3, 11); ok or print("SR Desktop needs Python 3.11 or newer, and %s is %d.%d. Name a newer one: make PYTHON=python3.11 ..." % ("$(PYTHON)", v[0], v[1])); sys.exit(not ok)'
