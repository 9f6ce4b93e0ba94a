// swift-tools-version: 6.2
import PackageDescription

// The layers, lowest first. A target imports only from rows below its own.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// The kernel is used by one thread at a time and its tables are reached through handles, so the
// run-time checks for overlapping access cost a quarter of a call and find nothing.
let kernel: [SwiftSetting] =
    strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

let package = Package(
    name: "cairn",
    products: [
        .executable(name: "cairn", targets: ["cairn"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Numbers, addresses, units
        .target(name: "CairnPrimitives", swiftSettings: kernel),

        // Ethereum's formats; the ledger; JSON
        .systemLibrary(
            name: "CSecp256k1", pkgConfig: "libsecp256k1",
            providers: [.apt(["libsecp256k1-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        // Hashing decides how long a state root takes, so it is optimized in debug builds too.
        .target(name: "CSHA256", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
        .target(name: "CKeccak", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
        .target(
            name: "CairnEthereum", dependencies: ["CairnPrimitives", "CSecp256k1", "CKeccak"],
            swiftSettings: kernel),
        .target(name: "CMemory"),
        .target(
            name: "CairnLedger", dependencies: ["CairnPrimitives", "CMemory"],
            swiftSettings: kernel),
        .target(name: "CairnJSON", swiftSettings: strict),

        // Protocols
        .target(
            name: "CairnRestaking",
            dependencies: ["CairnPrimitives", "CairnEthereum", "CairnLedger"],
            swiftSettings: kernel),
        .target(
            name: "CairnLiquid",
            dependencies: ["CairnPrimitives", "CairnEthereum", "CairnLedger"],
            swiftSettings: kernel),

        // A development chain that jumps a month processes thousands of epochs, so this is optimized
        // in debug builds too.
        .target(
            name: "CairnBeacon",
            dependencies: ["CairnPrimitives", "CairnEthereum", "CSHA256"],
            swiftSettings: kernel + [.unsafeFlags(["-O"], .when(configuration: .debug))]),

        // The world and its chain
        .target(
            name: "CairnChain",
            dependencies: [
                "CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnBeacon", "CairnRestaking",
                "CairnLiquid",
            ],
            swiftSettings: kernel),

        // Around the chain
        .target(
            name: "CairnConformance",
            dependencies: [
                "CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnJSON", "CairnRestaking",
                "CairnLiquid", "CairnBeacon", "CairnChain", "CZlib",
            ],
            swiftSettings: strict),
        .target(
            name: "CairnWalk",
            dependencies: [
                "CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnJSON", "CairnRestaking",
                "CairnLiquid", "CairnChain", "CairnConformance",
            ],
            swiftSettings: strict),
        .target(
            name: "CairnStore",
            dependencies: [
                "CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnChain",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "CairnRPC",
            dependencies: [
                "CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnJSON", "CairnBeacon",
                "CairnRestaking", "CairnChain",
            ],
            swiftSettings: strict),

        .target(
            name: "CairnBench",
            dependencies: [
                "CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnRestaking", "CairnLiquid",
                "CairnBeacon", "CairnChain", "BigInt",
                .product(name: "HashTreeCollections", package: "swift-collections"),
            ],
            swiftSettings: strict),

        // The node
        .target(name: "CPage", path: "Sources/CairnNode/Web/Files", exclude: ["Resources"]),
        .target(
            name: "CairnNode",
            dependencies: [
                "CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnJSON", "CairnBeacon",
                "CairnRestaking", "CairnLiquid", "CairnChain", "CairnStore", "CairnRPC", "CPage",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            exclude: ["Web/Files"],
            swiftSettings: strict),
        .executableTarget(
            name: "cairn",
            dependencies: [
                "CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnJSON", "CairnBeacon",
                "CairnRestaking", "CairnLiquid", "CairnChain", "CairnBench", "CairnConformance",
                "CairnWalk",
                "CairnRPC",
                "CairnNode",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),

        // Tests mirror the sources.
        .testTarget(
            name: "CairnPrimitivesTests", dependencies: ["CairnPrimitives", "BigInt"],
            swiftSettings: strict),
        .testTarget(
            name: "CairnEthereumTests", dependencies: ["CairnEthereum", "CairnPrimitives"],
            swiftSettings: strict),
        .testTarget(
            name: "CairnJSONTests", dependencies: ["CairnJSON", "CairnPrimitives"],
            swiftSettings: strict),
        .testTarget(name: "CairnArchitectureTests", swiftSettings: strict),
        .testTarget(
            name: "CairnLedgerTests", dependencies: ["CairnPrimitives", "CairnLedger"],
            swiftSettings: strict),
        .testTarget(
            name: "CairnRestakingTests",
            dependencies: [
                "CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnJSON", "CairnRestaking",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CairnLiquidTests",
            dependencies: ["CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnLiquid"],
            swiftSettings: strict),
        .testTarget(
            name: "CairnBeaconTests",
            dependencies: [
                "CairnPrimitives", "CairnEthereum", "CairnJSON", "CairnBeacon", "CairnConformance",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CairnChainTests",
            dependencies: [
                "CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnRestaking", "CairnLiquid",
                "CairnBeacon", "CairnChain",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CairnWalkTests",
            dependencies: ["CairnPrimitives", "CairnConformance", "CairnWalk"],
            swiftSettings: strict),
        .testTarget(
            name: "CairnStoreTests",
            dependencies: [
                "CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnChain", "CairnStore",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CairnRPCTests",
            dependencies: [
                "CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnJSON", "CairnBeacon",
                "CairnChain",
                "CairnRPC",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CairnNodeTests",
            dependencies: [
                "CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnJSON", "CairnRestaking",
                "CairnLiquid", "CairnBeacon", "CairnChain", "CairnRPC", "CairnNode",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CairnToolTests",
            dependencies: [
                "cairn", "CairnPrimitives", "CairnEthereum", "CairnLedger", "CairnJSON",
                "CairnRestaking", "CairnLiquid", "CairnBeacon", "CairnChain", "CairnNode",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
    ]
)
