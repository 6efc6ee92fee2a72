import Diagnostics

extension SourceFile {
  /// The file with line feeds in place of single carriage returns that break a line, so that
  /// readers need to know only one line break. Offsets and lines do not change.
  var withLineFeeds: SourceFile {
    let first = bytes.withUnsafeBufferPointer { $0.firstOffset(of: UInt8(ascii: "\r")) }
    guard first != nil else { return self }
    var result = bytes
    var isChanged = false
    for index in result.indices where result[index] == UInt8(ascii: "\r") {
      if index + 1 < result.count, result[index + 1] == UInt8(ascii: "\n") { continue }
      result[index] = UInt8(ascii: "\n")
      isChanged = true
    }
    return isChanged ? SourceFile(path: path, bytes: result) : self
  }
}
