// swift-tools-version: 6.2
import PackageDescription

// The folder Sources/CRM/specs needs the Swagger and WSDL files of an installation next to its
// docs2swift.json: those of the agents Appointment, Archive, FileManager and MDO, and of the entity
// Contact.
let package = Package(
  name: "app",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "docs2swift", path: "../..")],
  targets: [
    .target(
      name: "CRM",
      dependencies: [.product(name: "ServiceRuntime", package: "docs2swift")],
      plugins: [.plugin(name: "Docs2SwiftPlugin", package: "docs2swift")]),
    .target(
      name: "Office",
      dependencies: ["CRM", .product(name: "ServiceRuntime", package: "docs2swift")]),
    .executableTarget(
      name: "App",
      dependencies: [
        "CRM", "Office", .product(name: "ServiceRuntime", package: "docs2swift"),
        .product(name: "ServiceCurl", package: "docs2swift"),
        .product(name: "ServiceHTTPServer", package: "docs2swift"),
      ]),
    .testTarget(
      name: "AppTests",
      dependencies: [
        "CRM", "Office", .product(name: "ServiceRuntime", package: "docs2swift"),
        .product(name: "ServiceTesting", package: "docs2swift"),
      ]),
  ]
)
