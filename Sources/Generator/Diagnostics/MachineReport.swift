import PositionedJSON

/// The layout of every JSON document of this tool: indented, with sorted keys and one final line
/// break.
package enum MachineReport {
  /// - Throws: `EncodingError`.
  package static func text(of value: some Encodable) throws -> String {
    JSONWriter.text(of: try JSONTreeEncoder.tree(of: value), .indented) + "\n"
  }

  /// The same on one line, for programs alone.
  ///
  /// - Throws: `EncodingError`.
  package static func compactText(of value: some Encodable) throws -> String {
    JSONWriter.text(of: try JSONTreeEncoder.tree(of: value), .compact)
  }
}
