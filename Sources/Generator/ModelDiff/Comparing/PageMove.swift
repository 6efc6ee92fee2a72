/// Compares the pages that document an operation.
struct PageMove {
  let place: Place
  /// `SOAP` or `REST`: the first word of the message.
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

  /// A WSDL file describes operations that have no page.
  private static func verb(_ old: String, _ new: String) -> String {
    if new.isEmpty { return "page '\(old)' was removed" }
    return old.isEmpty ? "page '\(new)' was added" : "page changed from '\(old)' to '\(new)'"
  }
}
