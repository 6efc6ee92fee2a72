/// Names versions after the namespaces of WSDLs that no profile knows.
///
/// A name depends only on the namespaces that would get the same name, so adding another WSDL
/// renames nothing else.
struct OwnVersionNames {
  /// - Parameter taken: names that are not available.
  /// - Returns: the name of each namespace. It has only letters, digits, `-` and `_`.
  static func assign(_ namespaces: Set<String>, taken: Set<String>) -> [String: String] {
    var result: [String: String] = [:]
    var used = taken
    var open = namespaces.sorted()
    var depth = 1
    while !open.isEmpty {
      let wishes = Dictionary(grouping: open) { name(of: $0, depth: depth) }
      let isLast = open.allSatisfy { segments(of: $0).count <= depth }
      open = []
      for (wish, wishing) in wishes.sorted(by: { $0.key < $1.key }) {
        if wishing.count == 1 || isLast {
          for namespace in wishing { result[namespace] = claim(wish, &used) }
        } else {
          open += wishing
        }
      }
      depth += 1
    }
    return result
  }

  private static func claim(_ wish: String, _ used: inout Set<String>) -> String {
    var name = wish
    var number = 2
    while !used.insert(name).inserted {
      name = "\(wish)-\(number)"
      number += 1
    }
    return name
  }

  /// The last parts of a namespace. If the last one is only a number or a revision, the one before
  /// is needed, too.
  private static func name(of namespace: String, depth: Int) -> String {
    let segments = segments(of: namespace)
    var count = min(depth, segments.count)
    while count < segments.count, segments.suffix(count).allSatisfy(isRevision) { count += 1 }
    let name = segments.suffix(count).joined(separator: "-")
    return name.isEmpty ? "services" : name
  }

  private static func segments(of namespace: String) -> [String] {
    var rest = namespace[...]
    var host: [Substring] = []
    if let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...]
      let end = rest.firstIndex(of: "/") ?? rest.endIndex
      host = rest[..<end].prefix { $0 != ":" }.split(separator: ".")
      if host.first == "www" { host.removeFirst() }
      // `example.com` is named after the part before the top-level domain.
      if host.count > 1 { host.removeLast() }
      rest = rest[end...]
    } else if rest.hasPrefix("urn:") {
      rest = rest.dropFirst(4)
    }
    let path = rest.split { "/:#?=&".contains($0) }
    return (host.isEmpty ? [] : [host.joined(separator: "-")]).map(cleaned)
      + path.map { cleaned(String($0)) }
  }

  private static func cleaned(_ text: String) -> String {
    String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "-" })
  }

  private static func isRevision(_ segment: String) -> Bool {
    let digits =
      segment.hasPrefix("v") || segment.hasPrefix("V") ? segment.dropFirst() : segment[...]
    return digits.allSatisfy { $0.isNumber || $0 == "-" || $0 == "_" }
  }
}
