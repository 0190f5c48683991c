# The commands of this repository. Each needs nothing done before it; `make` alone lists them.

.POSIX:
.SUFFIXES:
.PHONY: help run test check client bench lint format messages lock reset running development

HOST = 127.0.0.1
PORT = 8000
# The interpreter for .venv; empty: python3 when it is new enough, else the newest that is found.
PYTHON =
# The interpreter for .venv-check; empty: found by tools/second_interpreter.py.
SECOND_PYTHON =
# The resolver of make lock; nothing else needs it.
UV = uv
# More arguments for pytest, as in: make test ARGS="-k directory", or for make bench
ARGS =

python = .venv/bin/python

help:
	@echo 'make run       install what is missing, load the demo centre the first time, serve it on http://$(HOST):$(PORT)'
	@echo '               (HOST= and PORT= choose another address, DEBUG=1 shows tracebacks)'
	@echo 'make test      all tests on SQLite and on PostgreSQL, the journeys in a real browser'
	@echo 'make check     the tests on a second pair of Python and Django, and the checks that take longer'
	@echo 'make client    write the types of the TypeScript client (clients/) anew from the API'
	@echo 'make bench     how good and how fast the search is and what the API costs, on both databases (takes minutes; ARGS="api")'
	@echo 'make lint      style, types, import contracts, migrations, templates, translations'
	@echo 'make format    rewrite the Python files in the house style'
	@echo 'make messages  collect the strings to translate and compile the translations'
	@echo 'make golden    write anew what the tests expect the API to answer (tests/api/golden); read what changes'
	@echo 'make lock      choose new versions of the dependencies (needs uv)'
	@echo 'make reset     delete the local database, uploads and mail (everything in var/)'

running:
	@sh tools/environment.sh .venv requirements/run.txt '$(PYTHON)'

development:
	@sh tools/environment.sh .venv requirements/dev.txt '$(PYTHON)'

run: running
	@$(python) manage.py run_centre --host '$(HOST)' --port '$(PORT)'

test: development
	@$(python) -m tools.suite --browser $(ARGS)

check: development
	@echo 'Looking for a second Python ...'
	@second=$$(SECOND_PYTHON='$(SECOND_PYTHON)' $(python) -m tools.second_interpreter) && \
		sh tools/environment.sh .venv-check requirements/dev.txt "$$second"
	@.venv-check/bin/python -m tools.lint checks migrations
	@.venv-check/bin/python -m tools.suite --database postgres $(ARGS)
	@$(python) -m tools.clients check

client: development
	@$(python) -m tools.clients types

bench: development
	@$(python) -m tests.load $(ARGS)

lint: development
	@$(python) -m tools.lint

format: development
	@$(python) -m ruff check --fix-only --quiet .
	@$(python) -m ruff format .

messages: development
	@$(python) -m tools.messages

golden: development
	@$(python) -m tests.api.golden $(ARGS)

# The locks name no registry and no machine, so that they are the same wherever they are made.
lock:
	@command -v '$(UV)' >/dev/null || { echo 'make lock needs uv: pip install uv, or UV=/path/to/uv'; exit 1; }
	@for name in run dev node; do \
		echo "Choosing versions for requirements/$$name.txt ..."; \
		'$(UV)' pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--custom-compile-command 'make lock' --upgrade requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done

reset:
	@if [ -t 0 ]; then \
		printf 'Delete the local database, uploads and mail in var/? [y/N] '; read -r answer; \
		case $$answer in y*|Y*|a*|A*) ;; *) echo 'Nothing was deleted.'; exit 1;; esac; \
	fi
	@rm -rf var
	@echo 'var/ is gone; `make run` makes a new centre.'
