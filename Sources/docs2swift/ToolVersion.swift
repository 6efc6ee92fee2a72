import Diagnostics

/// The name and version the tool states about itself.
enum ToolVersion {
  static let name = "docs2swift"
  static let current = "0.1.0"

  static let reportingTool = ReportingTool(name: name, version: current)
}
