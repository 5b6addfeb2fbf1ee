// swift-tools-version: 6.2
import PackageDescription

/// A library module of the product, whose dependencies are the whole of what it may import.
func module(
    _ name: String,
    _ dependencies: [Target.Dependency] = [],
    plugins: [Target.PluginUsage] = [],
    exclude: [String] = []
) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, plugins: plugins)
}

let package = Package(
    name: "call-statistics",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "call-statistics", targets: ["call-statistics"]),
        .executable(name: "benchmarks", targets: ["Benchmarks"]),
    ],
    // Each dependency's reason and build time: Docs/dependencies.md.
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    // In the order in which the data flows: a module imports only what stands above it.
    targets: [
        .systemLibrary(
            name: "COpenSSL",
            pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]
        ),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(
            name: "CMariaDB",
            pkgConfig: "libmariadb",
            providers: [.apt(["libmariadb-dev"]), .brew(["mariadb-connector-c"])]
        ),
        .systemLibrary(
            name: "CZlib",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
        ),
        module("Signatures", ["COpenSSL"]),
        module("Secrets", ["COpenSSL"]),
        module("PushAPI", ["Signatures"]),
        module("Compression", ["CZlib"]),
        module("Metering"),
        module("Journal", ["PushAPI", "Metering", .grdb, .logging]),
        module("Calls", ["PushAPI"]),
        module("Organisation", ["PushAPI"]),
        module("AreaCodes", ["PushAPI"], plugins: ["EmbedAssets"], exclude: ["Data"]),
        module("Formulas", ["PushAPI", "Calls"]),
        module("Store", ["PushAPI", "Calls", "Organisation", "AreaCodes", "Formulas"]),
        module("StoreSQLite", ["PushAPI", "Calls", "Organisation", "Store", .grdb]),
        module("StoreMariaDB", ["CMariaDB", "PushAPI", "Calls", "Organisation", "Store", .nioPosix]),
        module("Ingest", ["PushAPI", "Journal", "Calls", "Organisation", "Formulas", "Store", "Metering", .logging]),
        module("SipgateAPI", ["PushAPI", "Secrets"]),
        module(
            "Account",
            ["PushAPI", "Secrets", "Calls", "Store", "Ingest", "SipgateAPI", "Metering", .logging]
        ),
        module("Access", ["PushAPI", "Secrets", "Store"]),
        module("Statistics", ["PushAPI", "Calls", "Organisation", "AreaCodes", "Formulas", "Store"]),
        module("Preferences", ["PushAPI", "Organisation", "Formulas", "Store", "Statistics"]),
        module("Grafana", ["Statistics"]),
        module("Simulation", ["PushAPI", "Signatures", .nioCore, .nioPosix]),
        module(
            "Web",
            [
                "Signatures", "PushAPI", "Secrets", "Compression", "Metering", "Journal", "Calls", "Organisation",
                "Store", "Ingest", "SipgateAPI", "Account", "Access", "Statistics", "Preferences",
                .hummingbird, .logging, .nioCore, .httpTypes, .lifecycle,
            ],
            plugins: ["EmbedAssets"],
            exclude: ["Assets"]
        ),
        module(
            "CallStatisticsApp",
            [
                "CMalloc", "Signatures", "Secrets", "PushAPI", "Metering", "Journal", "Calls", "Organisation",
                "Formulas", "Store",
                "StoreSQLite", "StoreMariaDB", "Ingest", "SipgateAPI", "Account", "Access", "Statistics", "Preferences",
                "Grafana",
                "Simulation", "Web", .argumentParser,
                .logging, .lifecycle,
                .unixSignals, .nioCore, .nioPosix,
            ]
        ),
        .executableTarget(name: "call-statistics", dependencies: ["CallStatisticsApp"]),

        .executableTarget(name: "AssetEmbedder", path: "Tools/AssetEmbedder"),
        .plugin(name: "EmbedAssets", capability: .buildTool(), dependencies: ["AssetEmbedder"]),

        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "PushAPI", "Calls", "Organisation", "Formulas", "Store", "StoreSQLite", "StoreMariaDB", "Statistics",
                "Signatures", "Simulation", "GrafanaEngine", .argumentParser,
            ],
            path: "Benchmarks"
        ),

        .testTarget(name: "SignaturesTests", dependencies: ["Signatures"]),
        .testTarget(name: "SecretsTests", dependencies: ["Secrets"]),
        .testTarget(name: "CompressionTests", dependencies: ["Compression"]),
        // sipgate's REST API and login, as far as the product uses them.
        .target(
            name: "SipgateStub",
            dependencies: ["Secrets", .hummingbird, .httpTypes, .logging, .nioCore, .lifecycle],
            path: "Tests/SipgateStub"
        ),
        .testTarget(name: "SipgateStubTests", dependencies: ["SipgateStub", "Secrets"]),
        .testTarget(name: "SipgateAPITests", dependencies: ["SipgateAPI", "SipgateStub", "Secrets", "PushAPI"]),
        .testTarget(
            name: "AccountTests",
            dependencies: [
                "Account", "SipgateAPI", "SipgateStub", "Secrets", "Store", "StoreSQLite", "StoreMariaDB",
                "MariaDBServer", "Ingest", "Journal", "Metering", "Calls", "PushAPI", "Organisation", .logging,
            ]
        ),
        .testTarget(
            name: "SetupTests",
            dependencies: ["CallStatisticsApp", "SipgateAPI", "SipgateStub", "Statistics", "StoreMariaDB"]
        ),
        .testTarget(
            name: "AccessTests",
            dependencies: [
                "Access", "Secrets", "Store", "StoreSQLite", "StoreMariaDB", "MariaDBServer", "Calls", "PushAPI",
                "Organisation",
            ]
        ),
        .testTarget(name: "PushAPITests", dependencies: ["PushAPI", "Signatures"]),
        .target(name: "CallStories", dependencies: ["Calls", "PushAPI"], path: "Tests/CallStories"),
        .testTarget(name: "CallsTests", dependencies: ["Calls", "PushAPI", "CallStories"]),
        .testTarget(name: "OrganisationTests", dependencies: ["Organisation", "PushAPI"]),
        .testTarget(name: "AreaCodesTests", dependencies: ["AreaCodes", "PushAPI"]),
        .testTarget(name: "FormulasTests", dependencies: ["Formulas", "Calls", "PushAPI"]),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Calls", "PushAPI", "Organisation", "Store", "StoreSQLite", "StoreMariaDB", "MariaDBServer",
                "CallStories", .grdb,
            ]
        ),
        .testTarget(name: "JournalTests", dependencies: ["Journal", "PushAPI", .logging]),
        .testTarget(
            name: "IngestTests",
            dependencies: [
                "Ingest", "Journal", "Calls", "Organisation", "Store", "StoreSQLite", "Metering", "PushAPI", .logging,
            ]
        ),
        .testTarget(
            name: "StatisticsTests",
            dependencies: [
                "Statistics", "Organisation", "AreaCodes", "Formulas", "Store", "StoreSQLite", "StoreMariaDB",
                "MariaDBServer", "GrafanaEngine", "Grafana", "Calls", "PushAPI", "CallStories",
            ]
        ),
        .testTarget(
            name: "PreferencesTests",
            dependencies: [
                "Preferences", "Organisation", "Formulas", "Statistics", "Store", "StoreSQLite", "PushAPI", "Calls",
            ]
        ),
        .systemLibrary(name: "CSpawn", path: "Tests/CSpawn"),
        .target(name: "Spawning", dependencies: ["CSpawn"], path: "Tests/Spawning"),
        .target(name: "MariaDBServer", dependencies: ["Spawning"], path: "Tests/MariaDBServer"),
        .target(name: "GrafanaEngine", path: "Tests/GrafanaEngine"),
        .testTarget(
            name: "StoreMariaDBTests",
            dependencies: [
                "StoreMariaDB", "MariaDBServer", "PushAPI", "Calls", "Organisation", "Store", "CallStories",
            ]
        ),
        .testTarget(
            name: "CopyTests",
            dependencies: [
                "Store", "StoreSQLite", "StoreMariaDB", "MariaDBServer", "Calls", "PushAPI", "Organisation",
                "CallStories",
            ]
        ),
        .testTarget(name: "GrafanaTests", dependencies: ["Grafana", "Statistics", .yams]),
        .testTarget(name: "GrafanaEngineTests", dependencies: ["GrafanaEngine"], exclude: ["vectors"]),
        .testTarget(
            name: "CallListTests",
            dependencies: ["Statistics", "Organisation", "Store", "StoreSQLite", "Calls", "PushAPI"]
        ),
        .testTarget(
            name: "SimulationTests",
            dependencies: ["Simulation", "PushAPI", "Signatures", .nioCore, .nioPosix, .nioHTTP1]
        ),
        .testTarget(
            name: "BenchmarksTests",
            dependencies: ["Benchmarks", "PushAPI", "Calls", "Organisation", "Simulation", "Statistics"]
        ),

        // What is below drives the real binary as a process of its own, which is why it depends on the executable.
        .target(
            name: "TestSupport",
            dependencies: ["Spawning", "Signatures", "Simulation", .nioCore, .nioPosix, .nioHTTP1],
            path: "Tests/TestSupport"
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "call-statistics", "TestSupport", "Spawning", "SipgateStub", "MariaDBServer", "Simulation", "PushAPI",
                "Signatures", .grdb,
                .nioCore,
                .nioPosix,
            ]
        ),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "call-statistics", "CallStatisticsApp", "Web", "Ingest", "Journal", "Store", "TestSupport",
                "SipgateStub",
                "Simulation", .nioCore, .hummingbird,
            ]
        ),
        .testTarget(name: "BrowserTests", dependencies: ["call-statistics", "TestSupport", "SipgateStub", .grdb]),
        .testTarget(
            name: "DeployTests",
            dependencies: ["call-statistics", "TestSupport", .nioCore, .nioPosix, .nioHTTP1, .yams]
        ),
    ],
    swiftLanguageModes: [.v6]
)

// Settings of every Swift target of the package; third-party code keeps its own.
for target in package.targets where target.type != .plugin && target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}

extension Target.Dependency {
    static var hummingbird: Self { .product(name: "Hummingbird", package: "hummingbird") }
    static var grdb: Self { .product(name: "GRDB", package: "GRDB.swift") }
    static var argumentParser: Self { .product(name: "ArgumentParser", package: "swift-argument-parser") }
    static var logging: Self { .product(name: "Logging", package: "swift-log") }
    static var nioCore: Self { .product(name: "NIOCore", package: "swift-nio") }
    static var nioPosix: Self { .product(name: "NIOPosix", package: "swift-nio") }
    static var nioHTTP1: Self { .product(name: "NIOHTTP1", package: "swift-nio") }
    static var httpTypes: Self { .product(name: "HTTPTypes", package: "swift-http-types") }
    static var unixSignals: Self { .product(name: "UnixSignals", package: "swift-service-lifecycle") }
    static var yams: Self { .product(name: "Yams", package: "Yams") }
    static var lifecycle: Self { .product(name: "ServiceLifecycle", package: "swift-service-lifecycle") }
}
