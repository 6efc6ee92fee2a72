/// A file to be written: the path inside the output folder and the text.
package struct GeneratedFile: Equatable, Sendable {
  /// Relative to the output folder, with `/`.
  package var path: String
  /// In UTF-8. Most files do not change, so their bytes are only compared.
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, contents: String) {
    self.init(path: path, bytes: Array(contents.utf8))
  }

  package var contents: String { String(decoding: bytes, as: UTF8.self) }
}
