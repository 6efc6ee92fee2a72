import Generator

extension CommandDefinition {
  static let initialize = CommandDefinition(
    id: .initialize,
    summary: "set up a package for a folder of documentation",
    discussion: """
      Makes docs2swift.json in the folder and prints the lines to add to Package.swift. Below \
      Sources/TARGET the build-tool plugin is set up, with the Swift file that the target needs \
      to be built at all; anywhere else, Swift that is committed. Replaces nothing.
      """,
    operands: [.specs],
    options: [.output, .printLines, .format],
    examples: [
      CommandDefinition.Example(
        command: "docs2swift init --print",
        meaning: "the lines again, for the services and modules there are now"),
      CommandDefinition.Example(
        command: "docs2swift init Sources/LibraryAgent/specs",
        meaning: "generate whenever the target LibraryAgent is built"),
      CommandDefinition.Example(
        command: "docs2swift init specs", meaning: "commit the Swift, in the folder Sources"),
    ])

  static let watch = CommandDefinition(
    id: .watch,
    summary: "generate whenever a file of the documentation is saved",
    discussion: """
      Generates, and again whenever a file of the documentation, the configuration or a template \
      is saved, until it is interrupted. Says in one line for each change what it does to the API. When a file is \
      wrong, its diagnostics are shown and the output stays as it was.
      """,
    operands: [.specs],
    options: [.output, .templates, .format, .quiet],
    examples: [
      CommandDefinition.Example(
        command: "docs2swift watch", meaning: "the documentation in ./specs")
    ])

  static let check = CommandDefinition(
    id: .check,
    summary: "compare the written Swift with the documentation",
    discussion: """
      Does what generate does in memory and compares: names the files that are missing, stale or \
      extra, and shows what generate would change in them. Changes nothing, and ends with exit \
      code 1 when anything differs. In the package's folder, what it prints is a patch: git apply \
      makes the files right.
      """,
    operands: [.specs],
    options: [.output, .templates, .json, .format, .quiet, .repair],
    examples: [
      CommandDefinition.Example(
        command: "docs2swift check", meaning: "is the output for ./specs up to date?"),
      CommandDefinition.Example(
        command: "docs2swift check --quiet", meaning: "only the names, for a pre-commit hook"),
      CommandDefinition.Example(
        command: "docs2swift check --format github",
        meaning: "annotations in a pull request on GitHub"),
    ])

  static let inspect = CommandDefinition(
    id: .inspect,
    summary: "show what a folder of documentation says",
    discussion: """
      Reads the documentation as generate does and prints the services, operations and types that were \
      understood. A model file (*.model.json) can stand in place of the folder. Writes nothing.
      """,
    operands: [.specs],
    options: [.json, .format, .quiet],
    examples: [
      CommandDefinition.Example(
        command: "docs2swift inspect", meaning: "the documentation in ./specs, for people"),
      CommandDefinition.Example(
        command: "docs2swift inspect --json | jq '.versions[].types[].name'",
        meaning: "the names of all types"),
    ])

  static let explain = CommandDefinition(
    id: .explain,
    summary: "explain a diagnostic",
    discussion: """
      Every error, warning and note ends with the id of its rule in brackets. This prints what \
      the rule means and what to do about it; without an id, it lists all rules, and below them \
      the kinds of changes that diff tells apart.
      """,
    operands: [
      CommandDefinition.Operand(placeholder: "ID", help: "the id of a rule; default: list all")
    ],
    examples: [
      CommandDefinition.Example(
        command: "docs2swift explain config-unknown-key", meaning: "one rule"),
      CommandDefinition.Example(command: "docs2swift explain", meaning: "all rules"),
    ])

  static let help = CommandDefinition(
    id: .help,
    summary: "explain a command",
    discussion: "Prints what --help prints.",
    operands: [
      CommandDefinition.Operand(
        placeholder: "COMMAND", help: "the name of a command; default: an overview")
    ],
    examples: [
      CommandDefinition.Example(command: "docs2swift help generate", meaning: "one command"),
      CommandDefinition.Example(command: "docs2swift help", meaning: "all commands"),
    ])
}
