import Generator
import ToolSupport

extension CommandTable {
  /// The command line of `docs2swift`.
  static let tool = CommandTable(
    program: ToolVersion.name, version: ToolVersion.current,
    summary: """
      Writes a Swift package — types, client, server and tests — from the documentation of a web \
      service.
      """,
    commands: [
      .generate, .initialize, .watch, .check, .inspect, .diff, .changelog, .explain, .schema,
      .templates, .completions, .manual,
    ],
    exitCodes: [
      (.success, "all is well"),
      (.negative, "the command found differences"),
      (.usage, "the command line is wrong"),
      (.failed, "the input or the output folder is wrong; nothing was written"),
      (.internalError, "a defect of \(ToolVersion.name)"),
    ])
}
