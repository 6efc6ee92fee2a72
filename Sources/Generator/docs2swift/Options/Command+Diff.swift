import ToolSupport

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
    "diff",
    summary: "report the changes of the API between two states of the documentation",
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
    "changelog",
    summary: "write the changelog entry for a change of the documentation",
    discussion: """
      Compares like diff and writes the changes as an entry of a changelog, in Markdown: breaking \
      changes, additions, changes of the documentation. An entry with the same title is replaced.
      """,
    operands: sides,
    options: [.title, .into, .service, .accept, .format, .quiet],
    examples: [
      Example("docs2swift changelog v1.2 --title 1.3.0", "print the entry"),
      Example(
        "docs2swift changelog v1.2 --title 1.3.0 --into CHANGELOG.md", "put it into the file"),
    ])
}
