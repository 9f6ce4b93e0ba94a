# Cairn: `make run` starts the node, `make test` checks everything.

SHELL := /bin/bash
SWIFT ?= swift
PACKAGES := libsecp256k1-dev libsqlite3-dev zlib1g-dev pkg-config
TEST_PACKAGES := python3 python3-venv chromium fonts-noto-cjk
JOBS ?= $(shell nproc)
DATA ?= data

.PHONY: help deps testdeps build run test check measure bench fuzz format lint clean

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# Installs those Debian packages of a list that are missing.
define install
	@missing=""; for p in $(1); do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$p"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "installing:$$missing"; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq $$missing >/dev/null; \
	fi
endef

deps: ## Install the Debian packages that are missing
	$(call install,$(PACKAGES))

testdeps: deps
	$(call install,$(TEST_PACKAGES))

build: deps ## Build the program in release
	$(SWIFT) build -c release --product cairn -j $(JOBS)

run: build ## Build and start the node; its chain stays in ./data
	.build/release/cairn up --data-dir $(DATA)

test: testdeps ## Build once, then run every check and add up
	Scripts/test

check: test ## The same as test

measure: build testdeps ## Print how fast the node starts and whether its memory stays flat
	bin=$$(Scripts/python) && export CAIRN=$(CURDIR)/.build/release/cairn && \
	  "$$bin/python" Tests/Clients/measure_start.py && \
	  "$$bin/python" Tests/Clients/measure_memory.py --data-dir

lint: ## Check the formatting
	$(SWIFT) format lint --strict --recursive --configuration .swift-format Package.swift Sources Tests

bench: build ## Measure speed, as times per operation and as ratios
	.build/release/cairn bench

fuzz: build ## Feed five million damaged inputs to the decoders and the JSON-RPC entrance
	.build/release/cairn fuzz

format: ## Format the sources
	$(SWIFT) format --in-place --recursive --configuration .swift-format Package.swift Sources Tests

clean: ## Remove what was built
	rm -rf .build
