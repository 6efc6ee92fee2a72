// swift-tools-version: 6.2
import PackageDescription

// Warnings stop a build only where this project itself is checked: a newer compiler that warns
// of something new must not break the build of a package that merely depends on this one.
let strict: [SwiftSetting] =
  Context.environment["DOCS2SWIFT_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

/// For modules in which async functions call each other in chains. Each stays on the executor of its
/// caller, because a change costs as much as looking up a name.
let staying: [SwiftSetting] = strict + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]

let package = Package(
  name: "docs2swift",
  platforms: [.macOS(.v15), .iOS(.v18)],
  products: [
    .executable(name: "docs2swift", targets: ["docs2swift"]),
    .plugin(name: "Docs2SwiftPlugin", targets: ["Docs2SwiftPlugin"]),
    .plugin(name: "Docs2SwiftGenerate", targets: ["Docs2SwiftGenerate"]),
    .plugin(name: "Docs2SwiftCheck", targets: ["Docs2SwiftCheck"]),
    .library(name: "ServiceRuntime", targets: ["ServiceRuntime"]),
    .library(name: "ServiceTesting", targets: ["ServiceTesting"]),
    .library(name: "ServiceCurl", targets: ["ServiceCurl"]),
    .library(name: "ServiceURLSession", targets: ["ServiceURLSession"]),
    .library(name: "ServiceHTTPServer", targets: ["ServiceHTTPServer"]),
  ],
  targets: [
    // System libraries
    .systemLibrary(
      name: "CLibXML2", path: "Sources/System/CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CCMarkGFM", path: "Sources/System/CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .systemLibrary(
      name: "CMicroHTTPD", path: "Sources/System/CMicroHTTPD", pkgConfig: "libmicrohttpd",
      providers: [.apt(["libmicrohttpd-dev"]), .brew(["libmicrohttpd"])]),
    .systemLibrary(
      name: "CCurl", path: "Sources/System/CCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .systemLibrary(
      name: "CSQLite", path: "Sources/System/CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "CLibPQ", path: "Sources/System/CLibPQ", pkgConfig: "libpq",
      providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    .systemLibrary(
      name: "CSodium", path: "Sources/System/CSodium", pkgConfig: "libsodium",
      providers: [.apt(["libsodium-dev"]), .brew(["libsodium"])]),

    // Command lines and terminals, for all programs
    .target(
      name: "ToolSupport", dependencies: ["Diagnostics"], path: "Sources/System/ToolSupport",
      swiftSettings: strict),

    // The generator: pages → model → files
    .target(
      name: "PositionedJSON", path: "Sources/Generator/PositionedJSON", swiftSettings: strict),
    .target(
      name: "Diagnostics", dependencies: ["PositionedJSON"], path: "Sources/Generator/Diagnostics",
      swiftSettings: strict),
    .target(
      name: "ServiceModel", dependencies: ["Diagnostics", "PositionedJSON"],
      path: "Sources/Generator/ServiceModel", swiftSettings: strict),
    .target(
      name: "DocsReader",
      dependencies: [
        "Diagnostics", "ServiceModel", "PositionedJSON", "XMLBounds", "CLibXML2", "CCMarkGFM",
      ],
      path: "Sources/Generator/DocsReader", swiftSettings: strict),
    .target(name: "Parallelism", path: "Sources/Generator/Parallelism", swiftSettings: strict),
    .target(
      name: "ModelEditing", dependencies: ["Diagnostics", "PositionedJSON", "ServiceModel"],
      path: "Sources/Generator/ModelEditing", swiftSettings: strict),
    .target(
      name: "Mustache", dependencies: ["Diagnostics"], path: "Sources/Generator/Mustache",
      swiftSettings: strict),
    .target(
      name: "SwiftEmitter",
      dependencies: [
        "Diagnostics", "Parallelism", "ServiceModel", "Mustache", "CEmbeddedTemplates",
      ],
      path: "Sources/Generator/SwiftEmitter", swiftSettings: strict),
    .target(name: "CEmbeddedTemplates", path: "Sources/Generator/CEmbeddedTemplates"),
    .target(
      name: "CEmbeddedReport", path: "Sources/Generator/CEmbeddedReport",
      exclude: ["report.css", "report.js"]),
    .target(
      name: "ModelDiff", dependencies: ["Diagnostics", "ServiceModel", "SwiftEmitter"],
      path: "Sources/Generator/ModelDiff", swiftSettings: strict),
    .target(name: "CPlatform", path: "Sources/Generator/CPlatform"),
    .target(
      name: "Generator",
      dependencies: [
        "CPlatform", "Diagnostics", "Parallelism", "PositionedJSON", "ServiceModel",
        "DocsReader", "ModelEditing", "Mustache", "SwiftEmitter", "ToolSupport",
      ],
      path: "Sources/Generator/Generator", swiftSettings: strict),
    .executableTarget(
      name: "docs2swift",
      dependencies: [
        "CEmbeddedReport", "Diagnostics", "Generator", "Parallelism", "PositionedJSON",
        "ServiceModel", "DocsReader", "SwiftEmitter", "ModelDiff", "ToolSupport",
      ],
      path: "Sources/Generator/docs2swift", swiftSettings: strict),
    // The program of the build plugin: only generate, so that it compiles quickly.
    .executableTarget(
      name: "docs2swift-build", dependencies: ["Generator", "ToolSupport"],
      path: "Sources/Generator/BuildTool",
      swiftSettings: strict),

    // The generator in other packages
    .plugin(name: "Docs2SwiftPlugin", capability: .buildTool(), dependencies: ["docs2swift-build"]),
    .plugin(
      name: "Docs2SwiftGenerate",
      capability: .command(
        intent: .custom(
          verb: "docs2swift-generate", description: "Generate code from the package's documentation"
        ),
        permissions: [
          .writeToPackageDirectory(reason: "Generated Swift code is written into the package.")
        ]),
      dependencies: ["docs2swift"]),
    .plugin(
      name: "Docs2SwiftCheck",
      capability: .command(
        intent: .custom(
          verb: "docs2swift-check",
          description: "Check whether the package's generated code is up to date")),
      dependencies: ["docs2swift"]),

    // What generated code imports
    .target(
      name: "ServiceRuntime", dependencies: ["CLibXML2", "XMLBounds"],
      path: "Sources/Runtime/ServiceRuntime", swiftSettings: staying),
    // Limits that protect libxml2, for both of its users here
    .target(name: "XMLBounds", path: "Sources/Runtime/XMLBounds", swiftSettings: strict),
    .target(
      name: "ServiceTesting", dependencies: ["ServiceRuntime", "DocsReader", "Diagnostics"],
      path: "Sources/Runtime/ServiceTesting", swiftSettings: strict),
    .target(
      name: "ServiceHTTPServer", dependencies: ["ServiceRuntime", "CMicroHTTPD"],
      path: "Sources/Runtime/ServiceHTTPServer", swiftSettings: staying),
    .target(
      name: "ServiceCurl", dependencies: ["ServiceRuntime", "CCurl"],
      path: "Sources/Runtime/ServiceCurl", swiftSettings: strict),
    .target(
      name: "ServiceURLSession", dependencies: ["ServiceRuntime"],
      path: "Sources/Runtime/ServiceURLSession", swiftSettings: strict),

    // The committed example, made by the generator from the pages in specs/
    .target(
      name: "UserAgent", dependencies: ["ServiceRuntime"], path: "generated/UserAgent",
      swiftSettings: strict),
    .testTarget(
      name: "UserAgentTests", dependencies: ["UserAgent", "ServiceRuntime", "ServiceTesting"],
      path: "generated/UserAgentTests", swiftSettings: strict),

    // Programs that use the committed example. They are not products: a package that depends on this
    // one may have a UserAgent of its own, and SwiftPM accepts a module name only once.
    .executableTarget(
      name: "token-client",
      dependencies: [
        "Diagnostics", "ServiceCurl", "ServiceRuntime", "UserAgent", "ToolSupport", "CSodium",
      ],
      path: "Sources/TokenExample/TokenClient", swiftSettings: strict),
    .executableTarget(
      name: "token-server",
      dependencies: [
        "Diagnostics", "UserAgent", "ServiceRuntime", "ServiceHTTPServer", "ToolSupport", "CSQLite",
        "CLibPQ", "CSodium",
      ],
      path: "Sources/TokenExample/TokenServer", swiftSettings: staying),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "UserAgent", "ServiceRuntime", "ServiceCurl", "ServiceURLSession", "ServiceHTTPServer",
        "FuzzTargets", "Diagnostics", "DocsReader", "PositionedJSON", "CMicroHTTPD", "CLibXML2",
        "CCMarkGFM", "CSQLite",
      ],
      swiftSettings: strict),

    // A golden case: what the generator wrote there must compile and pass its own tests
    .target(
      name: "LibraryAgent", dependencies: ["ServiceRuntime"],
      path: "Tests/Golden/library/expected/LibraryAgent", swiftSettings: strict),
    .testTarget(
      name: "LibraryAgentTests",
      dependencies: ["LibraryAgent", "ServiceRuntime", "ServiceTesting"],
      path: "Tests/Golden/library/expected/LibraryAgentTests", swiftSettings: strict),
    .target(
      name: "DepotAgent", dependencies: ["ServiceRuntime"],
      path: "Tests/Golden/library-wsdl/expected/DepotAgent", swiftSettings: strict),
    .testTarget(
      name: "DepotAgentTests", dependencies: ["DepotAgent", "ServiceRuntime", "ServiceTesting"],
      path: "Tests/Golden/library-wsdl/expected/DepotAgentTests", swiftSettings: strict),

    // A golden case: WSDLs of two other services
    .target(
      name: "HarbourAPI", dependencies: ["ServiceRuntime"],
      path: "Tests/Golden/foreign-wsdl/expected/HarbourAPI", swiftSettings: strict),
    .testTarget(
      name: "HarbourAPITests",
      dependencies: ["HarbourAPI", "ServiceRuntime", "ServiceTesting"],
      path: "Tests/Golden/foreign-wsdl/expected/HarbourAPITests", swiftSettings: strict),
    // A golden case: one of each kind of construct
    .target(
      name: "NurseryAPI", dependencies: ["ServiceRuntime"],
      path: "Tests/Golden/wsdl-kinds/expected/NurseryAPI", swiftSettings: strict),
    .testTarget(
      name: "NurseryAPITests",
      dependencies: ["NurseryAPI", "ServiceRuntime", "ServiceTesting"],
      path: "Tests/Golden/wsdl-kinds/expected/NurseryAPITests", swiftSettings: strict),
    .target(
      name: "TidesAPI", dependencies: ["ServiceRuntime"],
      path: "Tests/Golden/foreign-wsdl/expected/TidesAPI", swiftSettings: strict),
    .testTarget(
      name: "TidesAPITests", dependencies: ["TidesAPI", "ServiceRuntime", "ServiceTesting"],
      path: "Tests/Golden/foreign-wsdl/expected/TidesAPITests", swiftSettings: strict),

    // A golden case: two services at one URL
    .target(
      name: "PierAPI", dependencies: ["ServiceRuntime"],
      path: "Tests/Golden/shared-path/expected/PierAPI", swiftSettings: strict),
    .testTarget(
      name: "PierAPITests", dependencies: ["PierAPI", "ServiceRuntime", "ServiceTesting"],
      path: "Tests/Golden/shared-path/expected/PierAPITests", swiftSettings: strict),

    // A golden case: a WSDL with every form of XML, whose server describes itself
    .target(
      name: "OrchardAPI", dependencies: ["ServiceRuntime"],
      path: "Tests/Golden/described-wsdl/expected/OrchardAPI", swiftSettings: strict),
    .testTarget(
      name: "OrchardAPITests",
      dependencies: ["OrchardAPI", "ServiceRuntime", "ServiceTesting"],
      path: "Tests/Golden/described-wsdl/expected/OrchardAPITests", swiftSettings: strict),

    .target(
      name: "ShelfResource", dependencies: ["ServiceRuntime"],
      path: "Tests/Golden/shelf/expected/ShelfResource", swiftSettings: strict),
    .testTarget(
      name: "ShelfResourceTests",
      dependencies: ["ShelfResource", "ServiceRuntime", "ServiceTesting"],
      path: "Tests/Golden/shelf/expected/ShelfResourceTests", swiftSettings: strict),

    // A golden case: an agent and an entity of one name
    .target(
      name: "Twins", dependencies: ["ServiceRuntime"], path: "Tests/Golden/twins/expected/Twins",
      swiftSettings: strict),
    .testTarget(
      name: "TwinsTests", dependencies: ["Twins", "ServiceRuntime", "ServiceTesting"],
      path: "Tests/Golden/twins/expected/TwinsTests", swiftSettings: strict),

    // A golden case: names that Swift cannot use, in one module for all services, with types of the
    // user
    .target(
      name: "OddTypes", dependencies: ["ServiceRuntime"], path: "Tests/Golden/odd-names/OddTypes",
      swiftSettings: strict),
    .target(
      name: "OddNames", dependencies: ["OddTypes", "ServiceRuntime"],
      path: "Tests/Golden/odd-names/expected/OddNames", swiftSettings: strict),
    .testTarget(
      name: "OddNamesTests",
      dependencies: ["OddNames", "OddTypes", "ServiceRuntime", "ServiceTesting"],
      path: "Tests/Golden/odd-names/expected/OddNamesTests", swiftSettings: strict),

    // Tests
    .testTarget(
      name: "EntityTests",
      dependencies: ["ShelfResource", "Twins", "ServiceRuntime", "ServiceTesting"],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Diagnostics"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "ExampleTests",
      dependencies: [
        "UserAgent", "ShelfResource", "HarbourAPI", "OrchardAPI", "PierAPI", "TidesAPI",
        "ServiceRuntime", "CLibXML2", "DocsReader", "ModelEditing", "ServiceModel",
        "Diagnostics", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SwiftEmitterTests", dependencies: ["ServiceModel", "SwiftEmitter", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "Diagnostics", "PositionedJSON", "ServiceModel", "DocsReader", "SwiftEmitter", "Generator",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ModelDiffTests",
      dependencies: ["ModelDiff", "ServiceModel", "SwiftEmitter", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    // What `make fuzz` calls with invented bytes, and the tests with a few
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Diagnostics", "PositionedJSON", "ServiceModel", "DocsReader", "ModelEditing", "Mustache",
        "Generator", "ServiceRuntime", "ServiceHTTPServer", "DepotAgent", "ShelfResource",
        "XMLBounds", "CLibXML2",
      ],
      path: "Tests/FuzzTargets", swiftSettings: strict),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "MustacheTests", dependencies: ["Diagnostics", "Mustache", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "DocsReaderTests",
      dependencies: ["DocsReader", "ModelEditing", "ServiceModel", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PositionedJSONTests", dependencies: ["PositionedJSON", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ModelEditingTests", dependencies: ["Diagnostics", "ServiceModel", "ModelEditing"],
      swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "docs2swiftTests",
      dependencies: [
        "docs2swift", "docs2swift-build", "Diagnostics", "Generator", "PositionedJSON",
        "ServiceModel", "DocsReader", "Mustache", "SwiftEmitter", "ModelDiff", "ToolSupport",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ServiceRuntimeTests",
      dependencies: ["ServiceRuntime", "ServiceTesting", "TestSupport", "CLibXML2"],
      swiftSettings: strict),
    .target(
      name: "ScriptedServer", dependencies: ["ServiceRuntime"], path: "Tests/ScriptedServer",
      swiftSettings: strict),
    .testTarget(
      name: "ClientTransportTests",
      dependencies: [
        "ServiceCurl", "ServiceURLSession", "ServiceHTTPServer", "ServiceRuntime", "UserAgent",
        "ScriptedServer",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TokenClientTests",
      dependencies: [
        "token-client", "ServiceRuntime", "UserAgent", "ScriptedServer", "ToolSupport",
        "CSodium",
      ],
      swiftSettings: strict),
    .target(name: "RawHTTP", path: "Tests/RawHTTP", swiftSettings: strict),
    .testTarget(
      name: "TokenServerTests",
      dependencies: [
        "token-server", "token-client", "UserAgent", "ServiceRuntime", "ServiceHTTPServer",
        "ServiceCurl", "ToolSupport", "TestSupport", "RawHTTP", "CSQLite", "CSodium",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ServiceHTTPServerTests",
      dependencies: [
        "token-server", "UserAgent", "ServiceRuntime", "ServiceHTTPServer", "ServiceURLSession",
        "RawHTTP", "TestSupport",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
