// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "committed-output",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "docs2swift", path: "../..")],
  targets: [
    // Written by `swift package docs2swift-generate` from the pages in specs/.
    .target(
      name: "UserAgent",
      dependencies: [.product(name: "ServiceRuntime", package: "docs2swift")]),
    .executableTarget(
      name: "TokenExample",
      dependencies: [
        "UserAgent",
        .product(name: "ServiceRuntime", package: "docs2swift"),
        .product(name: "ServiceCurl", package: "docs2swift"),
        .product(name: "ServiceHTTPServer", package: "docs2swift"),
      ]),
  ]
)
