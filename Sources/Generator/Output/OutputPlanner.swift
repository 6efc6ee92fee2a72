import Diagnostics
import Parallelism
import SwiftEmitter

/// Compares generated files with what is in the output folder; changes nothing.
package struct OutputPlanner {
  let folder: FolderPath
  /// The folder of pages, seen from the output folder; the list of files notes it.
  var specs: String?

  package init(folder: FolderPath, specs: String? = nil) {
    self.folder = folder
    self.specs = specs
  }

  /// - Returns: the plan; it may be carried out only when no error is among the diagnostics.
  package func plan(for files: [GeneratedFile], diagnostics: inout DiagnosticBag) -> OutputPlan {
    checkPaths(of: files, diagnostics: &diagnostics)
    if diagnostics.hasErrors { return OutputPlan() }
    var plan = OutputPlan()
    do {
      plan.manifestBefore = try readManifest()
    } catch {
      report(error, at: OutputManifest.fileName, diagnostics: &diagnostics)
      return plan
    }
    plan.manifestAfter = OutputManifest(paths: files.map(\.path), specs: specs)
    let manifest = plan.manifestBefore
    let states = files.parallelMap { file in state(of: file, manifest: manifest) }
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
    plan.removed = stale(in: plan, diagnostics: &diagnostics)
    return plan
  }

  private enum State: Sendable {
    case missing
    case same
    case different
    /// Something that docs2swift did not make, in words.
    case foreign(String)
    case failed(FileError)
  }

  private func state(of file: GeneratedFile, manifest: OutputManifest) -> State {
    let path = folder.absolutePath(of: file.path)
    do {
      if let link = try linkAbove(file.path) {
        return .foreign("a link '\(link)' in the place of a folder")
      }
      switch try FileSystem.kind(of: path, followingLinks: false) {
      case nil: return .missing
      case .folder: return .foreign("a folder of this name")
      case .link: return .foreign("a link of this name")
      case .other: return .foreign("something that is not a file")
      case .file: break
      }
      let bytes = try FileSystem.read(path, followingLinks: false)
      if FileSystem.areSame(bytes, file.contents) { return .same }
      return isOwn(file.path, bytes) ? .different : .foreign("a file that docs2swift did not write")
    } catch let error as FileError {
      return .failed(error)
    } catch {
      return .foreign("\(error)")
    }
  }

  /// Whether docs2swift wrote a file. The list of files is no proof: somebody may have put a file of
  /// their own in the place.
  private func isOwn(_ path: String, _ bytes: [UInt8]) -> Bool {
    if path.hasSuffix(ModelFile.suffix) { return ModelFile.isPresent(in: bytes) }
    return GeneratedFileMarker.isPresent(in: bytes)
  }

  /// A link inside the output folder that would lead writing to somewhere else.
  private func linkAbove(_ path: String) throws -> String? {
    var parent = Paths.parent(of: path)
    while let current = parent {
      let place = folder.absolutePath(of: current)
      if try FileSystem.kind(of: place, followingLinks: false) == .link {
        return folder.shownPath(of: current)
      }
      parent = Paths.parent(of: current)
    }
    return nil
  }

  private func stale(in plan: OutputPlan, diagnostics: inout DiagnosticBag) -> [String] {
    let candidates = plan.manifestBefore.paths.subtracting(plan.manifestAfter.paths).sorted()
    return candidates.filter { path in
      let absolute = folder.absolutePath(of: path)
      guard (try? FileSystem.kind(of: absolute, followingLinks: false)) == .file,
        let bytes = try? FileSystem.read(absolute, followingLinks: false)
      else { return false }
      if isOwn(path, bytes) { return true }
      diagnostics.emit(
        CommandRules.outputKept,
        "this file is no longer generated; it was kept because it is changed",
        at: SourceLocation(path: folder.shownPath(of: path)))
      return false
    }
  }

  private func readManifest() throws -> OutputManifest {
    let path = folder.absolutePath(of: OutputManifest.fileName)
    do {
      let bytes = try FileSystem.read(path, limit: SourceFileReader.sizeLimit)
      return OutputManifest(text: String(decoding: bytes, as: UTF8.self))
    } catch let error as FileError where error.isMissingFile {
      return OutputManifest()
    }
  }

  private func checkPaths(of files: [GeneratedFile], diagnostics: inout DiagnosticBag) {
    var seen: [String: String] = [:]
    for file in files {
      let isReserved = file.path.split(separator: "/")
        .contains { $0.first == "." || FileNameKey.isDevice($0) }
      if !Paths.isPlainRelative(file.path) || isReserved {
        diagnostics.emit(
          CommandRules.outputPath, "'\(file.path)' is no path for a generated file", at: nil)
      } else if let other = seen.updateValue(file.path, forKey: FileNameKey.key(file.path)) {
        diagnostics.emit(
          CommandRules.outputPath, "'\(file.path)' and '\(other)' would be the same file", at: nil)
      }
    }
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
    _ error: any Error, at path: String, diagnostics: inout DiagnosticBag
  ) {
    let reason = (error as? FileError)?.reason ?? "\(error)"
    diagnostics.emit(
      CommandRules.outputUnwritable, "cannot be read for comparison: \(reason)",
      at: SourceLocation(path: folder.shownPath(of: path)))
  }
}
