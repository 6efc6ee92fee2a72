import Diagnostics
import ToolSupport

extension CommandTable.Command {
  package static let generate = Self(
    "generate",
    summary: "generate Swift code from a folder of documentation",
    discussion: """
      Reads the documentation in SPECS (Markdown pages, WSDL and schema files, Swagger files, in \
      any mixture), generates Swift code, and removes files of an earlier run that are no longer \
      generated. A file is only touched if its contents change. A file that docs2swift did not \
      write is never replaced or removed. If there is an error, nothing is written.
      """,
    operands: [.specs],
    options: [
      .output, .templates, .dryRun, .printConfig, .format, .quiet, .bundleModule, .bundleFiles,
    ],
    examples: [
      Example(
        "docs2swift generate",
        "the documentation in ./specs, with the settings in specs/docs2swift.json"),
      Example("docs2swift generate docs/api --output Sources/API", "from one folder into another"),
      Example("docs2swift generate --dry-run", "print what would change"),
      Example(
        "docs2swift generate --format sarif 2> docs2swift.sarif",
        "diagnostics for a code scanning service"),
    ])
}

extension CommandTable.Command.Operand {
  package static let specs = Self(
    "SPECS",
    help: "the folder of the documentation (pages, WSDL files, Swagger files); default: specs")
}

/// The options of `generate`.
extension CommandTable.Option {
  package static let output = Self(
    "--output", aliases: ["-o"], value: .text(placeholder: "DIR"),
    help: "the folder for generated code", configurationKey: "output")
  package static let templates = Self(
    "--templates", aliases: ["-t"], value: .text(placeholder: "DIR"),
    help: "templates that replace built-in ones, file by file", configurationKey: "templates")
  package static let dryRun = Self(
    "--dry-run", aliases: ["-n"],
    help: "print what would be written and removed, and change nothing")
  package static let printConfig = Self(
    "--print-config",
    help: "print the configuration in effect, as a docs2swift.json, and do nothing else")
  package static let format = Self(
    "--format", aliases: ["--diagnostics-format"],
    value: .choice(DiagnosticFormat.allCases.map(\.rawValue)),
    help: "the format of errors, warnings and notes on standard error")
  package static let quiet = Self(
    "--quiet", aliases: ["-q"], help: "print less: no progress, no notes, no summaries")
  package static let bundleModule = Self(
    "--bundle-module", value: .text(placeholder: "NAME"),
    help: "put everything into one module, without tests and model file", isForPrograms: true)
  package static let bundleFiles = Self(
    "--bundle-files", value: .text(placeholder: "COUNT"),
    help: "into how many files, whatever the documentation has", isForPrograms: true)
}

extension Invocation {
  /// Nil if the output is not bundled.
  var bundle: OutputBundle? {
    guard let module = self[.bundleModule] else { return nil }
    let count = self[.bundleFiles].flatMap { Int($0) } ?? 1
    return OutputBundle(module: module, fileCount: min(max(1, count), 10_000))
  }

  var diagnosticFormat: DiagnosticFormat {
    self[.format].flatMap(DiagnosticFormat.init) ?? .text
  }
}
