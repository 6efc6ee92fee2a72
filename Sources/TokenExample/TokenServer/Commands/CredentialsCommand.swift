import ToolSupport

/// Manages the allowed callers.
struct CredentialsCommand {
  static let passwordVariable = "TOKEN_SERVER_PASSWORD"

  let context: TokenServerContext
  let file: CredentialsFile

  func list(isJSON: Bool) throws {
    let entries = try file.read()
    if isJSON {
      try context.printJSON(entries.map { ["kind": $0.kind.rawValue, "name": $0.name] })
    } else {
      for entry in entries { context.print("\(entry.kind.rawValue) \(entry.name)") }
    }
  }

  /// - Parameter operands: Kind and name.
  func add(_ operands: [String]) throws {
    let (kind, name) = try parse(operands)
    if kind == .basic {
      try file.set(kind, name: name, secret: try password())
    } else {
      let secret = Base64.encode(Sodium.random(32), .urlSafe)
      try file.set(kind, name: name, secret: secret)
      // The secret is shown only once.
      context.print("\(name).\(secret)")
    }
  }

  /// - Parameter operands: Kind and name.
  func remove(_ operands: [String]) throws {
    let (kind, name) = try parse(operands)
    guard try file.remove(kind, name: name) else {
      throw SecretFile.Failure(file.path, "there is no \(kind.rawValue) '\(name)'")
    }
  }

  private func parse(_ operands: [String]) throws(UsageError) -> (CredentialKind, String) {
    guard let name = operands.last, let kind = operands.first.flatMap(CredentialKind.init) else {
      let kinds = CredentialKind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw UsageError(
        "'\(operands.first ?? "")' is not a kind of credential", hint: "the kinds are \(kinds)")
    }
    return (kind, name)
  }

  private func password() throws -> String {
    let given = context.environment[Self.passwordVariable]
    guard let value = given ?? (try? context.prompt.ask("Password: ")) else {
      throw UsageError("no password given", hint: "set \(Self.passwordVariable)")
    }
    guard value.count >= 8 else { throw UsageError("a password must have at least 8 characters") }
    return value
  }
}
