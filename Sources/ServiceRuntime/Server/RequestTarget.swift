import Foundation

/// Path and query of a request.
struct RequestTarget {
  /// Percent-encoded.
  let path: Substring
  /// Without the `?`; nil when there is none.
  let query: Substring?

  init(_ target: String) {
    var rest = target.prefix { $0 != "#" }
    // A proxy may send the absolute form.
    if let scheme = rest.range(of: "://"), !rest.hasPrefix("/") {
      rest = rest[scheme.upperBound...].drop { $0 != "/" }
    }
    guard let mark = rest.firstIndex(of: "?") else {
      path = rest
      query = nil
      return
    }
    path = rest[..<mark]
    query = rest[rest.index(after: mark)...]
  }
}
