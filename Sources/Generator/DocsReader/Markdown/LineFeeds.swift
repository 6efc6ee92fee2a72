import Diagnostics

extension SourceFile {
  /// The file with each carriage return that breaks a line on its own turned into a line feed, so
  /// that readers know one line break; offsets and lines stay the same.
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
