extension CommandDefinition {
  package static let generate = CommandDefinition(
    id: .generate,
    summary: "write the Swift for a folder of documentation",
    discussion: """
      Reads the documentation below SPECS (Markdown pages, WSDL and schema files, Swagger files, in \
      any mixture), writes the Swift for it, and removes what an earlier run wrote and this one does \
      not. A file is touched only when its \
      contents change, a file that docs2swift did not write is never replaced or removed, and \
      when anything is wrong nothing is written at all.
      """,
    operands: [.specs],
    options: [
      .output, .templates, .dryRun, .printConfig, .format, .quiet, .bundleModule, .bundleFiles,
    ],
    examples: [
      CommandDefinition.Example(
        command: "docs2swift generate",
        meaning: "the documentation in ./specs, as specs/docs2swift.json says"),
      CommandDefinition.Example(
        command: "docs2swift generate docs/api --output Sources/API",
        meaning: "from one folder into another"),
      CommandDefinition.Example(
        command: "docs2swift generate --dry-run",
        meaning: "what would change?"),
      CommandDefinition.Example(
        command: "docs2swift generate --format sarif 2> docs2swift.sarif",
        meaning: "diagnostics for a code scanning service"),
    ])
}

extension CommandDefinition.Operand {
  package static let specs = CommandDefinition.Operand(
    placeholder: "SPECS", help: "the folder of pages, WSDL and Swagger files; default: specs")
}
