extension CommandDefinition {
  package static let generate = CommandDefinition(
    id: .generate,
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
      CommandDefinition.Example(
        command: "docs2swift generate",
        meaning: "the documentation in ./specs, with the settings in specs/docs2swift.json"),
      CommandDefinition.Example(
        command: "docs2swift generate docs/api --output Sources/API",
        meaning: "from one folder into another"),
      CommandDefinition.Example(
        command: "docs2swift generate --dry-run",
        meaning: "print what would change"),
      CommandDefinition.Example(
        command: "docs2swift generate --format sarif 2> docs2swift.sarif",
        meaning: "diagnostics for a code scanning service"),
    ])
}

extension CommandDefinition.Operand {
  package static let specs = CommandDefinition.Operand(
    placeholder: "SPECS",
    help: "the folder of the documentation (pages, WSDL files, Swagger files); default: specs")
}
