# Two commands are all anyone needs: `make run` and `make test`. Both set up what they use; a second run starts at once.

PYTHON ?= python3
PORT ?= 8000
HOST ?= localhost
VENV := .venv/bin
SAY := @printf '%s\n'

# $(call step,what,command): say what is done, do it, say how long it took.
define step
@start=$$(date +%s.%N); printf '%-34s ' "$(1)"; log=$$(mktemp); \
if ( $(2) ) >$$log 2>&1; then awk "BEGIN { printf \"%.1f s\\n\", $$(date +%s.%N) - $$start }"; rm -f $$log; \
else echo failed; cat $$log; rm -f $$log; exit 1; fi
endef

CLIENT_SOURCES := $(shell find assets/src assets/styles assets/vite.config.ts -type f 2>/dev/null)
ART_SOURCES := $(shell find assets/art -name '*.py' -not -path '*/rooms/*' -not -name typeface.py 2>/dev/null) venue/people/avatar.py
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/django.po)

.PHONY: help run test test-slow lint types bench bench-arrival bench-chat bench-client bench-crowd bench-hearing bench-huddles bench-huddles-soak bench-meeting bench-presence bench-soak size lighthouse lock protocol messages docs contact-sheets rooms screenshots clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/run.stamp build  ## set up, then serve the demo campus on http://localhost:8000 (PORT=, HOST= to change)
	@exec env CAMPUS_DEBUG=1 CAMPUS_DEMO=1 CAMPUS_URL=http://$(HOST):$(PORT) CAMPUS_HOSTS=localhost,127.0.0.1,$(HOST) \
		$(VENV)/python -W ignore manage.py up --host $(HOST) --port $(PORT)

# -- what the others stand on ------------------------------------------------------------------------------------------

.PHONY: tools build
tools:
	@.ci/needs python node

build: assets/dist/manifest.json locale/built.stamp

.venv/run.stamp: requirements/run.txt | tools
	$(call step,virtual environment,test -x $(VENV)/python || $(PYTHON) -m venv .venv)
	$(call step,Python packages (downloads),$(VENV)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt)
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	$(call step,Python packages for tests,$(VENV)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt)
	@touch $@

assets/node_modules/stamp: assets/package-lock.json | tools
	$(call step,npm packages (downloads),cd assets && npm ci --no-audit --no-fund)
	@touch $@

assets/generated/campus.webp: $(ART_SOURCES) .venv/run.stamp
	$(call step,art,$(VENV)/python -m assets.art.build assets/generated)

TYPEFACE := atkinson-hyperlegible-next
assets/generated/fonts/stamp: assets/art/typeface.py assets/node_modules/stamp .venv/run.stamp
	$(call step,typeface,$(VENV)/python -m assets.art.typeface assets/node_modules/@fontsource-variable/$(TYPEFACE) assets/generated/fonts)
	@touch $@

assets/dist/manifest.json: $(CLIENT_SOURCES) assets/node_modules/stamp assets/generated/campus.webp assets/generated/fonts/stamp
	$(call step,client,cd assets && npm run build && cd .. && $(VENV)/python -m whitenoise.compress --quiet assets/dist)
	@touch $@

locale/built.stamp: $(CATALOGUES) .venv/run.stamp
	$(call step,catalogues,CAMPUS_DEBUG=1 $(VENV)/python manage.py messages build)
	@touch $@

# Side by side, each with servers and databases of its own: files of tests, and single tests of browsers. They wait more than they work.
AT_ONCE := -n 3

# -- tests ---------------------------------------------------------------------------------------------------------------

test: .venv/dev.stamp build  ## lint, types, import contracts, unit, property, socket, vitest and browser tests
	@.ci/needs chromium
	@$(MAKE) --no-print-directory lint types
	@cd assets && npm run --silent test
	@CAMPUS_DEBUG=1 $(VENV)/pytest $(AT_ONCE) --dist loadfile -m 'not slow' --ignore tests/browser
	@CAMPUS_DEBUG=1 $(VENV)/pytest $(AT_ONCE) --dist load -m 'not slow' tests/browser

