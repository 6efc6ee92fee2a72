/// The program that created a machine-readable report.
package struct ReportingTool: Codable, Equatable, Sendable {
  package var name: String
  package var version: String

  package init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}
