import Foundation

/// The time of the first debug build of a package with the build-tool plugin, including the build
/// of the tool and the runtime.
struct FirstBuildBenchmark {
  func run() throws {
    print("\nThe first debug build of Examples/build-plugin, everything it needs included\n")
    let package = PackageFolder.root.appending(path: "Examples/build-plugin")
    let build = try withTemporaryFolder("first-build") { folder in
      try ProgramRun(
        URL(filePath: "/usr/bin/env"),
        ["swift", "build", "--package-path", package.path, "--scratch-path", folder.path])
    }
    printTable([
      ["CPU s", "wall s", "target"],
      [decimal(build.processor, digits: 1), decimal(build.wall, digits: 1), "60.0 CPU"],
    ])
  }
}