test-slow: .venv/dev.stamp build  ## PostgreSQL, TURN, journeys and conversations in Chromium, Firefox ESR and WebKitGTK, axe on each panel in every dress, a million random frames
	@.ci/needs postgresql chromium firefox webkit coturn
	@CAMPUS_DEBUG=1 $(VENV)/pytest -m slow --ignore tests/browser
	@CAMPUS_DEBUG=1 $(VENV)/pytest $(AT_ONCE) --dist load -m slow tests/browser

bench: .venv/dev.stamp build  ## what a handshake and a frame cost on the fast road, the plain one and uvicorn; docs/benchmarks.md keeps the runs
	@CAMPUS_DEBUG=1 DJANGO_SETTINGS_MODULE=venue.config.settings $(VENV)/python -W ignore -m tests.bench.roads

bench-chat: .venv/dev.stamp build  ## what a line to 500 people and a page of history cost
	@CAMPUS_DEBUG=1 DJANGO_SETTINGS_MODULE=venue.config.settings $(VENV)/python -W ignore -m tests.bench.chat

bench-arrival: .venv/dev.stamp build  ## 1,000 people come at once into a hall where 50 walk: how long it takes, what those inside feel
	@CAMPUS_DEBUG=1 DJANGO_SETTINGS_MODULE=venue.config.settings $(VENV)/python -W ignore -m tests.bench.arrival

bench-crowd: .venv/dev.stamp  ## what roster, counts and chat cost each of 100, 400 and 1,000 people in one room
	@CAMPUS_DEBUG=1 DJANGO_SETTINGS_MODULE=venue.config.settings $(VENV)/python -W ignore -m tests.bench.crowd

bench-hearing: .venv/dev.stamp  ## what a step of who hears whom costs among 100, 400 and 1,000 people
	@CAMPUS_DEBUG=1 DJANGO_SETTINGS_MODULE=venue.config.settings $(VENV)/python -W ignore -m tests.bench.hearing

bench-huddles: .venv/dev.stamp  ## CPU, delay and memory of our forwarder, beside aiortc's MediaRelay and Debian's Janus; about 5 minutes (ROUNDS=3)
	@.ci/needs janus
	@CAMPUS_DEBUG=1 DJANGO_SETTINGS_MODULE=venue.config.settings $(VENV)/python -W ignore -m tests.bench.huddles

bench-presence: .venv/dev.stamp tests/bench/presence/node_modules/stamp  ## 400 and 1,000 walkers in one room, beside naive Channels, Node's ws and Colyseus; about 15 minutes (ROUNDS=3, QUICK=1)
	@.ci/needs nginx
	@CAMPUS_DEBUG=1 DJANGO_SETTINGS_MODULE=venue.config.settings $(VENV)/python -W ignore -m tests.bench.presence

# What ours is compared with: not among the packages of the client.
tests/bench/presence/node_modules/stamp: tests/bench/presence/package-lock.json | tools
	$(call step,ws and Colyseus (downloads),cd tests/bench/presence && npm ci --no-audit --no-fund)
	@touch $@

bench-soak: MINUTES ?= 10
bench-soak: .venv/dev.stamp  ## 500 people who walk, talk, change rooms and come back for MINUTES=10: memory, lines, ghosts; fails where it is not as promised
	@CAMPUS_DEBUG=1 DJANGO_SETTINGS_MODULE=venue.config.settings $(VENV)/python -W ignore -m tests.bench.presence.soak $(MINUTES)

bench-huddles-soak: MINUTES ?= 20
bench-huddles-soak: .venv/dev.stamp  ## joins, leaves and 3 % loss for MINUTES=20: memory, freezes, and what is left over; fails where it is not as promised
	@CAMPUS_DEBUG=1 DJANGO_SETTINGS_MODULE=venue.config.settings $(VENV)/python -W ignore -m tests.bench.huddles.soak $(MINUTES)

