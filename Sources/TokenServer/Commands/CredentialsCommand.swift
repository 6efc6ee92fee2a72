import ToolSupport

/// Says who may call.
struct CredentialsCommand {
  static let passwordVariable = "TOKEN_SERVER_PASSWORD"

  private let context: ToolContext
  private let file: CredentialsFile

  init(_ context: ToolContext, _ installation: Installation) {
    self.context = context
    file = installation.credentialsFile
  }

  func list(isJSON: Bool) throws {
    let entries = try file.read()
    if isJSON {
      try context.printJSON(entries.map { ["kind": $0.kind.rawValue, "name": $0.name] })
    } else {
      for entry in entries { context.print("\(entry.kind.rawValue) \(entry.name)") }
    }
  }

  /// - Parameter operands: Kind and name.
  func change(_ operands: [String], removes: Bool) throws -> ExitCode {
    let command = removes ? "credentials remove" : "credentials add"
    guard let name = operands.last, let kind = operands.first.flatMap(CredentialKind.init) else {
      let kinds = CredentialKind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw UsageError(
        "'\(operands.first ?? "")' is no kind of credential", hint: "the kinds are \(kinds)",
        command: command)
    }
    if removes {
      guard try file.remove(kind, name: name) else {
        throw SecretFile.Failure(file.path, "there is no \(kind.rawValue) '\(name)'")
      }
    } else {
      try add(kind, name)
    }
    return .success
  }

  private func add(_ kind: CredentialKind, _ name: String) throws {
    if kind == .basic {
      try file.set(kind, name: name, secret: try password())
    } else {
      let secret = Base64.encode(Sodium.random(32), .urlSafe)
      try file.set(kind, name: name, secret: secret)
      // The only time it is seen.
      context.print("\(name).\(secret)")
    }
  }

  private func password() throws -> String {
    let value: String
    if let given = context.environment[Self.passwordVariable] {
      value = given
    } else {
      do throws(PromptError) {
        value = try context.prompt.ask("Password: ")
      } catch {
        throw UsageError("no password given", hint: "set \(Self.passwordVariable)")
      }
    }
    guard value.count >= 8 else { throw UsageError("a password has 8 characters at least") }
    return value
  }
}
