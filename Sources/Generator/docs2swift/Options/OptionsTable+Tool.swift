import Generator

extension OptionsTable {
  /// The command line of `docs2swift`.
  static let tool = OptionsTable(
    options: OptionDefinition.generating + OptionDefinition.comparing + [
      OptionDefinition(
        id: .json, value: .flag, help: "print JSON for programs instead of text for people"),
      OptionDefinition(
        id: .printLines, value: .flag,
        help: "print the lines for Package.swift with the current configuration, and create nothing"
      ),
      OptionDefinition(
        id: .repair, value: .text(placeholder: "COMMAND"),
        help: "the command that the hint at the end names", isForPrograms: true),
    ],
    commands: [
      .generate, .initialize, .watch, .check, .inspect, .diff, .changelog, .explain, .schema,
      .templates, .completions, .manual, .help,
    ])
}
