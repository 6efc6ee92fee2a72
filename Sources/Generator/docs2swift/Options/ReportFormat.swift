import Generator

/// The formats of a report of changes.
enum ReportFormat: String, CaseIterable {
  case text
  case markdown
  case json
  case sarif
  case html
  case github
  case junit

  init(_ arguments: ParsedArguments) {
    self = arguments[.report].flatMap(ReportFormat.init) ?? .text
  }
}
