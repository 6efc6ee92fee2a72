import Generator
import ToolSupport

/// The commands for editors, shells and authors of templates.
extension CommandTable.Command {
  static let schema = Self(
    "schema",
    summary: "print the JSON Schema of a settings file",
    discussion: """
      Prints the JSON Schema of docs2swift.json, or the schema of a file of corrections. With a \
      schema, an editor completes keys, explains them and marks mistakes. A file refers to its \
      schema with the key "$schema". A file of corrections with this key is an object, and its \
      array is the value of "corrections".
      """,
    operands: [
      Operand(
        "FILE", help: "configuration (default) or corrections",
        words: SchemaCommand.names)
    ],
    examples: [
      Example("docs2swift schema > docs2swift.schema.json", "the schema of docs2swift.json"),
      Example(
        "docs2swift schema corrections > corrections.schema.json",
        "the schema of a file of corrections"),
    ])

  static let templates = Self(
    "templates",
    summary: "write the built-in templates into a folder",
    discussion: """
      Writes all built-in templates into a folder, and KEYS.md, which lists the keys of each \
      template. It never replaces a different file. Keep the templates that you change and remove \
      the others: templates that are not in the folder of --templates are taken from the tool.
      """,
    operands: [
      Operand("VERB", help: "export", words: [TemplatesCommand.verb]),
      Operand("DIR", help: "the folder; default: templates"),
    ],
    options: [.format],
    examples: [
      Example("docs2swift templates export my-templates", "into ./my-templates")
    ])

  static let completions = completionsCommand(
    of: ToolVersion.name, remark: "make install installs all three scripts.")

  static let manual = manualCommand(of: ToolVersion.name, remark: "make install installs it.")
}
