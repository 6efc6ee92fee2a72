/// A name in the form for names of files.
struct ShardKey {
  /// Its letters without case, as lower case ASCII letters, digits and `_` only.
  let letters: [UInt8]
  /// The number of leading letters that are in the name itself.
  private let plainCount: Int
  private let name: String

  init(_ name: String) {
    var letters: [UInt8] = []
    letters.reserveCapacity(name.utf8.count)
    var plainCount: Int?
    for scalar in name.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": letters.append(UInt8(scalar.value))
      case "A"..."Z": letters.append(UInt8(scalar.value) | 0x20)
      default:
        if plainCount == nil { plainCount = letters.count }
        letters += "_\(String(scalar.value, radix: 16))x".utf8
      }
    }
    self.name = name
    self.letters = letters
    self.plainCount = plainCount ?? letters.count
  }

  /// The positions of its capital letters, as zeros and ones. Different names differ in this or in
  /// their letters.
  var capitals: String {
    String(
      String.UnicodeScalarView(name.unicodeScalars.map { ("A"..."Z").contains($0) ? "1" : "0" }))
  }

  /// The first letters as written in the name; nil if they are not in the name itself.
  func spelling(_ length: Int) -> Substring? {
    length <= plainCount ? Substring(name.utf8.prefix(length)) : nil
  }
}
