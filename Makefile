# make run       install what is missing, build, and ask about a concern
# make test      every test that needs only Swift, on an optimised program
# make test-peers  checks against independent programs from PyPI
# make test-long   both of these with many times as many random draws, as is done each night
# make fuzz      feeds every reader with bytes that nobody wrote, FUZZ_SECONDS (60) for each
# make embedded  compiles for a browser what runs in one
# make page      what 'threshold page' puts into a page: the engine for browsers, into .build/page
# make lint      the style that this code keeps
# make bench     how long things take, as ratios
# make install   into PREFIX (/usr/local), below DESTDIR if one is given; make uninstall removes just that
# make deb       a Debian package in .build
# make dist      the program with all that belongs to it in a .tar.gz, with SHA256SUMS, in .build
# make schemas   writes .schemas/ anew, which editors read
# make documentation  turns Sources/threshold/Documentation.docc into web pages in .build/documentation

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

BUILD := .build/release
# A fully static program starts in a third of the time; the linker warns of six functions that it never calls.
# Generic types that are known when the program is compiled need not be looked up by their names when it runs: that would
# be a twelfth of what a check does.
RELEASE := swift build -c release --product threshold -Xswiftc -static-executable \
  -Xswiftc -DSTATIC_RUNTIME -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
# Tests are run on an optimised program, but not on that one: a static program cannot hold them. So they have a folder of
# their own, in which they can be built beside it.
TESTS := -c release -Xswiftc -enable-testing --scratch-path .build-tests
EXAMPLE := Scenarios/written-agreement/paper-promise.yaml

PREFIX ?= /usr/local
DESTDIR ?=
PROGRAM ?= $(BUILD)/threshold
PLACES = PROGRAM="$(PROGRAM)" PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)"

.PHONY: run build build-tests test test-peers test-long fuzz bench embedded page lint libyaml install install-built uninstall deb dist dist-built schemas documentation

run: build
	@if [ -t 0 ]; then $(BUILD)/threshold check; else $(BUILD)/threshold check --answers $(EXAMPLE); fi

build: libyaml
	@$(RELEASE)

build-tests: libyaml
	@swift build --build-tests $(TESTS)

# What is built is not built again by the tests' own flags.
test: build-tests
	swift test $(TESTS) --skip-build

test-peers: build page
	THRESHOLD=$(BUILD)/threshold Tests/Peers/run

test-long: export THRESHOLD_LONG = 1
test-long: test test-peers

fuzz: libyaml
	@Tests/Fuzz/run

bench: libyaml
	@Tests/Benchmarks/run

embedded:
	@.ci/embedded

page:
	@.packaging/page

install: build page
	@$(PLACES) .packaging/install

# The same with a program that is there already.
install-built:
	@$(PLACES) .packaging/install

uninstall:
	@$(PLACES) .packaging/uninstall

deb: build page
	@$(PLACES) .packaging/deb

dist: build page dist-built

dist-built:
	@$(PLACES) .packaging/dist

schemas: build
	@for schema in config scenario; do \
	  $(PROGRAM) schema $$schema --config Config/lancashire --output .schemas/$$schema.json; \
	done

documentation:
	@rm -rf .build/documentation
	@docc convert Sources/threshold/Documentation.docc --output-path .build/documentation --warnings-as-errors \
	  --fallback-display-name threshold --fallback-bundle-identifier threshold

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

libyaml:
	@if ! pkg-config --exists yaml-0.1 2>/dev/null; then \
	  sudo=; [ "$$(id -u)" -eq 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq libyaml-dev pkg-config; \
	fi
