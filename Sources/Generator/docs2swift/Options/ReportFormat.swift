import Generator
import ToolSupport

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
