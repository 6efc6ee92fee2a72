import Generator
import PositionedJSON

/// The package that SwiftPM built the running program in.
///
/// It is docs2swift itself, or a package that depends on it.
struct ToolOrigin {
  private static let buildFolder = "/.build/"

  /// The folder of the built package; nil for an installed program.
  private let built: String?
  /// The folder of docs2swift; nil if it is unknown, or no folder of the user's.
  let package: String?

  /// - Parameter executable: the file of the program, absolute; nil if it is unknown.
  init(executable: String?) {
    let place = executable?.ranges(of: Self.buildFolder).last?.lowerBound
    let folder = place.flatMap { place in executable.map { String($0[..<place]) } }
    guard let folder, (try? FileSystem.kind(of: "\(folder)/Package.swift")) == .file else {
      built = nil
      package = nil
      return
    }
    built = folder
    package = Self.isDocs2Swift(folder) ? folder : Self.dependency(of: folder)
  }

  /// The words that run the tool from a folder.
  func command(in folder: String) -> [String] {
    guard let built else { return [ToolVersion.name] }
    let isHere = PackageLayout(of: folder).package == built
    let path = isHere ? [] : ["--package-path", Paths.relative(to: built, from: folder)]
    return ["swift", "run"] + path + [ToolVersion.name]
  }

  private static func isDocs2Swift(_ folder: String) -> Bool {
    (try? FileSystem.kind(of: "\(folder)/Plugins/Docs2SwiftPlugin")) == .folder
  }

  /// The folder of a dependency on docs2swift by its path, from the notes of SwiftPM.
  private static func dependency(of folder: String) -> String? {
    guard let bytes = try? FileSystem.read("\(folder)\(buildFolder)workspace-state.json"),
      let state = try? JSONSyntaxParser.parse(bytes),
      let dependencies = state.member("object")?.value.member("dependencies")?.value.items
    else { return nil }
    let found = dependencies.first { dependency in
      dependency.text(at: "packageRef", "name") == ToolVersion.name
    }
    guard found?.text(at: "packageRef", "kind") == "fileSystem" else { return nil }
    return found?.text(at: "packageRef", "location")
  }
}

extension JSONSyntaxTree {
  fileprivate func text(at key: String, _ innerKey: String) -> String? {
    member(key)?.value.member(innerKey)?.value.text
  }
}
