import TestSupport

extension SeededGenerator {
  /// Up to forty of the pieces in a row.
  mutating func text(of pieces: [String]) -> String {
    let count = Int.random(in: 0...40, using: &self)
    return (0..<count).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
  }
}
