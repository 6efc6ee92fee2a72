import Diagnostics
import Generator
import PositionedJSON
import ToolSupport

/// `docs2swift schema [FILE]`
struct SchemaCommand: RunnableCommand {
  let arguments: Invocation
  let context: CommandContext

  /// The files with a schema, by argument.
  private static let schemas: [(name: String, make: @Sendable () throws -> JSONSyntaxTree)] = [
    ("configuration", ConfigurationSchema.make), ("corrections", CorrectionSchema.make),
  ]

  static var names: [String] { schemas.map(\.name) }

  /// - Throws: `UsageError` for a file without a schema.
  func run() throws -> ExitCode {
    let name = arguments.operands.first ?? "configuration"
    guard let schema = Self.schemas.first(where: { $0.name == name }) else {
      throw UsageError(
        "there is no schema of '\(name)'",
        hint: Suggestion.text(for: name, among: Self.names)
          ?? "there are those of \(Suggestion.list(Self.names))")
    }
    context.output.write(try MachineReport.text(of: schema.make()))
    return .success
  }
}
