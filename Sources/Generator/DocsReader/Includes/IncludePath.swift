/// The file to which the path of an include leads.
enum IncludePath: Equatable {
  /// A path inside of the folder of pages, relative to that folder.
  case inside(String)
  case outside

  /// - Parameters:
  ///   - text: the path as it is written; `~/` is the folder of pages.
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
  /// The text with its percent-encoding decoded; nil if a part of it is not valid UTF-8 or not
  /// encoded correctly.
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
