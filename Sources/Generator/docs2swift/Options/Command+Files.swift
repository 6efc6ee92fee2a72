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

  static let completions = Self(
    "completions",
    summary: "print a completion script for a shell",
    discussion: """
      Prints a script for bash, zsh or fish that completes commands, options and their values. \
      make install installs all three scripts.
      """,
    operands: [
      Operand("SHELL", help: "bash (default), zsh or fish", words: Shell.names)
    ],
    examples: [
      Example(
        "docs2swift completions fish > ~/.config/fish/completions/docs2swift.fish",
        "enable completion in fish")
    ])

  static let manual = Self(
    "manual",
    summary: "print the manual page",
    discussion: "Prints the manual page in the format of man. make install installs it.",
    examples: [
      Example("docs2swift manual > docs2swift.1", "write a file to read with man ./docs2swift.1")
    ])
}
