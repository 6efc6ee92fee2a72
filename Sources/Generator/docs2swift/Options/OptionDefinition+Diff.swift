import Generator
import ModelDiff

/// The options about comparing.
extension OptionDefinition {
  static let comparing: [OptionDefinition] = [
    OptionDefinition(
      id: .report, value: .choice(ReportFormat.allCases.map(\.rawValue)),
      help: "the format of the report on standard output; default: text"),
    OptionDefinition(
      id: .failOn, value: .choice(ChangeSeverity.allCases.map(\.rawValue) + ["never"]),
      help: "the least severity that makes the exit code 1; default: breaking"),
    OptionDefinition(
      id: .audience, value: .choice(Audience.allCases.map(\.rawValue)),
      help: "judge changes by their effect on this audience only"),
    OptionDefinition(
      id: .service, value: .text(placeholder: "NAME"),
      help: "only changes of this service (agent:NAME, entity:NAME) and of the types that it uses"),
    OptionDefinition(
      id: .accept, value: .text(placeholder: "FILE"),
      help: "a file of accepted changes, each with a reason"),
    OptionDefinition(
      id: .writeAccept, value: .text(placeholder: "FILE"),
      help: "write such a file for the breaking changes, with empty reasons"),
    OptionDefinition(
      id: .reason, value: .text(placeholder: "TEXT"),
      help: "the reason for the entries of --write-accept that have none"),
    OptionDefinition(
      id: .title, value: .text(placeholder: "TEXT"),
      help: "the heading of the entry, for example a version; default: Unreleased"),
    OptionDefinition(
      id: .into, value: .text(placeholder: "FILE"),
      help: "put the entry into this file, above the newest one, instead of printing it"),
    OptionDefinition(
      id: .verbose, aliases: ["-v"], value: .flag,
      help: "list changes of prose one by one, and every operation that reaches a changed type"),
  ]
}
