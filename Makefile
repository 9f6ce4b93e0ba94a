# Cairn: `make run` starts the node, `make test` checks everything.

SHELL := /bin/bash
SWIFT ?= swift
PACKAGES := libsecp256k1-dev libsqlite3-dev zlib1g-dev pkg-config
JOBS ?= $(shell nproc)
DATA ?= data

.PHONY: help deps build run test check format lint clean

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

deps: ## Install the Debian packages that are missing
	@missing=""; for p in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$p"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "installing:$$missing"; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq $$missing >/dev/null; \
	fi

build: deps ## Build the program in release
	$(SWIFT) build -c release --product cairn -j $(JOBS)

run: build ## Build and start the node; its chain stays in ./data
	.build/release/cairn up --data-dir $(DATA)

test: deps ## Build once, then run every check and add up
	Scripts/test

check: test ## The same as test

lint: ## Check the formatting
	$(SWIFT) format lint --strict --recursive --configuration .swift-format Package.swift Sources Tests

format: ## Format the sources
	$(SWIFT) format --in-place --recursive --configuration .swift-format Package.swift Sources Tests

clean: ## Remove what was built
	rm -rf .build
