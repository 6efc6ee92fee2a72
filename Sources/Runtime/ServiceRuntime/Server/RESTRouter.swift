/// Finds the operation of a REST request by method and path.
struct RESTRouter: Sendable {
  /// The path of an operation.
  private struct Route: Sendable {
    let segments: [Segment]
    let operation: any ServedOperation
    /// A literal comes before a parameter, from left to right. Then a parameter that refuses some
    /// texts comes before one that accepts all.
    let rank: [Int]

    init(_ path: String, _ operation: any ServedOperation) {
      segments = path.split(separator: "/").map { Segment(String($0)) }
      self.operation = operation
      rank =
        segments.map { $0.isParameter ? 1 : 0 } + [operation.hasSelectivePath ? 0 : 1]
    }
  }

  private enum Segment: Sendable {
    case literal(String)
    case parameter(String)

    init(_ text: String) {
      let isParameter = text.hasPrefix("{") && text.hasSuffix("}")
      self = isParameter ? .parameter(String(text.dropFirst().dropLast())) : .literal(text)
    }

    var isParameter: Bool {
      if case .parameter = self { true } else { false }
    }
  }

  /// The result of the search for an operation.
  enum Match {
    case operation(any ServedOperation, pathValues: [String: String])
    /// The path exists, but only for these methods.
    case wrongMethod(allowed: [HTTPMethod])
    case nothing
  }

  /// The first operation at a path without parameters, by method and documented path. Most requests
  /// use it, and no other route comes before a literal path.
  private var asWritten: [HTTPMethod: [Substring: any ServedOperation]] = [:]
  /// Paths without parameters, in lower case.
  private var literal: [String: [Route]] = [:]
  /// Paths with parameters, by number of segments.
  private var templates: [Int: [Route]] = [:]

  init(_ operations: [any ServedOperation]) {
    for operation in operations {
      guard let rest = operation.descriptor.rest else { continue }
      let route = Route(rest.path, operation)
      if route.segments.contains(where: \.isParameter) {
        templates[route.segments.count, default: []].append(route)
      } else {
        let path = rest.path.split(separator: "/").joined(separator: "/").lowercased()
        literal[path, default: []].append(route)
        if asWritten[rest.method]?[rest.path[...]] == nil {
          asWritten[rest.method, default: [:]][rest.path[...]] = operation
        }
      }
    }
    for count in templates.keys {
      templates[count]?.sort { $0.rank.lexicographicallyPrecedes($1.rank) }
    }
  }

  /// Tries the path, then the rest of it without its first segments, because the base URL of an
  /// installation may have any path.
  func match(_ method: HTTPMethod, _ path: Substring) -> Match {
    if let operation = asWritten[method]?[path] {
      return .operation(operation, pathValues: [:])
    }
    let segments = path.split(separator: "/", maxSplits: 64)
    for skipped in 0..<min(PathSearch.maximumPrefix, segments.count) {
      let found = candidates(segments.dropFirst(skipped))
      if found.isEmpty { continue }
      return choose(method, found)
    }
    return .nothing
  }

  private func candidates(
    _ segments: ArraySlice<Substring>
  ) -> [(Route, [String: String])] {
    let exact = literal[segments.joined(separator: "/").lowercased()] ?? []
    let matching = (templates[segments.count] ?? []).compactMap { route in
      values(route, segments).map { (route, $0) }
    }
    return exact.map { ($0, [:]) } + matching
  }

  /// The values of a template's parameters; nil if the path does not match it.
  private func values(_ route: Route, _ path: ArraySlice<Substring>) -> [String: String]? {
    var values: [String: String] = [:]
    for (segment, text) in zip(route.segments, path) {
      guard let decoded = PercentEncoding.decode(text, plusIsSpace: false) else { return nil }
      switch segment {
      case .literal(let name):
        if !name.equalsIgnoringCase(decoded) { return nil }
      case .parameter(let name): values[name] = decoded
      }
    }
    return values
  }

  private func choose(
    _ method: HTTPMethod, _ found: [(route: Route, values: [String: String])]
  ) -> Match {
    let fitting = found.filter { $0.route.operation.descriptor.rest?.method == method }
    let best =
      fitting.first { fitting.count == 1 || $0.route.operation.acceptsPath($0.values) }
      ?? fitting.first
    if let best { return .operation(best.route.operation, pathValues: best.values) }
    let allowed = Set(found.compactMap { $0.route.operation.descriptor.rest?.method })
    return .wrongMethod(allowed: allowed.sorted { $0.rawValue < $1.rawValue })
  }
}
