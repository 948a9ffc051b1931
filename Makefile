# Each target works on a fresh machine that has Python 3.11 or newer, pip and make.
#   make demo    install, build the graph from the bundled documents, ask it something, write a page
#   make test    install the test tools and run every check (what CI runs)
#   make check   the same checks without the tests: lint, format, types
#   make bench   speed of reading, building, asking; writes docs/performance.md
#   make clean   remove everything that these targets made

VENV := .venv
BIN := $(VENV)/bin
STORE := zeren-store
PAGE := network.html

# The first interpreter on the path that is new enough.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)

.DEFAULT_GOAL := demo
.PHONY: demo test check bench docs screenshots constraints clean

demo: $(VENV)/.installed
	@echo '$$ zeren build' && $(BIN)/zeren --store $(STORE) build
	@echo && echo '$$ zeren who 医保定点 --region 长治市' && $(BIN)/zeren --store $(STORE) who 医保定点 --region 长治市
	@echo && echo '$$ zeren view network -o $(PAGE)' && $(BIN)/zeren --store $(STORE) view network -o $(PAGE)

test: check
	$(BIN)/python -m pytest -n 2

check: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The page docs/performance.md, measured anew; takes some twenty minutes.
bench: $(VENV)/.installed-test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	$(BIN)/python -m tests.bench.bench
	$(BIN)/python -m tests.bench.report

# The reference of the commands, from their own help.
docs: $(VENV)/.installed
	$(BIN)/python -m tests.commands.manual > docs/cli.md
	$(BIN)/python -c 'from graph.extract.rules import format_rules; print(format_rules(), end="")' > docs/rules.md
	$(BIN)/python -m ontology.reference > docs/ontology.html

# Pictures of the views for docs/, by headless Chromium.
screenshots: $(VENV)/.installed-test
	$(BIN)/python -m tests.views.screenshots docs/views

# Pins what is installed now; run it in a fresh environment after changing a dependency.
constraints: $(VENV)/.installed-test
	$(BIN)/python -m pip freeze --exclude-editable --exclude zeren > constraints.txt

$(VENV)/pyvenv.cfg:
	@test -n "$(PYTHON)" || { echo 'zeren needs Python 3.11 or newer; install it or set PYTHON=/path/to/python' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/pyvenv.cfg pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-test: $(VENV)/pyvenv.cfg pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) $(STORE) $(PAGE) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
