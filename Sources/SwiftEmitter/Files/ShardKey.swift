/// A name as the names of files are made of it.
struct ShardKey {
  /// Its letters without their case; in small ASCII letters, digits and `_` only.
  let letters: [UInt8]
  /// Which of its scalars are capitals, as zeros and ones. Different names differ in this or in
  /// their letters.
  let capitals: String
  /// How many of the leading letters are the name's own scalars.
  private let plainCount: Int
  private let name: String

  init(_ name: String) {
    var letters: [UInt8] = []
    var capitals = ""
    var plainCount: Int?
    for scalar in name.unicodeScalars {
      let isCapital = ("A"..."Z").contains(scalar)
      capitals.append(isCapital ? "1" : "0")
      switch scalar {
      case "a"..."z", "0"..."9": letters.append(UInt8(scalar.value))
      case _ where isCapital: letters.append(UInt8(scalar.value) | 0x20)
      default:
        if plainCount == nil { plainCount = letters.count }
        letters += "_\(String(scalar.value, radix: 16))x".utf8
      }
    }
    self.name = name
    self.letters = letters
    self.capitals = capitals
    self.plainCount = plainCount ?? letters.count
  }

  /// The first letters as the name spells them; nil where they are not its own.
  func spelling(_ length: Int) -> Substring? {
    length <= plainCount ? name.prefix(length) : nil
  }
}
