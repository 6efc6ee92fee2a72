import Diagnostics

/// Refuses output folders in which files would be lost or mixed up.
enum OutputFolderCheck {
  static func run(_ workspace: inout Workspace) {
    let output = workspace.output
    let place = workspace.configuration.places[.output]
    if (try? FileSystem.kind(of: output.absolute)) == .file {
      workspace.diagnostics.emit(
        CommandRules.outputUnwritable, "'\(output.shown)' is a file instead of an output folder",
        at: place, hint: "choose another output folder")
    } else if isSame(output.absolute, workspace.specs.absolute) {
      workspace.diagnostics.emit(
        CommandRules.outputIsSpecs,
        "the output would be among the documentation in '\(output.shown)'",
        at: place, hint: "choose another output folder")
    } else if let other = owner(of: output, insteadOf: workspace.specs) {
      workspace.diagnostics.emit(
        CommandRules.outputShared,
        "'\(output.shown)' is the output folder of '\(other.shown)' as well",
        at: place,
        hint: "use a separate output folder for each folder of documentation")
    }
  }

  /// Another folder of pages that uses the same output folder.
  private static func owner(
    of output: FolderPath, insteadOf specs: FolderPath
  ) -> FolderPath? {
    let list = output.absolutePath(of: OutputManifest.fileName)
    guard let bytes = try? FileSystem.read(list, limit: SourceFileReader.sizeLimit) else {
      return nil
    }
    let manifest = OutputManifest(text: String(decoding: bytes, as: UTF8.self))
    let other = output.folder(manifest.specs ?? OutputManifest.usualSpecs)
    if isSame(other.absolute, specs.absolute) { return nil }
    let file = other.absolutePath(of: Configuration.fileName)
    guard let bytes = try? FileSystem.read(file, limit: SourceFileReader.sizeLimit) else {
      return nil
    }
    var ignored = DiagnosticBag()
    let configuration = ConfigurationReader.read(
      SourceFile(path: file, bytes: bytes), diagnostics: &ignored)
    let claimed = other.folder(configuration.output)
    return isSame(claimed.absolute, output.absolute) ? other : nil
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    a == b || ((try? FileSystem.resolved(a)) ?? a) == ((try? FileSystem.resolved(b)) ?? b)
  }
}
