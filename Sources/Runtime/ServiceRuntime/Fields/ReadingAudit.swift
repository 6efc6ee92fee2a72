/// Observations of a reader that are not errors for a service. They are used to check documented
/// samples.
package final class ReadingAudit {
  /// Places with content that no field reads.
  package var unknown: [String] = []
  /// Places where a field of the type itself is missing, even as nil.
  package var missing: [String] = []
  /// Places where an `xsi:type` differs from the type of the field.
  package var wrongTypes: [String] = []
  /// Invalid texts of types for which the documentation is known to invent values.
  package var tolerated: [String] = []
  /// Keys of dictionaries that are not of the key type.
  package var placeholders: Set<String> = []
  /// The local names of types whose invalid values are tolerated.
  private let toleratedTypes: Set<String>
  /// The properties being read, outermost first; JSON only.
  var path: [String] = []

  /// Tolerates invalid values of some types, by their local names.
  package init(tolerating types: Set<String> = []) { toleratedTypes = types }

  func tolerates(_ type: XMLName) -> Bool { toleratedTypes.contains(type.local) }
}

/// The parts that only a check of samples needs. A running service does not collect them.
extension XMLFieldReader {
  func reportUnknown(in parent: Int32) {
    guard let audit else { return }
    for child in document.children(of: parent) where !visited.contains(child) {
      audit.unknown.append(describe(child))
    }
  }

  func reportMissing(_ name: StaticString) {
    guard let audit, !isInBase, !isOnlyOverREST else { return }
    audit.missing.append(
      (document.path(to: element) + [name.description]).joined(separator: "/")
        + " (line \(document.nodes[Int(element)].line))")
  }

  /// Compares local names. Arrays have many names, and the documentation uses any of them.
  func checkType(of node: Int32, _ expected: String) {
    guard expected != AnyValue.xmlName.local,
      let local = document.localType(of: node)
    else { return }
    let isArray = expected.hasPrefix("ArrayOf") && local.hasPrefix("ArrayOf")
    guard local != expected, !isArray else { return }
    audit?.wrongTypes.append("\(describe(node)): xsi:type is \(local), expected \(expected)")
  }

  func describe(_ node: Int32) -> String {
    document.path(to: node).joined(separator: "/") + " (line \(document.nodes[Int(node)].line))"
  }
}
