import Mustache

/// What of a mock's members for an operation fits on one line, which most of it does: with a line for
/// each parameter they would take twice as many.
struct MockLayout {
  let method: MemberName
  let parameters: [TemplateObject]
  /// Nil for several results, each of which has a line.
  let returnType: String?
  let access: String

  private static let lineLength = 100

  var value: TemplateObject {
    let closure =
      "(@Sendable (\(list("type", and: "CallContext"))) async throws -> \(returnType ?? ""))?"
    let signature = "\(access) func \(method.written)(\(declarations)) async throws\(arrow) {"
    let arguments = list("name", and: "context")
    return [
      "propertyFits": fits(
        "  \(access) var \(method.handler): \(closure) {", needsReturnType: true),
      "closureFits": fits("    \(closure)", needsReturnType: true),
      "signatureFits": fits("  \(signature)", needsReturnType: true),
      "callFits": fits(
        "    try await handlers.handler(\(method.handler), of: context)(\(arguments))",
        needsReturnType: false),
    ]
  }

  private func fits(_ line: String, needsReturnType: Bool) -> TemplateValue {
    .bool(line.utf8.count <= Self.lineLength && (returnType != nil || !needsReturnType))
  }

  private var arrow: String {
    guard let returnType, returnType != "Void" else { return "" }
    return " -> \(returnType)"
  }

  private var declarations: String {
    let own = parameters.map { "\(text("declaration", of: $0)): \(text("type", of: $0))" }
    return (own + ["context: CallContext"]).joined(separator: ", ")
  }

  private func list(_ key: String, and last: String) -> String {
    (parameters.map { text(key, of: $0) } + [last]).joined(separator: ", ")
  }

  private func text(_ key: String, of object: TemplateObject) -> String {
    if case .string(let text)? = object[key] { text } else { "" }
  }
}
