import Diagnostics

extension OptionDefinition {
  /// The options of `generate`, and the options of every command.
  package static let generating: [OptionDefinition] = [
    OptionDefinition(
      id: .output, aliases: ["-o"], value: .text(placeholder: "DIR"),
      help: "the folder for generated code", configurationKey: "output"),
    OptionDefinition(
      id: .templates, aliases: ["-t"], value: .text(placeholder: "DIR"),
      help: "templates that replace built-in ones, file by file", configurationKey: "templates"),
    OptionDefinition(
      id: .dryRun, aliases: ["-n"], value: .flag,
      help: "print what would be written and removed, and change nothing"),
    OptionDefinition(
      id: .printConfig, value: .flag,
      help: "print the configuration in effect, as a docs2swift.json, and do nothing else"),
    OptionDefinition(
      id: .format, aliases: ["--diagnostics-format"],
      value: .choice(DiagnosticFormat.allCases.map(\.rawValue)),
      help: "the format of errors, warnings and notes on standard error"),
    OptionDefinition(
      id: .quiet, aliases: ["-q"], value: .flag,
      help: "print less: no progress, no notes, no summaries"),
    OptionDefinition(
      id: .bundleModule, value: .text(placeholder: "NAME"),
      help: "put everything into one module, without tests and model file", isForPrograms: true),
    OptionDefinition(
      id: .bundleFiles, value: .text(placeholder: "COUNT"),
      help: "into how many files, whatever the documentation has", isForPrograms: true),
    OptionDefinition(
      id: .help, aliases: ["-h"], value: .flag, help: "explain the command, with examples"),
    OptionDefinition(id: .version, value: .flag, help: "print the version"),
  ]
}
