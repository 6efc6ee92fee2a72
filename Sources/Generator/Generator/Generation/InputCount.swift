import Diagnostics

/// The number of files of each kind in a folder of documentation: `5 pages and 1 WSDL file`.
struct InputCount: CustomStringConvertible {
  private static let kinds: [(suffixes: [StaticString], noun: String)] = [
    ([".md"], "page"), ([".wsdl", ".xml"], "WSDL file"), ([".xsd"], "schema file"),
    ([".json"], "Swagger file"),
  ]

  private let parts: [String]

  /// - Parameter paths: the files, without those that others include.
  init(_ paths: [String] = []) {
    parts = Self.kinds.compactMap { suffixes, noun in
      let count = paths.count { path in
        suffixes.contains { path.hasSuffix(ignoringCase: $0) }
      }
      return count == 0 ? nil : counted(count, noun)
    }
  }

  var description: String {
    parts.isEmpty ? "0 pages" : parts.listed()
  }
}
