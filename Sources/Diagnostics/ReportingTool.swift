/// The program that machine-readable reports name as their author.
package struct ReportingTool: Codable, Equatable, Sendable {
  package var name: String
  package var version: String

  package init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}
