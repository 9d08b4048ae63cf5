# Gradient Lens. `make run` and `make test` set up all they need by themselves, in .venv.
#
#   make run                     the app on http://localhost:8501 (or the next free port)
#   make run PORT=8600           on this port, or not at all
#   make run ADDRESS=0.0.0.0     reachable from other computers, for a class
#   make test                    every test, those in a real browser included
#   make test-numpy              the differences and their record, with the other numpy (2.4 or 2.5)
#   make explore                 the generated tests of the core, with new examples each time
#   make lint                    format, style, types, direction of imports
#   make bench                   speed and memory against numpy
#   make screenshots             pictures of every page, into docs/screenshots
#   make clean                   remove .venv and all caches
#   PYTHON=/path/to/python       use this Python for .venv

PORT    ?=
# Of the tests: one more than processors, for those in a browser wait half of the time.
PROCESSES ?= $(shell expr $$(getconf _NPROCESSORS_ONLN || echo 2) + 1)
ADDRESS ?= localhost

VENV := .venv
BIN  := $(VENV)/bin
# PYTHONPATH and the like would let another environment leak into this one.
unexport PYTHONPATH PYTHONHOME
# If compiled modules may not be kept, each of a dozen processes compiles all that it imports: the
# tests took 40 seconds of processor more. `make clean` removes them.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test test-numpy explore lint bench screenshots clean

help:
	@sed -n 's/^#   //p' Makefile

run: $(VENV)/run.stamp
	@GRADIENT_LENS_OPEN_BROWSER=1 $(BIN)/python -m streamlit run app.py \
		--server.address $(ADDRESS) $(if $(PORT),--server.port $(PORT)) \
		|| { code=$$?; test $$code -ne 1 || echo 'If the port is taken: make run PORT=8600 takes another.'; \
		exit $$code; }

test: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m pytest --numprocesses $(PROCESSES) --dist worksteal

test-numpy: $(VENV)/dev.stamp
	@.ci/other-numpy $(BIN)/python

explore: $(VENV)/dev.stamp
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal \
		--hypothesis-profile explore -m hypothesis tests/core

lint: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/dev.stamp
	$(BIN)/python -m benchmarks

screenshots: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.browser.screenshots

clean:
	rm -rf $(VENV) .venv-numpy .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is younger than the requirements it stands for, so packages are installed again only
# when a requirements file changed.
$(VENV)/run.stamp: requirements.txt | $(BIN)/python
	@echo "Installing what the app needs into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements.txt requirements-dev.txt | $(BIN)/python
	@echo "Installing what the app and its tests need into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/run.stamp

# Each candidate is started, not only looked up: a version manager may leave a name on PATH
# with no Python behind it. ensurepip is what Debian leaves out without python3-venv.
$(BIN)/python:
	@old=; bare=; \
	for python in $(if $(PYTHON),"$(PYTHON)",python3.13 python3.12 python3.11 python3); do \
		"$$python" -c '' >/dev/null 2>&1 || continue; \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { old=$$python; continue; }; \
		"$$python" -c 'import venv, ensurepip' 2>/dev/null || { bare=$$python; continue; }; \
		echo "Making $(VENV) with $$("$$python" --version) ..."; \
		"$$python" -m venv --clear $(VENV) && exit 0; \
		rm -rf $(VENV); exit 1; \
	done; \
	if [ -n "$$bare" ]; then \
		echo "$$bare cannot make virtual environments: install its venv package (Debian, Ubuntu: apt install python3-venv), then run make again." >&2; \
	elif [ -n "$$old" ]; then \
		echo "Gradient Lens needs Python 3.11 or later, but $$old is $$("$$old" --version): install a newer Python, or name one with PYTHON=/path/to/python." >&2; \
	else \
		echo "Gradient Lens needs Python 3.11 or later, and none was found: install it, or name one with PYTHON=/path/to/python." >&2; \
	fi; \
	exit 1
