# make run    install what is missing, build, and serve on 127.0.0.1:8080
# make demo   the same with a simulated year and live simulated calls, in a throw-away database
# make test   install what the tests need; format check, build, all tests
# make bench  measure speed and memory against the server's own bare route
# make bench-statistics  fill a database with ten million calls, and measure how fast every panel is answered
# make definitions  write the pages of definitions anew, from the texts in the code

MAKEFLAGS += --no-print-directory
SHELL := bash

# What the product needs, and what its tests need besides.
PACKAGES := libsqlite3-dev libssl-dev libjs-chart.js tzdata
TEST_PACKAGES := chromium chromium-driver

RELEASE := swift build --configuration release
FORMATTED := Package.swift Sources Tests Benchmarks Tools Plugins
# Options for the server, as in: make run ARGS="--port 9000"
ARGS ?=

.PHONY: run demo test bench bench-statistics definitions build toolchain format lint clean

run: build
	@exec .build/release/call-statistics serve $(ARGS)

demo: build
	@exec .build/release/call-statistics demo $(ARGS)

build: toolchain
	@$(RELEASE) --product call-statistics

toolchain:
	@Scripts/require-swift
	@Scripts/install-packages $(PACKAGES)

test: toolchain lint
	@Scripts/install-packages $(TEST_PACKAGES)
	@swift build --build-tests
	@swift test --skip-build --disable-xctest

bench: build
	@$(RELEASE) --product benchmarks
	@.build/release/benchmarks --server .build/release/call-statistics $(ARGS)

bench-statistics: toolchain
	@$(RELEASE) --product benchmarks
	@.build/release/benchmarks statistics $(ARGS)

definitions: build
	@.build/release/call-statistics definitions --lang en > Docs/definitions.md
	@.build/release/call-statistics definitions --lang de > Docs/definitions.de.md

lint: toolchain
	@swift format lint --strict --parallel --recursive $(FORMATTED)

format:
	@swift format --in-place --parallel --recursive $(FORMATTED)

clean:
	@swift package clean
