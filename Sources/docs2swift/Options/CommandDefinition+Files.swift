import Generator

/// The commands for editors, shells and authors of templates.
extension CommandDefinition {
  static let schema = CommandDefinition(
    id: .schema,
    summary: "print the JSON Schema of a file that people write",
    discussion: """
      Prints the JSON Schema of docs2swift.json, or that of a file of corrections: with it an editor \
      completes keys, explains them and marks mistakes. A file says where its schema is in the key \
      "$schema"; in a file of corrections the array is the value of "corrections" then.
      """,
    operands: [
      CommandDefinition.Operand(
        placeholder: "FILE", help: "configuration (default) or corrections",
        words: SchemaCommand.names)
    ],
    examples: [
      CommandDefinition.Example(
        command: "docs2swift schema > docs2swift.schema.json", meaning: "that of docs2swift.json"),
      CommandDefinition.Example(
        command: "docs2swift schema corrections > corrections.schema.json",
        meaning: "that of a file of corrections"),
    ])

  static let templates = CommandDefinition(
    id: .templates,
    summary: "write the built-in templates into a folder",
    discussion: """
      Writes all built-in templates into a folder, to be changed there, and KEYS.md, which lists what \
      each of them is given. Replaces no file that is different. Keep those you change and remove the \
      others: what the folder of --templates does not hold is taken from the tool.
      """,
    operands: [
      CommandDefinition.Operand(
        placeholder: "VERB", help: "export, the only one", words: [TemplatesCommand.verb]),
      CommandDefinition.Operand(placeholder: "DIR", help: "the folder; default: templates"),
    ],
    options: [.format],
    examples: [
      CommandDefinition.Example(
        command: "docs2swift templates export my-templates", meaning: "into ./my-templates")
    ])

  static let completions = CommandDefinition(
    id: .completions,
    summary: "print what lets a shell complete command lines",
    discussion: """
      Prints a script for bash, zsh or fish that completes commands, options and their values. make \
      install puts all three where the shells look for them.
      """,
    operands: [
      CommandDefinition.Operand(
        placeholder: "SHELL", help: "bash (default), zsh or fish", words: CompletionsCommand.names)
    ],
    examples: [
      CommandDefinition.Example(
        command: "docs2swift completions fish > ~/.config/fish/completions/docs2swift.fish",
        meaning: "for fish, from now on")
    ])

  static let manual = CommandDefinition(
    id: .manual,
    summary: "print the manual page",
    discussion: "Prints the manual page as man reads it; make install puts it where man looks.",
    examples: [
      CommandDefinition.Example(
        command: "docs2swift manual > docs2swift.1", meaning: "to be read with man ./docs2swift.1")
    ])
}
