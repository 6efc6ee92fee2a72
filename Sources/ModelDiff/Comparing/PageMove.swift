/// Compares on which page an operation is documented.
struct PageMove {
  let place: Place
  /// `SOAP` or `REST`: what the message begins with.
  let binding: String

  func run(
    _ old: String, _ new: String, _ oldName: String, _ newName: String,
    _ findings: inout FindingCollector
  ) {
    if RenamedText.isSame(old, new, oldName, newName) { return }
    findings.add(
      DocumentationRules.page, place, "\(binding) \(Self.verb(old, new))",
      old: old.isEmpty ? nil : old, new: new.isEmpty ? nil : new)
  }

  /// A WSDL file describes operations that no page is about.
  private static func verb(_ old: String, _ new: String) -> String {
    if new.isEmpty { return "page '\(old)' is gone" }
    return old.isEmpty ? "page '\(new)' came" : "page changed from '\(old)' to '\(new)'"
  }
}
