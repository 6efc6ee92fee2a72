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

extension CommandTable.Command {
  static let initialize = Self(
    "init", summary: "set up a package for a folder of documentation",
    discussion: """
      Creates docs2swift.json in the folder and prints the lines to add to Package.swift. In \
      Sources/TARGET it sets up the build-tool plugin, with the Swift file that SwiftPM requires \
      in every target. Anywhere else it sets up committed code. It never replaces a file.
      """,
    operands: [.specs], options: [.output, .printLines, .format],
    examples: [
      Example(
        "docs2swift init --print", "print the lines again for the current services and modules"),
      Example(
        "docs2swift init Sources/LibraryAgent/specs",
        "generate whenever the target LibraryAgent is built"),
      Example("docs2swift init specs", "commit the generated code, in the folder Sources"),
    ])

  static let watch = Self(
    "watch", summary: "generate whenever a file of the documentation is saved",
    discussion: """
      Generates code, and generates again whenever a file of the documentation, the configuration \
      or a template is saved, until it is interrupted. It prints one line for each change of the \
      API. If there is an error, it prints the diagnostics and leaves the output unchanged.
      """,
    operands: [.specs], options: [.output, .templates, .format, .quiet],
    examples: [
      Example("docs2swift watch", "the documentation in ./specs")
    ])

  static let check = Self(
    "check", summary: "check whether the generated code is up to date",
    discussion: """
      Runs generate in memory and compares the result with the output folder. It lists the files \
      that are missing, stale or extra, and the differences. It changes nothing, and the exit code \
      is 1 if there are differences. In the folder of the package, the output is a patch for git \
      apply.
      """,
    operands: [.specs], options: [.output, .templates, .json, .format, .quiet, .repair],
    examples: [
      Example("docs2swift check", "check the output for ./specs"),
      Example("docs2swift check --quiet", "print only the names, for a pre-commit hook"),
      Example("docs2swift check --format github", "annotations in a pull request on GitHub"),
    ])

  static let inspect = Self(
    "inspect", summary: "print the content of a folder of documentation",
    discussion: """
      Reads the documentation like generate, and prints the services, operations and types. \
      Instead of the folder, the argument can be a model file (*.model.json). It writes nothing.
      """,
    operands: [.specs], options: [.json, .format, .quiet],
    examples: [
      Example("docs2swift inspect", "the documentation in ./specs, for people"),
      Example(
        "docs2swift inspect --json | jq '.versions[].types[].name'", "the names of all types"),
    ])

  static let explain = Self(
    "explain", summary: "explain a diagnostic",
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

/// The commands about comparing.
extension CommandTable.Command {
  private static let sides = [
    Operand(
      "OLD",
      help: "a folder of documentation, a model file, REVISION or REVISION:PATH; "
        + "default: the model file in the output folder"),
    Operand("NEW", help: "the same; default: specs"),
  ]

  static let diff = Self(
    "diff", summary: "report the changes of the API between two states of the documentation",
    discussion: """
      Compares two states of the documentation and reports what changed in the API, whom it breaks \
      (source code that calls the client, source code that implements the service, programs that \
      exchange messages), and how many files differ only in samples and layout. It writes nothing.
      """,
    operands: sides,
    options: [
      .report, .failOn, .audience, .service, .accept, .writeAccept, .reason, .verbose, .format,
      .quiet,
    ],
    examples: [
      Example("docs2swift diff", "what generate would change, in terms of the API"),
      Example("docs2swift diff main", "the specs on branch main and the specs here"),
      Example(
        "docs2swift diff v1.2:specs v1.3:specs --report html > changes.html",
        "two releases, as a page for the browser"),
      Example(
        "docs2swift diff main --audience callers --fail-on additive",
        "check that callers of the client notice no change at all"),
    ])

  static let changelog = Self(
    "changelog", summary: "write the changelog entry for a change of the documentation",
    discussion: """
      Compares like diff and writes the changes as an entry of a changelog, in Markdown: breaking \
      changes, additions, changes of the documentation. With --into, the text that an earlier run has \
      put under the same title is replaced, and all other text stays.
      """,
    operands: sides, options: [.title, .into, .service, .accept, .format, .quiet],
    examples: [
      Example("docs2swift changelog v1.2 --title 1.3.0", "print the entry"),
      Example(
        "docs2swift changelog v1.2 --title 1.3.0 --into CHANGELOG.md", "put it into the file"),
    ])
}

/// The commands for editors, shells and authors of templates.
extension CommandTable.Command {
  static let schema = Self(
    "schema", summary: "print the JSON Schema of a settings file",
    discussion: """
      Prints the JSON Schema of docs2swift.json, or the schema of a file of corrections. With a \
      schema, an editor completes keys, explains them and marks mistakes. A file refers to its \
      schema with the key "$schema". A file of corrections with this key is an object, and its \
      array is the value of "corrections".
      """,
    operands: [
      Operand("FILE", help: "configuration (default) or corrections", words: SchemaCommand.names)
    ],
    examples: [
      Example("docs2swift schema > docs2swift.schema.json", "the schema of docs2swift.json"),
      Example(
        "docs2swift schema corrections > corrections.schema.json",
        "the schema of a file of corrections"),
    ])

  static let templates = Self(
    "templates", summary: "write the built-in templates into a folder",
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
