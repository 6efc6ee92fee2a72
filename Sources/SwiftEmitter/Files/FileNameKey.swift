import Foundation

/// What a file system may take a name for.
///
/// Some compare names without case, some normalise Unicode before they compare, and each by tables of
/// its own. Two names with different keys are two files on all of them.
package enum FileNameKey {
  package static func key(_ path: String) -> String {
    if path.utf8.allSatisfy({ $0 < 0x80 }) { return path.lowercased() }
    return path.decomposedStringWithCompatibilityMapping.uppercased().lowercased()
      .decomposedStringWithCompatibilityMapping
  }

  /// Whether Windows takes a part of a path for a device, whatever follows its first full stop.
  package static func isDevice(_ component: some StringProtocol) -> Bool {
    let stem = component.prefix { $0 != "." }.uppercased()
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(stem) { return true }
    return stem.count == 4 && (stem.hasPrefix("COM") || stem.hasPrefix("LPT"))
      && stem.last.map("0123456789¹²³".contains) == true
  }
}
