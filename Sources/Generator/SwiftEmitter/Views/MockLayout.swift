import Mustache

/// Which members of a mock fit on one line. Most of them do; with a line for each parameter, they
/// would need twice as many lines.
struct MockLayout {
  let method: MemberName
  let parameters: [TemplateObject]
  /// Nil for several results, which have a line each.
  let returnType: String?
  let access: String

  private static let lineLength = 100

  var value: TemplateObject {
    // The lengths of the lines of the template.
    let types = lengths("type")
    let closure =
      length("(@Sendable (") + types + length("CallContext) async throws -> ")
      + length(returnType ?? "") + length(")?")
    let signature =
      length(access) + length(" func ") + length(method.written) + length("(")
      + lengths("declaration") + types + length("context: CallContext) async throws")
      + arrow + length(" {")
    let property =
      length("  ") + length(access) + length(" var ") + length(method.handler) + length(": ")
    let call =
      length("    try await handlers.handler(") + length(method.handler)
      + length(", of: context)(") + lengths("name") + length("context)")
    return [
      "propertyFits": fits(property + closure + length(" {"), needsReturnType: true),
      "typeFits": fits(property + closure, needsReturnType: true),
      "closureFits": fits(length("    ") + closure, needsReturnType: true),
      "signatureFits": fits(length("  ") + signature, needsReturnType: true),
      "callFits": fits(call, needsReturnType: false),
    ]
  }

  private func fits(_ length: Int, needsReturnType: Bool) -> TemplateValue {
    .bool(length <= Self.lineLength && (returnType != nil || !needsReturnType))
  }

  private var arrow: Int {
    guard let returnType, returnType != "Void" else { return 0 }
    return length(" -> ") + length(returnType)
  }

  /// The length of a text for each parameter, with the two bytes after it: a comma or a colon, and
  /// a space.
  private func lengths(_ key: TemplateKey) -> Int {
    parameters.reduce(0) { sum, parameter in
      guard case .string(let text)? = parameter[key] else { return sum + 2 }
      return sum + length(text) + 2
    }
  }

  private func length(_ text: String) -> Int { text.utf8.count }
}
