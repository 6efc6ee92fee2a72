import Diagnostics
import Parallelism
import SwiftEmitter

/// Compares generated files with the output folder. Changes nothing.
package struct OutputPlanner {
  let folder: FolderPath
  /// The folder of pages relative to the output folder, for the list of files.
  var specs: String?

  package init(folder: FolderPath, specs: String? = nil) {
    self.folder = folder
    self.specs = specs
  }

  /// - Returns: the plan; it may be carried out only if there is no error in the diagnostics.
  package func plan(for files: [GeneratedFile], diagnostics: inout DiagnosticBag) -> OutputPlan {
    checkPaths(of: files, diagnostics: &diagnostics)
    if diagnostics.hasErrors { return OutputPlan() }
    var plan = OutputPlan()
    do {
      if try OutputJournal.isThere(in: folder.absolute) { return unfinished(&diagnostics) }
      plan.manifestBefore = try OutputManifest.read(in: folder.absolute)
    } catch {
      report(error, at: OutputManifest.fileName, diagnostics: &diagnostics)
      return plan
    }
    plan.manifestAfter = OutputManifest(paths: files.map(\.path), specs: specs)
    let own = OwnFiles(
      folder: folder.absolute, listed: plan.manifestBefore.paths, paths: files.map(\.path))
    let states = files.parallelMap { file in state(of: file, own) }
    for (file, state) in zip(files, states) {
      switch state {
      case .same: plan.unchanged.append(file.path)
      case .missing, .different: plan.written.append(file)
      case .foreign(let what): reportForeign(file.path, what, diagnostics: &diagnostics)
      case .failed(let error): report(error, at: file.path, diagnostics: &diagnostics)
      }
    }
    plan.unchanged.sort()
    plan.written.sort { $0.path < $1.path }
    plan.removed = stale(in: plan, own, diagnostics: &diagnostics)
    return plan
  }

  private enum State: Sendable {
    case missing
    case same
    case different
    /// Something that docs2swift did not create, in words.
    case foreign(String)
    case failed(FileError)
  }

  private func state(of file: GeneratedFile, _ own: OwnFiles) -> State {
    do {
      if let link = try own.linkAbove(file.path) {
        return .foreign("a link '\(folder.shownPath(of: link))' in the place of a folder")
      }
      let path = folder.absolutePath(of: file.path)
      guard let bytes = try? FileSystem.read(path, followingLinks: false) else {
        return try stateOfUnread(path)
      }
      if areSame(bytes, file.bytes) { return .same }
      return own.mayBeReplaced(file.path, holding: bytes)
        ? .different : .foreign("a file that docs2swift did not write")
    } catch {
      return .failed(error)
    }
  }

  /// Arrays are compared byte by byte, which takes longer than reading the file.
  private func areSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.withUnsafeBytes { one in other.withUnsafeBytes { one.hasSameBytes(as: $0) } }
  }

  /// Why there is no content to compare.
  private func stateOfUnread(_ path: String) throws(FileError) -> State {
    switch try FileSystem.kind(of: path, followingLinks: false) {
    case nil: return .missing
    case .folder: return .foreign("a folder of this name")
    case .link: return .foreign("a link of this name")
    case .other: return .foreign("something that is not a file")
    case .file:
      // It is read again to get the error, unless it can be read now.
      _ = try FileSystem.read(path, followingLinks: false)
      return .different
    }
  }

  private func stale(
    in plan: OutputPlan, _ own: OwnFiles, diagnostics: inout DiagnosticBag
  ) -> [String] {
    let candidates = plan.manifestBefore.paths.subtracting(plan.manifestAfter.paths).sorted()
    return candidates.filter { path in
      guard let bytes = own.bytes(of: path) else { return false }
      if own.mayBeRemoved(path, holding: bytes) { return true }
      diagnostics.emit(
        CommandRules.outputKept,
        "this file is no longer generated; it was kept because it was changed",
        at: SourceLocation(path: folder.shownPath(of: path)))
      return false
    }
  }

  private func checkPaths(of files: [GeneratedFile], diagnostics: inout DiagnosticBag) {
    var seen: [String: String] = [:]
    for file in files {
      let isReserved = file.path.split(ascii: "/").contains { FileNameKey.isDevice($0) }
      if !OutputManifest.mayList(file.path) || isReserved {
        diagnostics.emit(
          CommandRules.outputPath, "'\(file.path)' is not a path for a generated file", at: nil)
      } else if let other = seen.updateValue(file.path, forKey: FileNameKey.key(file.path)) {
        diagnostics.emit(
          CommandRules.outputPath, "'\(file.path)' and '\(other)' would be the same file", at: nil)
      }
    }
  }

  private func unfinished(_ diagnostics: inout DiagnosticBag) -> OutputPlan {
    diagnostics.emit(
      CommandRules.outputUnwritable,
      "an earlier run was interrupted here, and its changes could not be completed",
      at: SourceLocation(path: folder.shownPath(of: OutputJournal.fileName)),
      hint: "run \(ToolVersion.name) generate with permission to write into the folder")
    return OutputPlan()
  }

  private func reportForeign(
    _ path: String, _ what: String, diagnostics: inout DiagnosticBag
  ) {
    diagnostics.emit(
      CommandRules.outputForeign, "there is \(what) in the way; it is never replaced",
      at: SourceLocation(path: folder.shownPath(of: path)),
      hint: "move it away, or choose another output folder")
  }

  private func report(
    _ error: FileError, at path: String, diagnostics: inout DiagnosticBag
  ) {
    diagnostics.emit(
      CommandRules.outputUnwritable, "cannot be read for comparison: \(error.reason)",
      at: SourceLocation(path: folder.shownPath(of: path)))
  }
}

/// The changes that bring an output folder up to date.
package struct OutputPlan: Equatable, Sendable {
  /// A file that would be touched.
  package struct Change: Equatable, Sendable {
    package var path: String
    /// The new content; nil if it is removed.
    package var bytes: [UInt8]?
  }

  /// New and different files, sorted by path.
  var written: [GeneratedFile] = []
  /// The paths of files that are up to date, sorted.
  package var unchanged: [String] = []
  /// The paths of files of an earlier run that are no longer generated, sorted.
  var removed: [String] = []
  var manifestBefore = OutputManifest()
  var manifestAfter = OutputManifest()

  package init() {}

  package var changesNothing: Bool {
    written.isEmpty && removed.isEmpty && manifestBefore == manifestAfter
  }

  /// Every file that would be touched, including the list of files.
  package var changes: [Change] {
    var changes: [Change] = []
    if manifestBefore != manifestAfter {
      changes.append(Change(path: OutputManifest.fileName, bytes: Array(manifestAfter.text.utf8)))
    }
    changes += written.map { Change(path: $0.path, bytes: $0.bytes) }
    changes += removed.map { Change(path: $0) }
    return changes
  }
}
