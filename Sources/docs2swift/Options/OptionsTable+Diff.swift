import ModelDiff

/// The rows about comparing.
extension OptionsTable {
  static let diffOptions: [OptionDefinition] = [
    OptionDefinition(
      id: .report, value: .choice(ReportFormat.allCases.map(\.rawValue)),
      help: "the form of the report on standard output; default: text"),
    OptionDefinition(
      id: .failOn, value: .choice(ChangeSeverity.allCases.map(\.rawValue) + ["never"]),
      help: "the least severity that makes the exit code 1; default: breaking"),
    OptionDefinition(
      id: .audience, value: .choice(Audience.allCases.map(\.rawValue)),
      help: "judge changes by what they do to this audience alone"),
    OptionDefinition(
      id: .service, value: .text(placeholder: "NAME"),
      help: "only what concerns this service, and the types it reaches"),
    OptionDefinition(
      id: .accept, value: .text(placeholder: "FILE"),
      help: "a file of changes that are accepted, each with a reason"),
    OptionDefinition(
      id: .writeAccept, value: .text(placeholder: "FILE"),
      help: "write such a file for the breaking changes, with the reasons left to be written"),
    OptionDefinition(
      id: .title, value: .text(placeholder: "TEXT"),
      help: "the heading of the entry, a version for instance; default: Unreleased"),
    OptionDefinition(
      id: .into, value: .text(placeholder: "FILE"),
      help: "put the entry into this file, above the newest one, instead of printing it"),
    OptionDefinition(
      id: .verbose, aliases: ["-v"], value: .flag,
      help: "list changes of prose one by one, and every operation that reaches a changed type"),
  ]

  private static let sides = [
    CommandDefinition.Operand(
      placeholder: "OLD",
      help: "a folder of pages, a model file, REVISION or REVISION:PATH; "
        + "default: the model file in the output folder"),
    CommandDefinition.Operand(placeholder: "NEW", help: "the same; default: specs"),
  ]

  static let diff = CommandDefinition(
    id: .diff,
    summary: "say what a change of the pages means for the API",
    discussion: """
      Compares two states of the documentation and says what changed in the API, whom it breaks \
      (source that calls the client, source that implements the service, programs that exchange \
      messages), and how many pages changed in nothing that matters. Writes nothing.
      """,
    operands: sides,
    options: [
      .report, .failOn, .audience, .service, .accept, .writeAccept, .verbose, .format, .quiet,
    ],
    examples: [
      CommandDefinition.Example(
        command: "docs2swift diff", meaning: "what generate would change, in terms of the API"),
      CommandDefinition.Example(
        command: "docs2swift diff main", meaning: "the specs on branch main and those here"),
      CommandDefinition.Example(
        command: "docs2swift diff v1.2:specs v1.3:specs --report html > changes.html",
        meaning: "two releases, as a page for the browser"),
      CommandDefinition.Example(
        command: "docs2swift diff main --audience callers --fail-on additive",
        meaning: "may what calls the client notice anything at all?"),
    ])

  static let changelog = CommandDefinition(
    id: .changelog,
    summary: "write the changelog entry for a change of the pages",
    discussion: """
      Compares like diff and writes what it finds as an entry of a changelog, in Markdown: \
      breaking changes, additions, changes of the documentation. An entry of the same title is \
      replaced.
      """,
    operands: sides,
    options: [.title, .into, .service, .format, .quiet],
    examples: [
      CommandDefinition.Example(
        command: "docs2swift changelog v1.2 --title 1.3.0", meaning: "print the entry"),
      CommandDefinition.Example(
        command: "docs2swift changelog v1.2 --title 1.3.0 --into CHANGELOG.md",
        meaning: "put it into the file"),
    ])
}
