import Diagnostics

extension SourceFile {
  var isJSON: Bool { path.hasSuffix(ignoringCase: ".json") }

  /// Whether a text stands somewhere in the file.
  func contains(_ text: String) -> Bool {
    ByteText(bytes).firstIndex(of: Array(text.utf8)) != nil
  }
}
