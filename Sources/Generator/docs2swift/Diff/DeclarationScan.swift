import SwiftEmitter

/// The positions of the declarations in one generated file.
///
/// A report shows a few hundred of a hundred thousand generated lines, so lines are classified by
/// their first bytes, and texts are only created when they are shown.
struct DeclarationScan: Sendable {
  /// A declaration with its body, or a method with its parameters. The text is not copied.
  struct Declared: Sendable {
    var name: String
    var text: Substring
  }

  private(set) var types: [Declared] = []
  /// The methods of protocols, by the name of the protocol.
  private(set) var methods: [String: [Declared]] = [:]

  init(_ contents: String) {
    var contents = contents
    contents.makeContiguousUTF8()
    let bytes = Array(contents.utf8)
    var lines = Lines(bytes)
    var openProtocol: String?
    while let line = lines.next() {
      if line.first == Self.closing {
        openProtocol = nil
      } else if let name = Self.name(in: line, after: "struct ") {
        let end = lines.skip { $0.first == Self.closing }
        types.append(Declared(name: name, text: contents.slice(line.startIndex..<end)))
      } else if let name = Self.name(in: line, after: "protocol ") {
        openProtocol = line.last == Self.closing ? nil : name
      } else if let owner = openProtocol, line.starts(with: Self.indent),
        let name = Self.name(in: line.dropFirst(2), after: "func ")
      {
        let end =
          Self.isWhole(line) ? line.endIndex : lines.skip { $0.starts(with: Self.endOfParameters) }
        methods[owner, default: []].append(
          Declared(name: name, text: contents.slice(line.startIndex..<end)))
      }
    }
  }

  private static let closing = UInt8(ascii: "}")
  private static let indent = Array("  ".utf8)
  private static let endOfParameters = Array("  )".utf8)
  private static let endsOfName = Array(" :(<{".utf8)

  /// Whether a method has no parameters, so that it is complete on its first line.
  private static func isWhole(_ line: ArraySlice<UInt8>) -> Bool {
    zip(line, line.dropFirst()).contains { $0 == (UInt8(ascii: "("), UInt8(ascii: ")")) }
  }

  /// The name after a keyword, which may follow an access level.
  private static func name(in line: ArraySlice<UInt8>, after keyword: String) -> String? {
    var rest = line
    for access in ["public ", "package ", "internal "] where rest.starts(with: access.utf8) {
      rest = rest.dropFirst(access.utf8.count)
    }
    guard rest.starts(with: keyword.utf8) else { return nil }
    let name = rest.dropFirst(keyword.utf8.count).prefix { !Self.endsOfName.contains($0) }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }
}

/// Lines without their ends.
private struct Lines {
  private let bytes: [UInt8]
  private var start = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> ArraySlice<UInt8>? {
    if start >= bytes.count { return nil }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    defer { start = end + 1 }
    return bytes[start..<end]
  }

  /// Skips to the end of the next matching line.
  ///
  /// - Returns: the end of that line.
  mutating func skip(past isLast: (ArraySlice<UInt8>) -> Bool) -> Int {
    while let line = next() { if isLast(line) { return line.endIndex } }
    return bytes.count
  }
}

extension String {
  /// The text between two offsets of UTF-8, at which characters begin.
  fileprivate func slice(_ offsets: Range<Int>) -> Substring {
    let start = utf8.index(utf8.startIndex, offsetBy: offsets.lowerBound)
    return self[start..<utf8.index(start, offsetBy: offsets.count)]
  }
}
