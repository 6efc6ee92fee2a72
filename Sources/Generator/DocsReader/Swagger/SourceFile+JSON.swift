import Diagnostics

extension SourceFile {
  var isJSON: Bool { path.hasSuffix(ignoringCase: ".json") }

  /// Whether the file contains a text.
  func contains(_ text: String) -> Bool {
    ByteText(bytes).firstIndex(of: Array(text.utf8)) != nil
  }
}
