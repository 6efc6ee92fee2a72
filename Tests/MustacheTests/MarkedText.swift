import Diagnostics

/// A template in whose text the markers ① to ⑨ show where diagnostics are expected.
struct MarkedText {
  static let markers = Array("①②③④⑤⑥⑦⑧⑨" as String)

  /// The template without the markers.
  let file: SourceFile
  /// `path:line:column` for each marker, in bytes.
  let places: [Character: String]

  init(path: String, _ text: String) {
    var clean = ""
    var offsets: [Character: Int] = [:]
    for character in text {
      if Self.markers.contains(character) {
        offsets[character] = clean.utf8.count
      } else {
        clean.append(character)
      }
    }
    let file = SourceFile(path: path, text: clean)
    self.file = file
    self.places = offsets.mapValues { file.location(atOffset: $0).place }
  }
}

extension SourceLocation {
  var place: String { "\(path):\(line):\(column)" }
}

extension Diagnostic {
  /// The diagnostic in one line: `place rule: message (hint)`.
  var line: String {
    "\(location?.place ?? "-") \(rule.id): \(message)" + (hint.map { " (\($0))" } ?? "")
  }
}
