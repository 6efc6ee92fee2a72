import Diagnostics
import Generator
import SwiftEmitter
import ToolSupport

/// `docs2swift templates export [DIR]`
struct TemplatesCommand: RunnableCommand {
  static let verb = "export"
  private static let reference = "KEYS.md"

  let arguments: Invocation
  let context: CommandContext

  /// - Throws: `UsageError` for another verb.
  func run() throws -> ExitCode {
    guard arguments.operands.first == Self.verb else {
      throw UsageError(
        arguments.operands.first.map { "'templates' cannot '\($0)'" }
          ?? "'templates' needs to know what to do",
        hint: "write '\(ToolVersion.name) templates \(Self.verb)'")
    }
    let folder = context.folder(arguments.operands.dropFirst().first ?? "templates")
    var diagnostics = DiagnosticBag()
    let written = export(to: folder, diagnostics: &diagnostics)
    reporter.report(diagnostics, SourceFileTable(), consequence: "nothing was written")
    if diagnostics.hasErrors { return .failed }
    context.output.write("\(counted(written, "file")) written to \(folder.shown)\n")
    return .success
  }

  private func export(to folder: FolderPath, diagnostics: inout DiagnosticBag) -> Int {
    let files = EmbeddedTemplates.files + [(Self.reference, EmbeddedTemplates.keys)]
    do {
      var new: [(path: String, text: String)] = []
      for file in files
      where try isNew(file.text, at: file.path, in: folder, diagnostics: &diagnostics) {
        new.append(file)
      }
      if diagnostics.hasErrors { return 0 }
      for file in new {
        let path = folder.absolutePath(of: file.path)
        if let parent = Paths.parent(of: path) { try FileSystem.makeFolder(parent) }
        try FileSystem.write(file.text, to: path)
      }
      return new.count
    } catch {
      diagnostics.emit(
        CommandRules.outputUnwritable, "cannot be written: \(error.reason)",
        at: SourceLocation(path: error.path))
      return 0
    }
  }

  /// A different file may be the user's own template.
  private func isNew(
    _ text: String, at path: String, in folder: FolderPath, diagnostics: inout DiagnosticBag
  ) throws(FileError) -> Bool {
    let place = folder.absolutePath(of: path)
    guard try FileSystem.kind(of: place, followingLinks: false) != nil else { return true }
    if try FileSystem.read(place) == Array(text.utf8) { return false }
    diagnostics.emit(
      CommandRules.outputForeign,
      "a different file is in the way; it is never replaced",
      at: SourceLocation(path: folder.shownPath(of: path)), hint: "choose another folder")
    return false
  }
}
