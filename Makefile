# The usual commands are `make generate` and `make test`.

SWIFT ?= swift
CONFIGURATION ?= debug
PORT ?= 8080
PREFIX ?= /usr/local

# A release contains the Swift runtime: it starts in half the time, and needs no toolchain. Only the
# toolchain for Linux has the libraries for this.
export RELEASE := --configuration release $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)
options = $(if $(filter release,$(CONFIGURATION)),$(RELEASE),--configuration $(CONFIGURATION))

sanitized := ServiceRuntimeTests|ServiceHTTPServerTests|UserAgentTests

# Tests with deadlines on real sockets: one at a time, so that nothing else takes their time.
socket_tests := ServiceHTTPServerTests|ClientTransportTests|TokenClientTests

long_tests := KillTests|CompilerVerdictTests|RESTVerdictTests|CorpusDiffTests|DiffPageTests

lintable := $(wildcard Sources Plugins Tests Examples generated Package.swift)

.PHONY: help setup build generate install test test-install test-long test-corpus interop sanitize
.PHONY: scale fuzz bench docs serve lint format

help: ## Show the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the system packages that are missing
	@Scripts/setup

build: setup
	@# SwiftPM reads no manifest that names a folder which is not there.
	@mkdir -p $(shell sed -n 's/.*path: "\(generated[^"]*\)".*/\1/p' Package.swift)
	@$(SWIFT) build $(options) --product docs2swift

generate: build ## Generate generated/ from the pages in specs/, and the committed code in Examples
	@"$$($(SWIFT) build --configuration $(CONFIGURATION) --show-bin-path)/docs2swift" generate specs
	@"$$($(SWIFT) build --configuration $(CONFIGURATION) --show-bin-path)/docs2swift" generate Examples/committed-output/specs

test: setup ## Build everything and run the tests
	@$(SWIFT) build --build-tests
	@Scripts/run-tests tests 900 $(SWIFT) test --skip-build --skip '$(socket_tests)'
	@AGAIN=1 Scripts/run-tests socket-tests 900 $(SWIFT) test --skip-build --no-parallel --filter '$(socket_tests)'
	@SWIFT='$(SWIFT)' Scripts/test-corpus --sample
	@Scripts/kill-generate "$$($(SWIFT) build --show-bin-path)/docs2swift"
	@echo "The tests of the token server with PostgreSQL were skipped: make test-postgres runs them."

.PHONY: test-postgres
test-postgres: setup ## Test the token server on a PostgreSQL of its own, and kill both (KILLS=100)
	@SWIFT='$(SWIFT)' Scripts/test-postgres

# By default it builds docs2swift for release.
install: CONFIGURATION = release
install: build ## Install the tool, its manual page and completions (PREFIX=/usr/local)
	@Scripts/install "$$($(SWIFT) build --configuration $(CONFIGURATION) --show-bin-path)/docs2swift" $(PREFIX)

test-install: build ## Install into a temporary folder, and let man, bash, zsh and fish use it
	@Scripts/setup zsh fish man-db groff-base
	@Scripts/test-install "$$($(SWIFT) build --configuration $(CONFIGURATION) --show-bin-path)/docs2swift"

test-corpus: setup ## Generate all of ../shared/corpus, build it and test it
	@SWIFT='$(SWIFT)' Scripts/test-corpus

.PHONY: test-wsdl test-wsdl-quick
test-wsdl: setup ## Compile the code for all WSDLs of other services in ../shared/wsdl, and read what its servers describe
	@Scripts/setup python3
	@SWIFT='$(SWIFT)' Scripts/test-wsdl

test-wsdl-quick: setup ## Do this with the small ones and five sets of them
	@Scripts/setup python3
	@SWIFT='$(SWIFT)' Scripts/test-wsdl --sample

.PHONY: test-image
test-image: setup ## Check that the images of the Dockerfile install what their programs need
	@$(SWIFT) build --product docs2swift
	@$(SWIFT) build --product token-server
	@Scripts/test-image "$$($(SWIFT) build --show-bin-path)"

