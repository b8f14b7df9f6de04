# What a person types: `make report`, `make test`, `make lab`, `make ner`. Each sets up .venv in this checkout first, once.
# Needs Python 3.11 or newer, make and a compiler; another Python is chosen with PYTHON=python3.12.

PYTHON ?= python3
CORPUS ?= data/sample
OUTPUTS ?= outputs
ARGS ?=
PYTEST_ARGS ?=
TORCH ?= torch==2.13.0
UV ?= uv
UPGRADE ?= --upgrade

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
LOCKED := install -qq --no-compile --no-deps --require-hashes
# A stamp carries the locks it was made from and the folder it was made in: changed locks and a moved checkout set up anew.
key = $(shell { cat $(1) pyproject.toml; pwd; } | cksum | cut -d ' ' -f 1)
READY := $(VENV)/.installed-$(call key,requirements.lock)
READY_TEST := $(VENV)/.installed-test-$(call key,requirements.lock requirements-test.lock)
READY_NER := $(VENV)/.installed-ner-$(call key,requirements.lock requirements-ner.lock)

export PYTHONNOUSERSITE := 1
unexport PYTHONPATH PYTHONHOME

.PHONY: help report test lab ner setup setup-test check-python lint lock clean

help:
	@echo "make report   run the four notebooks on the shipped sample (CORPUS=folder for your own) and print where the report is"
	@echo "make test     everything that is checked before a change lands"
	@echo "make lab      open the notebooks in JupyterLab"
	@echo "make ner      add neural name recognition (PyTorch and transformers; about 1 GB)"
	@echo "make lock     resolve the dependencies anew (needs uv);  make clean   remove .venv"

report: setup
	@$(BIN)/hasila run --corpus "$(CORPUS)" --outputs "$(OUTPUTS)" $(ARGS)

lab: setup
	@$(BIN)/python -m jupyterlab --LabApp.default_url=/lab/tree/notebooks $(ARGS)

test: setup-test lint
	@$(BIN)/python -m pytest -n 2 --dist loadfile --nbval --nbval-current-env --nbval-cell-timeout=300 \
	  --hypothesis-profile=ci --ignore=tests/fixtures $(PYTEST_ARGS) tests notebooks

lint: setup-test
	@$(BIN)/ruff check lib tests
	@$(BIN)/mypy

setup: $(READY)
setup-test: $(READY_TEST)

check-python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Hasila needs Python 3.11 or newer, but $(PYTHON) is `$(PYTHON) --version 2>&1 | tail -n 1`." >&2; \
	  echo "Name another one, for example: make report PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) comes without venv; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

$(READY): | check-python
	@echo "Setting up $(VENV) (once; about a minute)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) $(LOCKED) -r requirements.lock
	@$(PIP) install -qq --no-deps --no-build-isolation --no-index --editable .
	@rm -f $(VENV)/.installed-[0-9]*
	@touch $@

$(READY_TEST): $(READY)
	@echo "Adding what the tests need to $(VENV)"
	@$(PIP) $(LOCKED) -r requirements-test.lock
	@rm -f $(VENV)/.installed-test-*
	@touch $@

define NO_CUDA
import json, sys
names = [item["metadata"]["name"] for item in json.load(sys.stdin)["install"]]
sys.exit(any(name.startswith(("nvidia-", "cuda-", "triton")) for name in names))
endef
export NO_CUDA

# On Linux the common index has PyTorch built for CUDA only: several gigabytes that reading news does not need.
ner: $(READY_NER)
	@echo "The neural name recogniser also needs its model and the data of camel-tools (about 0.5 GB):"
	@echo "    $(BIN)/camel_data -i ner-arabert"

$(READY_NER): $(READY)
	@$(PIP) install -qq --dry-run --ignore-installed --report $(VENV)/torch.json '$(TORCH)' $(TORCH_ARGS)
	@if ! $(BIN)/python -c "$$NO_CUDA" < $(VENV)/torch.json && [ "$(CUDA)" != 1 ]; then \
	  echo "Here pip would fetch PyTorch with CUDA, several gigabytes. PyTorch's own installation page names an index of CPU" >&2; \
	  echo "builds; give it as: make ner TORCH_ARGS='--index-url ADDRESS'. To take CUDA all the same: make ner CUDA=1" >&2; \
	  exit 1; fi
	@$(PIP) $(LOCKED) -r requirements-ner.lock
	@if [ "$(CUDA)" = 1 ]; then $(PIP) install -qq '$(TORCH)' $(TORCH_ARGS); \
	  else $(PIP) install -qq --no-deps '$(TORCH)' $(TORCH_ARGS); fi
	@rm -f $(VENV)/.installed-ner-*
	@touch $@

RESOLVE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command 'make lock'
lock:
	$(RESOLVE) $(UPGRADE) --group build -o requirements.lock pyproject.toml
	$(RESOLVE) $(UPGRADE) --extra test -c requirements.lock -o requirements-test.lock pyproject.toml
	$(RESOLVE) $(UPGRADE) --no-config --group ner-beside-torch -c requirements.lock -o requirements-ner.lock

clean:
	rm -rf $(VENV)
