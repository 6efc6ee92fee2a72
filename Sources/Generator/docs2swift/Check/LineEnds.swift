/// Windows line endings, which a checkout may have added to every file.
enum LineEnds {
  /// The first line, counted from one, that ends differently in two texts.
  ///
  /// - Returns: nil if the texts are equal, or differ in more than their line endings.
  static func firstDifference(of a: [UInt8], _ b: [UInt8]) -> Int? {
    guard a != b, unified(a) == unified(b) else { return nil }
    return zip(lines(a), lines(b)).prefix { $0 == $1 }.count + 1
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: lineFeed, omittingEmptySubsequences: false)
  }

  private static func unified(_ bytes: [UInt8]) -> [UInt8] {
    bytes.indices.filter { index in
      bytes[index] != carriageReturn || index + 1 == bytes.count || bytes[index + 1] != lineFeed
    }.map { bytes[$0] }
  }

  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")
}
