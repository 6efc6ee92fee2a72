import Diagnostics
import ServiceModel

/// The positions of type declarations in WSDL and schema files. Only these files have the members
/// of enumerations.
final class TypeDeclarations {
  struct Declaration {
    var file: SourceFile
    var start: Int
    var end: Int
  }

  private let side: DiffSide
  /// By version and name, computed on first use.
  private var known: [String: Declaration]?

  init(_ side: DiffSide) { self.side = side }

  func declaration(of type: String, in version: String) -> Declaration? {
    let declarations = known ?? find()
    known = declarations
    return declarations["\(version) \(type)"]
  }

  private func find() -> [String: Declaration] {
    var found: [String: Declaration] = [:]
    let operations = side.model.operationPages
    for path in side.workspace.pagePaths where !operations.contains(path) {
      guard let file = side.workspace.files.file(at: path),
        let version = version(of: file)
      else { continue }
      for (name, declaration) in Self.declarations(in: file) {
        found["\(version) \(name)"] = found["\(version) \(name)"] ?? declaration
      }
    }
    return found
  }

  /// The version of the namespace that the file declares. A file without one has no types.
  private func version(of file: SourceFile) -> String? {
    let versions = side.model.versions
    return versions.first { version in
      file.bytes.firstOffset(of: Array("targetNamespace=\"\(version.namespace)\"".utf8)) != nil
    }?.name
  }

  private static let opening = Array("Type name=\"".utf8)

  /// A declaration ends at the next one.
  private static func declarations(in file: SourceFile) -> [(String, Declaration)] {
    let starts = file.bytes.offsets(after: opening)
    return zip(starts, starts.dropFirst() + [file.bytes.count]).map { start, end in
      (file.bytes.textBeforeQuote(from: start), Declaration(file: file, start: start, end: end))
    }
  }
}
