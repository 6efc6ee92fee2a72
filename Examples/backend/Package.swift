// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "backend",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "docs2swift", path: "../..")],
  targets: [
    .target(
      name: "UserAgent",
      dependencies: [.product(name: "ServiceRuntime", package: "docs2swift")],
      plugins: [.plugin(name: "Docs2SwiftPlugin", package: "docs2swift")]),
    .executableTarget(
      name: "Backend",
      dependencies: [
        "UserAgent", .product(name: "ServiceRuntime", package: "docs2swift"),
        .product(name: "ServiceHTTPServer", package: "docs2swift"),
      ]),
  ]
)
