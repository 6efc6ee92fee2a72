/// The forms that a report of changes can have.
package enum ReportFormat: String, CaseIterable {
  case text
  case markdown
  case json
  case sarif
  case html

  package init(_ arguments: ParsedArguments) {
    self = arguments[.report].flatMap(ReportFormat.init) ?? .text
  }
}
