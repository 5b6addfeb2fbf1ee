# make run    install what is missing, build, and serve on 127.0.0.1:8080
# make demo   the same with a simulated year and live simulated calls, in a throw-away database
# make test   install what the tests need; format check, build, all tests
# make bench  measure speed and memory against the server's own bare route
# make bench-statistics  fill a database with ten million calls, and measure how fast every panel is answered;
#             with DATABASE=mariadb://user@host:port/name how fast MariaDB answers Grafana's questions
# make definitions  write the pages of definitions anew, from the texts in the code
# make screenshots  take the README's pictures of the demo anew, into Docs/images
# make grafana      write the dashboards, alert rules and grants of Deploy/grafana anew
#
# make up      start the service, MariaDB and Grafana in containers; make down stops them, make purge deletes their data
# make build   build the service's image
# make fakedata  fill the containers' database with simulated calls, marked as such
# make test-container  start all of it for real and send a call through it

MAKEFLAGS += --no-print-directory
SHELL := bash

# What the product needs, and what its tests need besides.
PACKAGES := libsqlite3-dev libssl-dev libmariadb-dev libcurl4-openssl-dev zlib1g-dev libjs-chart.js tzdata
TEST_PACKAGES := chromium chromium-driver mariadb-server-core mariadb-client-core systemd

# axe-core, which looks for barriers in the pages, as a package of PyPI brings it.
AXE := axe-playwright-python==0.1.8 fdd263c998388f1a8e67cad02677e612d946248bd44d163be5e8650ea31f95f8

# Tests that drive programs and browsers, which have patience of their own: what computes must not keep them waiting.
# No more than a handful at once: hundreds would starve each other.
PROCESS_TESTS := ^(BrowserTests|DeployTests|EndToEndTests|WebTests)\.

RELEASE := swift build --configuration release
FORMATTED := Package.swift Sources Tests Benchmarks Tools Plugins
# The folder for the pictures of the pages.
SCREENSHOTS ?= Docs/images
# Options for the server, as in: make run ARGS="--port 9000"
ARGS ?=

.PHONY: run demo test bench bench-statistics definitions screenshots grafana compile up build down purge fakedata test-container toolchain format lint clean

run: compile
	@exec .build/release/call-statistics serve $(ARGS)

demo: compile
	@exec .build/release/call-statistics demo $(ARGS)

compile: toolchain
	@$(RELEASE) --product call-statistics

toolchain:
	@Scripts/require-swift
	@Scripts/install-packages $(PACKAGES)

test: toolchain lint
	@Scripts/install-packages $(TEST_PACKAGES)
	@docker compose version >/dev/null 2>&1 || Scripts/install-packages docker-compose
	@Scripts/unpack-packages .build/test-tools nginx caddy
	@Scripts/unpack-wheel .build/test-tools $(AXE)
	@swift build --build-tests
	@Scripts/run-tests 4 --filter '$(PROCESS_TESTS)'
	@Scripts/run-tests 8 --skip '$(PROCESS_TESTS)'

up:
	@Deploy/prepare
	@Scripts/compose up --detach

build:
	@Deploy/prepare
	@REVISION=$$(git rev-parse HEAD 2>/dev/null || echo unknown) Scripts/compose build

down:
	@Scripts/compose down

purge:
	@Scripts/purge

fakedata:
	@Scripts/compose exec -T call-statistics call-statistics fakedata $(ARGS)

test-container:
	@Scripts/test-container $(ARGS)

bench: compile
	@$(RELEASE) --product benchmarks
	@.build/release/benchmarks --server .build/release/call-statistics $(ARGS)

bench-statistics: toolchain
	@$(RELEASE) --product benchmarks
ifdef DATABASE
	@.build/release/benchmarks grafana --database "$(DATABASE)" $(ARGS)
else
	@.build/release/benchmarks statistics $(ARGS)
endif

definitions: compile
	@.build/release/call-statistics definitions --lang en > Docs/definitions.md
	@.build/release/call-statistics definitions --lang de > Docs/definitions.de.md

screenshots: toolchain
	@Scripts/install-packages $(TEST_PACKAGES)
	@swift build --build-tests
	@SCREENSHOTS=$(SCREENSHOTS) swift test --skip-build --disable-xctest --filter ScreenshotTests

grafana: compile
	@.build/release/call-statistics grafana --output Deploy/grafana

lint: toolchain
	@swift format lint --strict --parallel --recursive $(FORMATTED)

format:
	@swift format --in-place --parallel --recursive $(FORMATTED)

clean:
	@swift package clean
