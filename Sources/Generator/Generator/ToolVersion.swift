import Diagnostics

/// The name and version of the tool.
package enum ToolVersion {
  package static let name = "docs2swift"
  package static let current = "0.1.0"

  package static let reportingTool = ReportingTool(name: name, version: current)
}