size: .venv/dev.stamp build  ## what a first visit, a next one and each page weigh; fails above what was promised
	@.ci/needs chromium
	@CAMPUS_DEBUG=1 DJANGO_SETTINGS_MODULE=venue.config.settings $(VENV)/python -W ignore -m tests.bench.size

bench-client: .venv/dev.stamp build  ## frames a second, idle cost and first step of a browser without a GPU, among 300 people
	@.ci/needs chromium
	@CAMPUS_DEBUG=1 DJANGO_SETTINGS_MODULE=venue.config.settings $(VENV)/python -W ignore -m tests.bench.client

bench-meeting: .venv/dev.stamp build  ## from coming within reach to the first sound and picture; parting; what is lost of a voice
	@.ci/needs chromium
	@CAMPUS_DEBUG=1 DJANGO_SETTINGS_MODULE=venue.config.settings $(VENV)/python -W ignore -m tests.bench.meeting

lighthouse: .venv/dev.stamp build assets/lighthouse/node_modules/stamp  ## its scores for the pages seen first; fails below what was promised
	@.ci/needs chromium
	@CAMPUS_DEBUG=1 DJANGO_SETTINGS_MODULE=venue.config.settings $(VENV)/python -W ignore -m tests.bench.lighthouse

# 185 MB that only this target needs: not among the packages of the client.
assets/lighthouse/node_modules/stamp: assets/lighthouse/package-lock.json | tools
	$(call step,Lighthouse (downloads),cd assets/lighthouse && npm ci --no-audit --no-fund)
	@touch $@

lint: .venv/dev.stamp
	@$(VENV)/ruff check . && $(VENV)/ruff format --check --quiet .
	@CAMPUS_DEBUG=1 $(VENV)/lint-imports --no-cache | tail -2

types: .venv/dev.stamp assets/node_modules/stamp
	@CAMPUS_DEBUG=1 $(VENV)/mypy
	@cd assets && npm run --silent check

# -- what is generated and committed -----------------------------------------------------------------------------------

protocol: .venv/dev.stamp assets/node_modules/stamp  ## docs/protocol.md and the TypeScript types, from the declarations
	@CAMPUS_DEBUG=1 $(VENV)/python manage.py protocol
	@cd assets && node scripts/protocol-types.mjs

docs: protocol  ## everything in docs/ that is generated
	@CAMPUS_DEBUG=1 $(VENV)/python manage.py settings_table

rooms: .venv/run.stamp  ## the maps of the demo from assets/art/rooms, and a picture of each in docs/rooms
	@$(VENV)/python -m assets.art.rooms rooms/maps/demo --pictures docs/rooms

messages: .venv/dev.stamp  ## take new strings into the catalogues
	@CAMPUS_DEBUG=1 $(VENV)/python manage.py messages extract

lock: .venv/dev.stamp  ## pin the newest allowed versions, with hashes and without addresses
	@$(VENV)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --quiet --upgrade -o requirements/run.txt
	@$(VENV)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --quiet -c requirements/run.txt -o requirements/dev.txt
	@cd assets && npm update --package-lock-only

contact-sheets: .venv/dev.stamp  ## the pictures of docs/art: every tile by its name, every avatar's choice
	@$(VENV)/python -m assets.art.contact_sheets docs/art

screenshots: .venv/dev.stamp build  ## the pictures of docs/, taken anew (ONLY=rooms/ for those whose names begin so)
	@.ci/needs chromium
	@CAMPUS_DEBUG=1 DJANGO_SETTINGS_MODULE=venue.config.settings $(VENV)/python -W ignore -m tests.browser.screenshots docs/screenshots $(ONLY)

clean:  ## forget everything that was built; keeps var/ (your data)
	@rm -rf .venv assets/node_modules assets/lighthouse/node_modules tests/bench/presence/node_modules assets/dist assets/generated locale/built.stamp locale/*/LC_MESSAGES/*.mo
