# Égide. « make » ou « make help » liste ce que l'on peut demander.
.DEFAULT_GOAL := help
.PHONY: help up install test lint format eval train bench fuzz e2e openapi migrations clean

# The first Python that will do, tried by running it: a version manager's shim may exist and not run.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && command -v $$p && break; done)
BIN := .venv/bin
PYTEST := $(BIN)/pytest

ifeq ($(PYTHON),)
$(info égide : il faut Python 3.11, 3.12 ou 3.13 (commande python3) : installez-le, puis recommencez.)
$(error Python introuvable)
endif

help: ## cette liste
	@grep -hE '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):[^#]*## /  make \1\t/' | expand -t 18

up: ## prépare tout et lance Égide ; Ctrl-C arrête tout proprement
	@$(PYTHON) tools/install.py
	@EGIDE_STOP_WITH_PARENT=$$PPID exec $(BIN)/python -m egide.cli up

install: ## prépare tout, pour que .venv/bin/egide fonctionne
	@$(PYTHON) tools/install.py

test: ## toutes les vérifications et tous les tests, navigateur compris
	@$(PYTHON) tools/install.py --dev --browser
	@status=0; \
	$(BIN)/python tools/lint.py || status=1; \
	$(PYTEST) -n auto --dist loadgroup || status=1; \
	$(BIN)/python -m egide.runtime.postgres stop test; \
	exit $$status

lint: ## style, types, frontières, migrations et API à jour
	@$(PYTHON) tools/install.py --dev
	@$(BIN)/python tools/lint.py

format: ## met le Python en page
	@$(BIN)/ruff check --fix-only --quiet src tests tools conftest.py
	@$(BIN)/ruff format src tests tools conftest.py

eval: ## note la lecture des entretiens de eval/dev
	@$(PYTHON) tools/install.py --dev
	@$(BIN)/python eval/run.py

train: ## apprend qui parle de eval/ours, et de eval/unseen ce que vaut chaque valeur
	@$(PYTHON) tools/install.py --dev
	@$(BIN)/python -m eval.train.voices eval/ours
	@$(BIN)/python -m eval.train.confidence eval/unseen

bench: ## mesure les temps de réponse (20 cabinets, 40 000 clients), la recherche, l'import, la lecture et la transcription d'un enregistrement ; tue l'enregistreur vingt fois
	@$(PYTHON) tools/install.py --dev
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.lists
	@$(BIN)/python -m bench.imports
	@$(BIN)/python -m bench.sound
	@$(BIN)/python -m bench.transcription
	@$(PYTHON) tools/install.py --dev --browser
	@EGIDE_RECORDER_KILLS=20 $(PYTEST) tests/e2e/test_recorder.py -k killed

fuzz: ## longue exploration : toute l'API par des requêtes engendrées, le moteur par 10 000 entretiens abîmés
	@$(PYTHON) tools/install.py --dev
	@$(BIN)/python -m eval.fuzz
	@EGIDE_FUZZ_EXAMPLES=$${EGIDE_FUZZ_EXAMPLES:-400} $(PYTEST) tests/fuzz

e2e: ## les tests dans le navigateur seulement
	@$(PYTHON) tools/install.py --dev --browser
	@$(PYTEST) tests/e2e

openapi: ## écrit la description de l'API et le client TypeScript qui en vient
	@$(BIN)/egide manage spectacular --format openapi-json --file web/openapi.json --fail-on-warn --validate
	@$(PYTHON) -c 'import sys; sys.path.insert(0, "tools"); import node; node.npm("run", "generate")'

migrations: ## écrit les migrations qui manquent
	@$(BIN)/egide manage makemigrations

clean: ## efface ce qui se reconstruit (jamais les données)
	@$(BIN)/python -m egide.runtime.postgres stop test 2>/dev/null || true
	@rm -rf .cache .venv web/node_modules web/dist