.PHONY: examples
examples: setup ## Build and run the packages in Examples, and the snippets and commands of the texts
	@SWIFT='$(SWIFT)' Scripts/examples

.PHONY: test-slow
test-slow: setup ## Run what takes minutes: the compiler as judge, a browser, servers killed (KILLS=100)
	@Scripts/setup chromium git python3
	@$(SWIFT) build --build-tests
	@DOCS2SWIFT_LONG_TESTS=1 Scripts/run-tests long-tests 1800 $(SWIFT) test --skip-build --filter '$(long_tests)'

test-long: test-slow ## Run the slow tests, and kill generate over ../shared/corpus (KILLS=300)
	@SWIFT='$(SWIFT)' Scripts/test-long

.PHONY: bench-changes
bench-changes: setup ## Measure the report of diff for the browser over ../shared/corpus, and eight copies of it
	@Scripts/setup python3
	@SWIFT='$(SWIFT)' Scripts/bench-changes

interop: setup ## Call the token server, and code for WSDLs of other services, with zeep, gSOAP and others
	@SWIFT='$(SWIFT)' Scripts/interop

# Each in a folder of its own: switching between them would rebuild everything. There are no
# XCTest tests, and the runner for them leaks a little. One test at a time: deadlines are short there.
sanitize: setup ## Run the runtime and server tests under the thread and address sanitizers
	@$(SWIFT) test --disable-xctest --no-parallel --sanitize=thread --scratch-path .build/thread --filter '$(sanitized)'
	@$(SWIFT) test --disable-xctest --no-parallel --sanitize=address --scratch-path .build/address --filter '$(sanitized)'

scale: setup ## Check that cost grows no faster than the input and that no message delays a server, in a release build
	@$(SWIFT) build $(RELEASE) --product Benchmarks
	@$(SWIFT) build $(RELEASE) --product docs2swift
	@$(SWIFT) build $(RELEASE) --product token-server
	@"$$($(SWIFT) build --configuration release --show-bin-path)/Benchmarks" hostile
	@"$$($(SWIFT) build --configuration release --show-bin-path)/Benchmarks" scale

# Growth shows without optimization as well: the debug build is there after CI has run the tests.
.PHONY: scale-quick
scale-quick: setup ## Check in a minute, in a debug build, that cost grows no faster than the input
	@$(SWIFT) build --product Benchmarks
	@$(SWIFT) build --product docs2swift
	@"$$($(SWIFT) build --show-bin-path)/Benchmarks" scale --quick

fuzz: setup ## Fuzz everything that reads outside input (FUZZ_SECONDS=10 for each)
	@SWIFT='$(SWIFT)' Scripts/fuzz

bench: setup ## Measure messages, calls, servers, the generator and its output in a release build
	@Scripts/setup libjansson4 gsoap libgsoap-dev g++
	@$(SWIFT) build $(RELEASE) --product Benchmarks
	@$(SWIFT) build $(RELEASE) --product docs2swift
	@$(SWIFT) build $(RELEASE) --product token-server
	@"$$($(SWIFT) build --configuration release --show-bin-path)/Benchmarks"

docs: setup ## Build the reference of the libraries and the tutorials as a web site
	@SWIFT='$(SWIFT)' Scripts/docs

serve: setup ## Serve the token operations with fresh keys and database, with calls to try (PORT=8080)
	@$(SWIFT) build --product token-server
	@$(SWIFT) build --product token-client
	@exec "$$($(SWIFT) build --show-bin-path)/token-server" serve --try .token-server --port $(PORT)

lint: ## Check the format of all Swift, the generated code included
	@$(SWIFT) format lint --strict --recursive --parallel $(lintable)

format: ## Bring all Swift that is written by hand into its format
	@$(SWIFT) format --in-place --recursive --parallel $(filter-out generated,$(lintable))
