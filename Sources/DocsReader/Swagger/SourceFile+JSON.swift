import Diagnostics

extension SourceFile {
  var isJSON: Bool { path.lowercased().hasSuffix(".json") }

  /// Whether a text stands somewhere in the file.
  func contains(_ text: String) -> Bool {
    ByteText(bytes).firstIndex(of: Array(text.utf8)) != nil
  }
}
