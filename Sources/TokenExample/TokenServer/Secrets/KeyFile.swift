/// A file of keys: one per line, in base64, the newest last. Lines that begin with `#` are
/// comments.
struct KeyFile: Sendable {
  let path: String

  /// - Throws: `SecretFile.Failure`, also if the file has no key or has something else.
  func read() throws(SecretFile.Failure) -> [SecretKey] {
    try Self.parse(try SecretFile.read(path), name: path)
  }

  /// - Parameter name: The name of the text in errors.
  static func parse(_ text: String, name: String) throws(SecretFile.Failure) -> [SecretKey] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    var keys: [SecretKey] = []
    for (number, line) in lines where !line.isEmpty && !line.hasPrefix("#") {
      guard let key = Base64.decode(String(line), .standard).flatMap({ SecretKey($0) }) else {
        throw SecretFile.Failure(name, "line \(number + 1) is not a key of 32 bytes in base64")
      }
      keys.append(key)
    }
    guard !keys.isEmpty else { throw SecretFile.Failure(name, "it has no key") }
    return keys
  }

  /// Creates a file with a new key.
  ///
  /// - Throws: `SecretFile.Failure`, also if the file exists already.
  func create(_ purpose: String) throws(SecretFile.Failure) {
    let key = Base64.encode(Sodium.random(SecretKey.byteCount), .standard)
    try SecretFile.writeNew("# \(purpose). Anyone who has this file has them.\n\(key)\n", to: path)
  }

  /// Appends a new key, which becomes the current one.
  func append() throws(SecretFile.Failure) {
    let text = try SecretFile.read(path)
    let key = Base64.encode(Sodium.random(SecretKey.byteCount), .standard)
    try SecretFile.write(text + (text.hasSuffix("\n") ? "" : "\n") + key + "\n", to: path)
  }

  /// Removes all keys but the last one.
  func keepLast() throws(SecretFile.Failure) {
    let lines = try SecretFile.read(path).split(separator: "\n", omittingEmptySubsequences: false)
    let keys = lines.indices.filter { !lines[$0].isEmpty && !lines[$0].hasPrefix("#") }
    let kept = lines.indices.filter { !keys.dropLast().contains($0) }.map { lines[$0] }
    try SecretFile.write(kept.joined(separator: "\n"), to: path)
  }
}
