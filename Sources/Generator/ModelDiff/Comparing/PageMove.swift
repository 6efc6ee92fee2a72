/// Compares the pages that document an operation.
struct PageMove {
  let place: Place
  /// `SOAP` or `REST`: the first word of the message.
  let binding: String

  func run(
    _ old: String, _ new: String, oldName: String, newName: String,
    findings: inout FindingCollector
  ) {
    if RenamedText.isSame(old, new, oldName: oldName, newName: newName) { return }
    findings.add(
      DocumentationRules.page, at: place, message: "\(binding) \(Self.verb(old, new))",
      old: old.isEmpty ? nil : old, new: new.isEmpty ? nil : new)
  }

  /// A WSDL file describes operations that have no page.
  private static func verb(_ old: String, _ new: String) -> String {
    if new.isEmpty { return "page '\(old)' was removed" }
    return old.isEmpty ? "page '\(new)' was added" : "page changed from '\(old)' to '\(new)'"
  }
}
