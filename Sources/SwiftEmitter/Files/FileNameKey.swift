/// What a file system may take a name for.
///
/// Some compare names without case, some normalise Unicode before they compare, and each by tables of
/// its own. Two names with different keys are two files on all of them: Swift compares keys without
/// regard to how characters are composed.
package enum FileNameKey {
  package static func key(_ path: String) -> String {
    // In upper case first: it writes `ß` as `SS` and ligatures as their letters.
    path.utf8.allSatisfy({ $0 < 0x80 }) ? path.lowercased() : path.uppercased().lowercased()
  }

  /// Whether Windows takes a part of a path for a device, whatever follows its first full stop.
  package static func isDevice(_ component: some StringProtocol) -> Bool {
    let stem = component.utf8.prefix { $0 != UInt8(ascii: ".") }
    // A digit above the line has two bytes; most names are longer, and no text has to be made of them.
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
