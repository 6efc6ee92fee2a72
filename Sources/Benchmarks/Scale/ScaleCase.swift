import Foundation
import FuzzTargets

/// Input of any size, and its reader.
struct ScaleCase: Sendable {
  enum Reader: Sendable {
    /// The tool generates from files, by path; those of the pages are below `specs/`.
    case tool(@Sendable (Int) -> [String: String])
    /// The runtime reads a message.
    case message(FuzzTarget, @Sendable (Int) -> String)
  }

  let name: String
  /// The first number of repetitions. It is doubled, and so are the bytes.
  let start: Int
  let reader: Reader

  static func tool(
    _ name: String, from start: Int = 500, _ files: @escaping @Sendable (Int) -> [String: String]
  ) -> ScaleCase {
    ScaleCase(name: name, start: start, reader: .tool(files))
  }

  static func message(
    _ target: FuzzTarget, name: String, text: @escaping @Sendable (Int) -> String
  ) -> ScaleCase {
    ScaleCase(
      name: "\(target.rawValue): \(name)", start: 1_000, reader: .message(target, text))
  }

  static func all() throws -> [ScaleCase] {
    let pages = try ScalePages()
    return pages.markdown + pages.samples + pages.sets + schemas + swagger + settings(pages)
      + messages
  }
}

extension String {
  /// The text, repeated a number of times.
  func times(_ count: Int) -> String { String(repeating: self, count: count) }
}

/// The number of texts, each longer than the one before it, that are as long together as a number
/// of equal texts.
func growing(_ count: Int) -> Int { Int(Double(2 * count).squareRoot()) }

/// A text for each number up to one.
func each(_ count: Int, _ text: (Int) -> String) -> String {
  var result = ""
  for number in 0..<count { result += text(number) }
  return result
}
