/// `1 file`, `2 files`
package func counted(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}

extension Duration {
  /// `31 ms`, `1.2 s`
  package var shown: String {
    let milliseconds = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    if milliseconds < 1000 { return "\(milliseconds) ms" }
    return "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
  }
}

/// A word of a command line for people to copy.
package enum ShellWord {
  /// The word, quoted for a shell if needed.
  package static func quoted(_ word: String) -> String {
    let isPlain = !word.isEmpty && word.utf8.allSatisfy { $0 > 0x7F || plain.contains($0) }
    return isPlain ? word : "'\(word.replacing("'", with: #"'\''"#))'"
  }

  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,@+%".utf8)
}
