import Generator
import ToolSupport

extension CommandTable.Command {
  static let initialize = Self(
    "init",
    summary: "set up a package for a folder of documentation",
    discussion: """
      Creates docs2swift.json in the folder and prints the lines to add to Package.swift. In \
      Sources/TARGET it sets up the build-tool plugin, with the Swift file that SwiftPM requires \
      in every target. Anywhere else it sets up committed code. It never replaces a file.
      """,
    operands: [.specs],
    options: [.output, .printLines, .format],
    examples: [
      Example(
        "docs2swift init --print", "print the lines again for the current services and modules"),
      Example(
        "docs2swift init Sources/LibraryAgent/specs",
        "generate whenever the target LibraryAgent is built"),
      Example("docs2swift init specs", "commit the generated code, in the folder Sources"),
    ])

  static let watch = Self(
    "watch",
    summary: "generate whenever a file of the documentation is saved",
    discussion: """
      Generates code, and generates again whenever a file of the documentation, the configuration \
      or a template is saved, until it is interrupted. It prints one line for each change of the \
      API. If there is an error, it prints the diagnostics and leaves the output unchanged.
      """,
    operands: [.specs],
    options: [.output, .templates, .format, .quiet],
    examples: [
      Example("docs2swift watch", "the documentation in ./specs")
    ])

  static let check = Self(
    "check",
    summary: "check whether the generated code is up to date",
    discussion: """
      Runs generate in memory and compares the result with the output folder. It lists the files \
      that are missing, stale or extra, and the differences. It changes nothing, and the exit code \
      is 1 if there are differences. In the folder of the package, the output is a patch for git \
      apply.
      """,
    operands: [.specs],
    options: [.output, .templates, .json, .format, .quiet, .repair],
    examples: [
      Example("docs2swift check", "check the output for ./specs"),
      Example("docs2swift check --quiet", "print only the names, for a pre-commit hook"),
      Example("docs2swift check --format github", "annotations in a pull request on GitHub"),
    ])

  static let inspect = Self(
    "inspect",
    summary: "print the content of a folder of documentation",
    discussion: """
      Reads the documentation like generate, and prints the services, operations and types. \
      Instead of the folder, the argument can be a model file (*.model.json). It writes nothing.
      """,
    operands: [.specs],
    options: [.json, .format, .quiet],
    examples: [
      Example("docs2swift inspect", "the documentation in ./specs, for people"),
      Example(
        "docs2swift inspect --json | jq '.versions[].types[].name'", "the names of all types"),
    ])

  static let explain = Self(
    "explain",
    summary: "explain a diagnostic",
    discussion: """
      Every error, warning and note ends with the id of its rule in brackets. This command prints \
      the meaning of a rule and what to do about it. Without an id, it lists all rules, and after \
      them the kinds of changes that diff reports.
      """,
    operands: [
      Operand("ID", help: "the id of a rule; default: list all")
    ],
    examples: [
      Example("docs2swift explain config-unknown-key", "one rule"),
      Example("docs2swift explain", "all rules"),
    ])
}
