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
