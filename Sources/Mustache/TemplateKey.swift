/// The name of a member, with a checksum that makes comparisons fast.
struct TemplateKey: Equatable, Sendable {
  let text: String
  private let checksum: UInt64

  /// The checksum is FNV-1a. Names come from templates, so deliberate collisions are not a problem.
  init(_ text: String) {
    self.text = text
    checksum = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  static func == (a: TemplateKey, b: TemplateKey) -> Bool {
    a.checksum == b.checksum && a.text == b.text
  }
}
