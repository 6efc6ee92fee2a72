import Diagnostics
import ToolSupport

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
