import PositionedJSON

/// The layout of every JSON document of this tool: indented, with sorted keys and one final line
/// break.
package enum MachineReport {
  package static func text(of document: JSONSyntaxTree) -> String {
    JSONWriter.text(of: document, .indented) + "\n"
  }
}

/// The formats for printing diagnostics.
package enum DiagnosticFormat: String, CaseIterable, Sendable {
  /// For people and for the editors and build tools that parse compilers' messages.
  case text
  /// The format that `JSONDiagnosticPrinter` documents.
  case json
  /// SARIF 2.1.0, which code scanning services read.
  case sarif
  /// Workflow commands of GitHub Actions: annotations at the lines of a pull request.
  case github
}

/// The program that created a machine-readable report.
package struct ReportingTool: Sendable {
  package var name: String
  package var version: String

  package init(name: String, version: String) {
    self.name = name
    self.version = version
  }

  package var tree: JSONSyntaxTree { ["name": .string(name), "version": .string(version)] }
}
