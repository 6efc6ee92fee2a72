/// Where the path of an include leads to.
enum IncludePath: Equatable {
  /// A path inside of the folder of pages, relative to it.
  case inside(String)
  case outside

  /// - Parameters:
  ///   - text: as it is written; `~/` begins at the folder of pages.
  ///   - page: the path of the file that includes.
  init(_ text: String, from page: String) {
    let path = (text.removingPercentEncoding() ?? text).map { $0 == "\\" ? "/" : $0 }
    var rest = String(path)
    var parts = page.split(separator: "/").dropLast().map(String.init)
    if rest.hasPrefix("~/") {
      parts = []
      rest.removeFirst(2)
    }
    guard !rest.hasPrefix("/"), !rest.contains("://") else {
      self = .outside
      return
    }
    for part in rest.prefix(while: { $0 != "?" && $0 != "#" }).split(separator: "/")
    where part != "." {
      if part != ".." {
        parts.append(String(part))
      } else if parts.popLast() == nil {
        self = .outside
        return
      }
    }
    self = .inside(parts.joined(separator: "/"))
  }
}

extension String {
  /// Nil for text that is not percent-encoded.
  fileprivate func removingPercentEncoding() -> String? {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let digits = String(rest.prefix(2)),
        let value = UInt8(digits, radix: 16)
      else { return nil }
      rest = rest.dropFirst(2)
      bytes.append(value)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
