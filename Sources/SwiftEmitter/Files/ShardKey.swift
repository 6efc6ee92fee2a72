/// A name as the names of files are made of it.
struct ShardKey {
  /// Its letters without their case; in small ASCII letters, digits and `_` only.
  let letters: [UInt8]
  /// How many of the leading letters are the name's own scalars.
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

  /// Which of its scalars are capitals, as zeros and ones. Different names differ in this or in
  /// their letters.
  var capitals: String {
    String(
      String.UnicodeScalarView(name.unicodeScalars.map { ("A"..."Z").contains($0) ? "1" : "0" }))
  }

  /// The first letters as the name spells them; nil where they are not its own.
  func spelling(_ length: Int) -> Substring? {
    length <= plainCount ? name.prefix(length) : nil
  }
}
