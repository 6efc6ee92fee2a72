import ToolSupport

extension CommandTable.Command {
  package static let generate = Self(
    "generate",
    summary: "generate Swift code from a folder of documentation",
    discussion: """
      Reads the documentation in SPECS (Markdown pages, WSDL and schema files, Swagger files, in \
      any mixture), generates Swift code, and removes files of an earlier run that are no longer \
      generated. A file is only touched if its contents change. A file that docs2swift did not \
      write is never replaced or removed. If there is an error, nothing is written.
      """,
    operands: [.specs],
    options: [
      .output, .templates, .dryRun, .printConfig, .format, .quiet, .bundleModule, .bundleFiles,
    ],
    examples: [
      Example(
        "docs2swift generate",
        "the documentation in ./specs, with the settings in specs/docs2swift.json"),
      Example("docs2swift generate docs/api --output Sources/API", "from one folder into another"),
      Example("docs2swift generate --dry-run", "print what would change"),
      Example(
        "docs2swift generate --format sarif 2> docs2swift.sarif",
        "diagnostics for a code scanning service"),
    ])
}

extension CommandTable.Command.Operand {
  package static let specs = Self(
    "SPECS",
    help: "the folder of the documentation (pages, WSDL files, Swagger files); default: specs")
}
