import Generator
import ModelDiff
import ToolSupport

extension CommandTable.Option {
  static let json = Self("--json", help: "print JSON for programs instead of text for people")
  static let printLines = Self(
    "--print",
    help: "print the lines for Package.swift with the current configuration, and create nothing")
  static let repair = Self(
    "--repair", value: .text(placeholder: "COMMAND"),
    help: "the command that the hint at the end names", isForPrograms: true)

  // MARK: Comparing

  static let report = Self(
    "--report", value: .choice(ReportFormat.allCases.map(\.rawValue)),
    help: "the format of the report on standard output; default: text")
  static let failOn = Self(
    "--fail-on", value: .choice(ChangeSeverity.allCases.map(\.rawValue) + ["never"]),
    help: "the least severity that makes the exit code 1; default: breaking")
  static let audience = Self(
    "--audience", value: .choice(Audience.allCases.map(\.rawValue)),
    help: "only changes that this audience notices, judged by their effect on it")
  static let service = Self(
    "--service", value: .text(placeholder: "NAME"),
    help: "only changes of this service (agent:NAME, entity:NAME) and of the types that it uses")
  static let accept = Self(
    "--accept", value: .text(placeholder: "FILE"),
    help: "a file of accepted changes, each with a reason")
  static let writeAccept = Self(
    "--write-accept", value: .text(placeholder: "FILE"),
    help: "write such a file for the breaking changes, with empty reasons")
  static let reason = Self(
    "--reason", value: .text(placeholder: "TEXT"),
    help: "the reason for the entries of --write-accept that have none")
  static let title = Self(
    "--title", value: .text(placeholder: "TEXT"),
    help: "the heading of the entry, for example a version; default: Unreleased")
  static let into = Self(
    "--into", value: .text(placeholder: "FILE"),
    help: "put the entry into this file, under its title or above the others; default: print it")
  static let verbose = Self(
    "--verbose", aliases: ["-v"],
    help: "list changes of prose one by one, and every operation that reaches a changed type")
}

/// The formats of a report of changes.
enum ReportFormat: String, CaseIterable {
  case text
  case markdown
  case json
  case sarif
  case html
  case github
  case junit

  init(_ arguments: Invocation) {
    self = arguments[.report].flatMap(ReportFormat.init) ?? .text
  }
}
