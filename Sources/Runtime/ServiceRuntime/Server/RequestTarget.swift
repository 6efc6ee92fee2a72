/// Path and query of a request.
struct RequestTarget {
  /// Percent-encoded.
  let path: Substring
  /// Without the `?`; nil if there is none.
  let query: Substring?

  init(_ target: String) {
    var rest = Substring(target.utf8.prefix { $0 != UInt8(ascii: "#") })
    // A proxy may send the absolute form.
    if !rest.utf8.starts(with: "/".utf8), let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...].drop { $0 != "/" }
    }
    guard let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) else {
      path = rest
      query = nil
      return
    }
    path = rest[..<mark]
    query = rest[rest.index(after: mark)...]
  }
}
