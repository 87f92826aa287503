# make run       install what is missing, build, and ask about a concern
# make test      every test that needs Swift alone
# make test-peers  checks against independent programs from PyPI
# make lint      the style that this code keeps
# make bench     how long things take, as ratios

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

BUILD := .build/release
# A fully static program starts in a third of the time; the linker warns of six functions that it never calls.
RELEASE := swift build -c release --product threshold -Xswiftc -static-executable
EXAMPLE := Scenarios/written-agreement/paper-promise.yaml

.PHONY: run build test test-peers lint libyaml

run: build
	@if [ -t 0 ]; then $(BUILD)/threshold check; else $(BUILD)/threshold check --answers $(EXAMPLE); fi

build: libyaml
	@$(RELEASE)

test: libyaml
	swift test

test-peers: build
	THRESHOLD=$(BUILD)/threshold Tests/Peers/run

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

libyaml:
	@if ! pkg-config --exists yaml-0.1 2>/dev/null; then \
	  sudo=; [ "$$(id -u)" -eq 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq libyaml-dev pkg-config; \
	fi
