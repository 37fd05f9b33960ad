# Two commands for a newcomer: `make demo`, `make test`. A third starts the service: `make serve`.
SHELL := /bin/bash
.ONESHELL:
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin
HOME_DIR := demo/home
export TOKENIZERS_PARALLELISM := false
export LANGSMITH_TRACING := false
export HF_HUB_OFFLINE := 1

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/'

$(VENV)/runtime.stamp: requirements/runtime.txt pyproject.toml scripts/install.sh | system
	@scripts/install.sh $(PYTHON) $(VENV) runtime

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/runtime.stamp
	@scripts/install.sh $(PYTHON) $(VENV) dev

system: ## Install the system packages (tesseract with Polish); asks nothing, needs root
	@scripts/system-packages.sh $(PYTHON)

demo: system $(VENV)/runtime.stamp ## Read the sample documents and draft the reply to a sample interpellation
	@PYTHON=$(BIN)/python scripts/demo.sh $(HOME_DIR)

serve: $(VENV)/runtime.stamp ## Start the service with the demo's data
	@export REFERENT_HOME=$${REFERENT_HOME:-$(HOME_DIR)} REFERENT_CITY=$${REFERENT_CITY:-jasnobrzeg}
	$(BIN)/referent serve

test: system $(VENV)/dev.stamp ## Run the whole test suite
	@$(BIN)/python -m pytest --cov --cov-report=term

check: system $(VENV)/dev.stamp ## What CI runs before the tests: style, types, layers, sizes
	@$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_sizes.py

lock: $(VENV)/dev.stamp ## Write the lock files anew from pyproject.toml
	@scripts/lock.sh $(BIN)

.PHONY: help system demo serve test check lock
