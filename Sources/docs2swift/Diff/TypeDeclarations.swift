import Diagnostics
import ServiceModel

/// Where WSDL and schema files declare the types of a side: members of an enumeration stand nowhere
/// else.
final class TypeDeclarations {
  struct Declaration {
    var file: SourceFile
    var start: Int
    var end: Int
  }

  private let side: DiffSide
  /// By version and name; found out once somebody asks.
  private var known: [String: Declaration]?

  init(_ side: DiffSide) { self.side = side }

  func declaration(of type: String, in version: String) -> Declaration? {
    let declarations = known ?? find()
    known = declarations
    return declarations["\(version) \(type)"]
  }

  private func find() -> [String: Declaration] {
    var found: [String: Declaration] = [:]
    let operations = Set(
      side.model.versions.flatMap(\.services).flatMap(\.operations)
        .flatMap { [$0.soap?.page, $0.rest?.page] }.compactMap { $0 })
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

  /// The version whose namespace the file declares; a file without one declares no types.
  private func version(of file: SourceFile) -> String? {
    let versions = side.model.versions
    return versions.first { version in
      file.bytes.firstOffset(of: Array("targetNamespace=\"\(version.namespace)\"".utf8)) != nil
    }?.name
  }

  private static let opening = Array("Type name=\"".utf8)

  /// A declaration reaches to the next one.
  private static func declarations(in file: SourceFile) -> [(String, Declaration)] {
    var starts: [Int] = []
    var from = 0
    while let offset = file.bytes.firstOffset(of: opening, from: from) {
      from = offset + opening.count
      starts.append(from)
    }
    return zip(starts, starts.dropFirst() + [file.bytes.count]).map { start, end in
      let name = file.bytes[start...].prefix { $0 != UInt8(ascii: "\"") }
      return (
        String(decoding: name, as: UTF8.self), Declaration(file: file, start: start, end: end)
      )
    }
  }
}
