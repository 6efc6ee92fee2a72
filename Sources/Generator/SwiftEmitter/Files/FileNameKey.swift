/// A key for names that a file system may treat as equal.
///
/// Some file systems ignore case and some normalise Unicode, each with its own tables. Two names
/// with different keys are two files on all of them, because Swift compares keys independent of
/// Unicode composition.
package enum FileNameKey {
  package static func key(_ path: String) -> String {
    // In upper case first, because that turns `ß` into `SS` and ligatures into their letters.
    path.utf8.allSatisfy({ $0 < 0x80 }) ? path.lowercased() : path.uppercased().lowercased()
  }

  /// Whether Windows treats a part of a path as a device. It ignores everything after the first
  /// full stop.
  package static func isDevice(_ component: some StringProtocol) -> Bool {
    let stem = component.utf8.prefix { $0 != UInt8(ascii: ".") }
    // A superscript digit has two bytes. Most names are longer, and do not have to be converted to
    // text.
    guard stem.count <= longestDevice else { return false }
    return isDevice(stem: String(decoding: stem, as: UTF8.self).uppercased())
  }

  private static let longestDevice = "CONOUT$".utf8.count

  private static func isDevice(stem: String) -> Bool {
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(stem) { return true }
    return stem.count == 4 && (stem.hasPrefix("COM") || stem.hasPrefix("LPT"))
      && stem.last.map("0123456789¹²³".contains) == true
  }
}
